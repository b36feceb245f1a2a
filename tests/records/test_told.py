"""What sources say, in words: one row for each shape."""

import pytest

from records.plurals import Noun
from records.told import code_said, quantity_said, told

GENERATOR = Noun(("generator", "generators"), ("генератор", "генератори", "генераторів"))


@pytest.mark.parametrize(
    ("fact", "says", "language", "words"),
    [
        ("established", "1976-12-12", "en", "12 December 1976"),
        ("established", "1998~", "uk", "близько 1998"),
        ("ended", "2016-02", "uk", "лютий 2016"),
        ("signed_on", "2022-21", "uk", "навесні 2022"),
        ("when", "2022-02-24/..", "en", "since 24 February 2022"),
        ("when", "next week", "en", "next week"),
        ("quantity", "2500 tonnes", "en", "2,500 tonnes"),
        ("quantity", "2.5 tonnes", "uk", "2,5 т"),
        ("quantity", "47000000 EUR", "en", "EUR 47,000,000"),
        ("quantity", ">1 pieces", "en", "more than 1 piece"),
        ("quantity", "6 regions", "en", "6 regions"),
        ("quantity", "0 tonnes", "en", "0 tonnes"),
        ("quantity", "-5 tonnes", "en", "-5 tonnes"),
        ("kind", "sister city agreement", "en", "sister city agreement (word)"),
        ("kind", "sister_city_agreement", "en", "sister city agreement (word)"),
        ("status", "asleep", "en", "asleep"),
    ],
)
def test_values_in_words(fact, says, language, words):
    labels = {"sister_city_agreement": "sister city agreement (word)"}

    assert told(fact, says, language, labels) == words


def test_pieces_are_of_their_good():
    assert told("quantity", "5 pieces", "uk", noun=GENERATOR) == "5 генераторів"


def test_other_units_keep_their_word_beside_a_good():
    assert told("quantity", "5 vehicles", "en", noun=GENERATOR) == "5 vehicles"


def test_code_of_words():
    assert code_said(" Letter of intent ") == "letter_of_intent"


@pytest.mark.parametrize(
    "says", ["", "many", "5", "5  tonnes", "1e9 tonnes", "5 tonnes 6", "٥ EUR"]
)
def test_shapes_that_are_no_quantity(says):
    assert quantity_said(says) is None
