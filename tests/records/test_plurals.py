"""Numbers and the nouns they count."""

from decimal import Decimal

import pytest

from records.plurals import Noun, format_number, plural_category

BUS = Noun(("bus", "buses"), ("автобус", "автобуси", "автобусів"), uk_genitive="автобуса")
MACHINE = Noun(("machine", "machines"), ("машина", "машини", "машин"), uk_accusative="машину")


@pytest.mark.parametrize(
    ("number", "category"),
    [
        (0, "many"),
        (1, "one"),
        (2, "few"),
        (4, "few"),
        (5, "many"),
        (11, "many"),
        (12, "many"),
        (14, "many"),
        (20, "many"),
        (21, "one"),
        (22, "few"),
        (25, "many"),
        (111, "many"),
        (112, "many"),
        (121, "one"),
        (1001, "one"),
        (Decimal("21.000"), "one"),
        (Decimal("2.5"), "other"),
    ],
)
def test_ukrainian_category_follows_cldr(number, category):
    assert plural_category(number, "uk") == category


@pytest.mark.parametrize(
    ("number", "category"), [(1, "one"), (Decimal("1.000"), "one"), (0, "other"), (21, "other")]
)
def test_english_category_follows_cldr(number, category):
    assert plural_category(number, "en") == category


@pytest.mark.parametrize(
    ("number", "english", "ukrainian"),
    [
        (7, "7", "7"),
        (999, "999", "999"),
        (3500, "3,500", "3500"),
        (9999, "9,999", "9999"),
        (10_000, "10,000", "10\u00a0000"),
        (7_895_000, "7,895,000", "7\u00a0895\u00a0000"),
        (Decimal("2.600"), "2.6", "2,6"),
        (Decimal("3500.00"), "3,500", "3500"),
        (Decimal("12345.75"), "12,345.75", "12\u00a0345,75"),
        (Decimal("1E+6"), "1,000,000", "1\u00a0000\u00a0000"),
    ],
)
def test_number_is_written_as_readers_write_it(number, english, ukrainian):
    assert (format_number(number, "en"), format_number(number, "uk")) == (english, ukrainian)


@pytest.mark.parametrize(
    ("number", "nominative", "genitive"),
    [
        (1, "1 автобус", "1 автобуса"),
        (3, "3 автобуси", "3 автобусів"),
        (5, "5 автобусів", "5 автобусів"),
        (21, "21 автобус", "21 автобуса"),
        (Decimal("2.5"), "2,5 автобуса", "2,5 автобуса"),
    ],
)
def test_ukrainian_noun_takes_the_form_of_number_and_case(number, nominative, genitive):
    assert BUS.counted(number, "uk") == nominative
    assert BUS.counted(number, "uk", "genitive") == genitive


def test_accusative_differs_after_one_only():
    assert MACHINE.counted(21, "uk", "accusative") == "21 машину"
    assert MACHINE.counted(22, "uk", "accusative") == "22 машини"
    assert BUS.counted(21, "uk", "accusative") == "21 автобус"


def test_genitive_singular_defaults_to_the_second_form():
    assert MACHINE.counted(Decimal("2.5"), "uk") == "2,5 машини"


def test_english_noun_is_singular_after_one_only():
    assert [BUS.counted(n, "en") for n in (1, 2, 21)] == ["1 bus", "2 buses", "21 buses"]


def test_plural_is_the_heading():
    assert (BUS.plural("en"), BUS.plural("uk")) == ("buses", "автобуси")
