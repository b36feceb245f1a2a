"""The vocabulary of goods."""

import pytest
from django.utils import translation

from aid.goods import (
    GOOD_CHOICES,
    GOODS,
    VEHICLES,
    WITHOUT_COMMON_PIECE,
    adds_up_in_pieces,
    good_label,
)


@pytest.mark.parametrize(
    ("code", "english", "ukrainian"),
    [
        ("generator", "generators", "генератори"),
        ("cogeneration-unit", "cogeneration units", "когенераційні установки"),
        ("bus", "buses", "автобуси"),
        ("metro-car", "metro cars", "вагони метро"),
        ("fire-engine", "fire engines", "пожежні автомобілі"),
        ("prosthesis", "prostheses", "протези"),
        ("medical-supplies", "medical supplies", "медичні засоби"),
        ("other", "other goods", "інші товари"),
    ],
)
def test_good_has_a_label_in_both_languages(code, english, ukrainian):
    assert (good_label(code, "en"), good_label(code, "uk")) == (english, ukrainian)


@pytest.mark.parametrize(
    ("code", "one", "few", "many"),
    [
        ("generator", "1 генератор", "3 генератори", "90 генераторів"),
        (
            "cogeneration-unit",
            "1 когенераційна установка",
            "2 когенераційні установки",
            "6 когенераційних установок",
        ),
        ("hospital-bed", "1 лікарняне ліжко", "2 лікарняні ліжка", "40 лікарняних ліжок"),
        ("boiler-house", "1 котельня", "2 котельні", "5 котелень"),
    ],
)
def test_good_is_counted_in_ukrainian(code, one, few, many):
    numbers = [int(text.split()[0]) for text in (one, few, many)]
    assert [GOODS[code].counted(n, "uk") for n in numbers] == [one, few, many]


def test_vocabulary_holds_the_goods_of_the_register():
    assert len(GOODS) == 29
    assert sorted(GOODS) == sorted({code for code, _ in GOOD_CHOICES})


def test_rules_name_goods_of_the_vocabulary():
    assert sorted((VEHICLES | WITHOUT_COMMON_PIECE) - set(GOODS)) == []


@pytest.mark.parametrize("code", ["generator", "computer", "hospital-bed"])
def test_pieces_of_one_good_add_up(code):
    assert adds_up_in_pieces(code) is True


@pytest.mark.parametrize("code", ["mixed", "other", "relief-goods", "tram", "", "nonsense"])
def test_pieces_of_unlike_things_do_not_add_up(code):
    assert adds_up_in_pieces(code) is False


def test_label_of_a_code_outside_the_vocabulary_is_refused():
    with pytest.raises(KeyError):
        good_label("nonsense", "en")


def test_choices_speak_the_readers_language():
    label = dict(GOOD_CHOICES)["generator"]
    with translation.override("uk"):
        assert str(label) == "генератори"
    with translation.override("en"):
        assert str(label) == "generators"
