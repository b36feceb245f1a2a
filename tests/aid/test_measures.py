"""Measures: what may be added up with what."""

from decimal import Decimal

import pytest

from aid.measures import ALL_VEHICLES, ItemRow, Measure
from records.quantities import Qualifier, Quantity

EUROS = Measure("money", None, "EUR")
GENERATORS = Measure("goods", "generator", "pieces")
TONNES = Measure("goods", None, "tonnes")


def item(number, unit, good="", nature="goods"):
    quantity = Quantity(Qualifier.EXACTLY, Decimal(number), None, unit)
    return ItemRow("", nature, good, quantity)


@pytest.mark.parametrize(
    ("measure", "label", "label_uk", "kind"),
    [
        (ALL_VEHICLES, "vehicles", "техніка", "vehicles of all kinds"),
        (GENERATORS, "generators", "генератори", "pieces"),
        (TONNES, "tonnes of goods", "тонни товарів", "goods of all kinds"),
        (EUROS, "euro", "євро", "money given"),
        (
            Measure("people_helped", None, "people"),
            "people helped abroad",
            "люди, яким допомогли за кордоном",
            "",
        ),
    ],
)
def test_measure_has_words(measure, label, label_uk, kind):
    assert [measure.label("en"), measure.label("uk"), measure.kind("en")] == [label, label_uk, kind]


@pytest.mark.parametrize(
    ("measure", "name", "name_uk"),
    [
        (GENERATORS, "generators", "генератори"),
        (TONNES, "tonnes of goods", "тонни товарів"),
        (EUROS, "euro (money given)", "євро (надані гроші)"),
        (Measure("loan", None, "EUR"), "euro (loans)", "євро (позики)"),
    ],
)
def test_currencies_are_named_with_what_they_are(measure, name, name_uk):
    assert (measure.name("en"), measure.name("uk")) == (name, name_uk)


@pytest.mark.parametrize(
    ("made", "measure"),
    [
        (item(5, "vehicles", "bus"), ALL_VEHICLES),
        (item(5, "vehicles", "mixed"), ALL_VEHICLES),
        (item(5, "pieces", "generator"), GENERATORS),
        (item(5, "tonnes", "medical-supplies"), TONNES),
        (item(5, "EUR", nature="money"), EUROS),
        (item(5, "EUR", nature="loan"), Measure("loan", None, "EUR")),
        (item(5, "PLN", nature="valuation"), Measure("valuation", None, "PLN")),
        (item(5, "pieces", "other"), None),
        (item(5, "people", nature="context"), None),
    ],
)
def test_item_adds_up_with_its_measure_alone(made, measure):
    assert made.measure == measure


def test_item_in_words_names_the_good_of_its_pieces():
    made = item(13, "pieces", "generator")
    assert (made.in_words("en"), made.in_words("uk")) == ("13 generators", "13 генераторів")


def test_item_of_unlike_pieces_keeps_its_number():
    assert item(300, "pieces", "other").in_words("en") == "300 pieces"
