"""Small numbers as words and names in a row."""

import pytest

from portal.pages.wording import in_a_row, numeral


@pytest.mark.parametrize(
    ("number", "en", "uk"),
    [(1, "one", "одне"), (4, "four", "чотири"), (10, "ten", "десять"), (11, "11", "11")],
)
def test_numeral(number, en, uk):
    assert (numeral(number, "en"), numeral(number, "uk")) == (en, uk)


@pytest.mark.parametrize(
    ("names", "row"),
    [
        ([], ""),
        (["Kyiv"], "Kyiv"),
        (["Kyiv", "Lviv"], "Kyiv and Lviv"),
        (["Kyiv", "Lviv", "Odesa"], "Kyiv, Lviv and Odesa"),
    ],
)
def test_names_in_a_row(names, row):
    assert in_a_row(names, "en") == row


def test_names_in_a_ukrainian_row():
    assert in_a_row(["Харків", "Одеса"], "uk") == "Харків і Одеса"
