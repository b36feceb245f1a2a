"""Units of quantities and their words."""

import pytest

from records.currencies import CURRENCIES
from records.units import is_currency, is_unit, of_unknown, unit_label, unit_noun


@pytest.mark.parametrize("code", ["EUR", "PLN", "UAH", "XCG", "ZWG", "HRK", "BGN"])
def test_currency_of_iso_4217_is_accepted(code):
    assert is_currency(code) is True


@pytest.mark.parametrize("code", ["eur", "XXX", "XAU", "ABC", "tonnes", "", "DEM"])
def test_what_is_no_currency_of_a_gift_is_refused(code):
    assert is_currency(code) is False


def test_every_named_currency_is_a_currency():
    assert [code for code in CURRENCIES if not is_currency(code)] == []


def test_currencies_that_the_register_meets_have_names():
    met = "AUD BGN CAD CHF CZK DKK EUR GBP HUF ISK JPY KRW NOK PLN RON SEK TRY UAH USD"
    assert " ".join(sorted(CURRENCIES)) == met


@pytest.mark.parametrize("code", ["tonnes", "vehicles", "pieces", "people", "EUR"])
def test_unit_is_a_measure_or_a_currency(code):
    assert is_unit(code) is True


@pytest.mark.parametrize("code", ["kg", "Tonnes", "", "euro"])
def test_other_word_is_no_unit(code):
    assert is_unit(code) is False


@pytest.mark.parametrize(
    ("code", "number", "english", "ukrainian"),
    [
        ("tonnes", 3500, "tonnes", "т"),
        ("vehicles", 1, "vehicle", "одиниця техніки"),
        ("vehicles", 3, "vehicles", "одиниці техніки"),
        ("vehicles", 89, "vehicles", "одиниць техніки"),
        ("pieces", 5, "pieces", "штук"),
        ("people", 4500, "people", "людей"),
        ("EUR", 100, "euro", "євро"),
        ("CHF", 2, "Swiss francs", "швейцарські франки"),
        ("NOK", 5, "Norwegian kroner", "норвезьких крон"),
        ("THB", 5, "THB", "THB"),
    ],
)
def test_unit_follows_its_number(code, number, english, ukrainian):
    assert unit_noun(code).form(number, "en") == english
    assert unit_noun(code).form(number, "uk") == ukrainian


@pytest.mark.parametrize(
    ("code", "english", "ukrainian"),
    [
        ("tonnes", "tonnes", "тонни"),
        ("vehicles", "vehicles", "техніка"),
        ("pieces", "pieces", "штуки"),
        ("people", "people", "люди"),
        ("USD", "US dollars", "долари США"),
        ("THB", "THB", "THB"),
    ],
)
def test_unit_label_is_a_heading(code, english, ukrainian):
    assert (unit_label(code, "en"), unit_label(code, "uk")) == (english, ukrainian)


@pytest.mark.parametrize(
    ("code", "english", "ukrainian"),
    [
        ("tonnes", "of unknown weight", "без зазначеної ваги"),
        ("EUR", "of unknown amount", "без зазначеної суми"),
        ("vehicles", "of unknown number", "без зазначеної кількості"),
    ],
)
def test_what_a_row_leaves_open_is_named_by_its_unit(code, english, ukrainian):
    assert (of_unknown(code, "en"), of_unknown(code, "uk")) == (english, ukrainian)
