"""Partial dates: bounds, years, traits, certainty (tables of cases)."""

from datetime import date

import pytest

from records.partial_dates import PartialDate, certainty, parse

BOUNDS = [
    ("1990", "1990-01-01", "1990-12-31"),
    ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
    ("2023-09", "2023-09-01", "2023-09-30"),
    ("2023-02", "2023-02-01", "2023-02-28"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("1900-02", "1900-02-01", "1900-02-28"),
    ("2000-02", "2000-02-01", "2000-02-29"),
    ("2023-12", "2023-12-01", "2023-12-31"),
    ("2023-09-14", "2023-09-14", "2023-09-14"),
    ("2024-02-29", "2024-02-29", "2024-02-29"),
    ("2022-21", "2022-03-01", "2022-05-31"),
    ("2022-22", "2022-06-01", "2022-08-31"),
    ("2022-23", "2022-09-01", "2022-11-30"),
    ("2022-24", "2022-12-01", "2023-02-28"),
    ("2023-24", "2023-12-01", "2024-02-29"),
    ("9999-24", "9999-12-01", "9999-12-31"),
    ("1990~", "1990-01-01", "1990-12-31"),
    ("1990?", "1990-01-01", "1990-12-31"),
    ("1990%", "1990-01-01", "1990-12-31"),
    ("2023-09~", "2023-09-01", "2023-09-30"),
    ("2016-02-11~", "2016-02-11", "2016-02-11"),
    ("2022-02-24/2023-06", "2022-02-24", "2023-06-30"),
    ("2022/2024", "2022-01-01", "2024-12-31"),
    ("2022-04/2022", "2022-04-01", "2022-12-31"),
    ("2022/2022-03", "2022-01-01", "2022-03-31"),
    ("2025-09-18/2025-09-21", "2025-09-18", "2025-09-21"),
    ("2022~/2023", "2022-01-01", "2023-12-31"),
    ("2022/2023-05?", "2022-01-01", "2023-05-31"),
    ("2022/..", "2022-01-01", None),
    ("2022-03-29/..", "2022-03-29", None),
    ("2022~/..", "2022-01-01", None),
    ("../2023-08", None, "2023-08-31"),
    ("../2023-08-15", None, "2023-08-15"),
    ("../2024%", None, "2024-12-31"),
]

# text, year, Ukrainian label, English label
YEARS = [
    ("2024-05-01", 2024, "2024", "2024"),
    ("1998~", 1998, "бл. 1998", "c. 1998"),
    ("1998?", 1998, "1998?", "1998?"),
    ("1998%", 1998, "бл. 1998?", "c. 1998?"),
    ("2022/2024", 2022, "2022–2024", "2022–2024"),
    ("2022~/2024", 2022, "бл. 2022–2024", "c. 2022–2024"),
    ("2022-03/2022-05", 2022, "2022", "2022"),
    ("2022-22", 2022, "2022", "2022"),
    ("2022-24", 2022, "2022/23", "2022/23"),
    ("2022/..", 2022, "від 2022", "since 2022"),
    ("2022~/..", 2022, "від бл. 2022", "since c. 2022"),
    ("../2023-08", 2023, "до 2023", "until 2023"),
]

# text, is_approximate, is_uncertain, is_interval
TRAITS = [
    ("2023-09-14", False, False, False),
    ("2023-09-14~", True, False, False),
    ("2023-09-14?", False, True, False),
    ("2023-09-14%", True, True, False),
    ("2023-09", False, False, False),
    ("2022-21", False, False, False),
    ("2022/2023~", True, False, True),
    ("2022/..", False, False, True),
    ("../2023-08-15", False, False, True),
]

CERTAINTIES = [
    ("2023-09-14", 2023, "definitely"),
    ("2023-09-14", 2022, "no"),
    ("2023-09-14", 2024, "no"),
    ("2023", 2023, "definitely"),
    ("2022-03/2022-05", 2022, "definitely"),
    ("2023~", 2023, "possibly"),
    ("2023?", 2023, "possibly"),
    ("2023~", 2022, "no"),
    ("2022/2023", 2022, "possibly"),
    ("2022/2023", 2023, "possibly"),
    ("2022-24", 2022, "possibly"),
    ("2022-24", 2023, "possibly"),
    ("2022-24", 2024, "no"),
    ("2022/..", 2021, "no"),
    ("2022/..", 2030, "possibly"),
    ("../2023-08", 2023, "possibly"),
    ("../2023-08", 1990, "possibly"),
    ("../2023-08", 2024, "no"),
]

# Every form that the first register holds, by the columns it stands in.
# fmt: off
REGISTER = [
    "1954", "1956-03-21", "1962", "1977", "1990-05-17", "1992-09", "1998~", "2004~", "2011~",
    "2016-02-11", "2022-03", "2023-09-14", "2022~", "2023~", "2024~", "2026-02~", "2022-21",
    "2022/..", "2024/..", "2022-03-29/..", "2023-08-16/..", "2022-05/..", "2025-01/..",
    "../2023-08", "2022/2023", "2023/2024", "2024/2025", "2012/2018", "2022/2023-01",
    "2022/2023-10", "2022/2025-10-17", "2022/2024-01", "2022/2023-12", "2023-10/2024",
    "2024-04/2025", "2022-12/2023", "2022-04/2022", "2022-11/2022-12", "2022-02/2024-12",
    "2022-02/2024-06-04", "2022-02-24/2025-10-15", "2022-07-31/2022-08", "2025-08/2025-09-30",
    "2024-07-01/2025-09-03", "2023-01-11/2023-01-13", "2025-08-31/2025-09-07",
]
# fmt: on


@pytest.mark.parametrize(("text", "earliest", "latest"), BOUNDS)
def test_bounds(text: str, earliest: str | None, latest: str | None) -> None:
    first = date.fromisoformat(earliest) if earliest else None
    last = date.fromisoformat(latest) if latest else None

    assert parse(text) == PartialDate(text, first, last)


@pytest.mark.parametrize(("text", "year", "uk", "en"), YEARS)
def test_years(text: str, year: int, uk: str, en: str) -> None:
    day = parse(text)

    assert (day.year, day.year_label("uk"), day.year_label("en")) == (year, uk, en)


@pytest.mark.parametrize(("text", "approximate", "uncertain", "interval"), TRAITS)
def test_traits(text: str, approximate: bool, uncertain: bool, interval: bool) -> None:
    day = parse(text)

    traits = (day.is_approximate, day.is_uncertain, day.is_interval)

    assert traits == (approximate, uncertain, interval)


@pytest.mark.parametrize(("text", "year", "expected"), CERTAINTIES)
def test_certainty_of_a_year(text: str, year: int, expected: str) -> None:
    assert certainty(parse(text), year) == expected


@pytest.mark.parametrize("text", REGISTER)
def test_forms_of_the_first_register_are_read(text: str) -> None:
    assert str(parse(text)) == text


def test_surrounding_spaces_do_not_count() -> None:
    assert parse(" \t2023-09\u00a0\n") == parse("2023-09")
