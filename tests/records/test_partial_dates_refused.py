"""Partial dates that are refused: one case per way to fail, with what the officer is told."""

from time import perf_counter

import pytest
from django.utils import translation

from records.partial_dates import PartialDateError, parse

FORMS = (
    "This is not a date that can be read. Write a year 2023, a month 2023-09, a day "
    "2023-09-14, a season 2023-21 (spring) to 2023-24 (winter), about a year 2023~, "
    "from and to 2022-02-24/2023-06, or since a year 2022/.."
)
DIGITS = "Write the date with the digits 0 to 9, for example 2023-09-14."
FOUR_DIGITS = "Write the year with four digits, for example 2023, and the day as 2023-09-14."
HIDDEN = "The date contains a character that cannot be seen. Type the date anew."
IN_DIGITS = "Write the date in digits, for example 2023-09-14, 2023-09, or 2023~ for about 2023."
NO_30_FEBRUARY = (
    "There is no 30 February 2023: that month has 28 days. "
    "Correct the day, or write 2023-02 if only the month is known."
)
NO_MONTH_13 = (
    "There is no month 13. Write 01 to 12 for a month, or 21 spring, 22 summer, "
    "23 autumn, 24 winter."
)
RANGE = "Write a year from 0001 to 9999, with four digits."
SEASON_YEAR = (
    "A season needs its year. Write 2022-21 for spring 2022, 22 summer, 23 autumn, 24 winter."
)
TOO_LONG = "A date has at most 32 characters. Write a day like 2023-09-14."


def spelled(suggestion: str) -> str:
    return f"Write this date as {suggestion}."


def year_first(suggestion: str) -> str:
    return f"Write the year first, then the month and the day: {suggestion}."


def not_x(suggestion: str) -> str:
    return f"Digits that are not known are not written as X. Write {suggestion}."


def months_for(suggestion: str) -> str:
    return f"An interval cannot begin or end with a season. Write months: {suggestion}."


def plain_season(season: str, year: str) -> str:
    return (
        f'A season cannot be "about" or "possibly". '
        f"Write {season} for the season, or {year}~ for about {year}."
    )


REFUSED = [
    ("", "empty", "Write a date, for example 2023-09-14, 2023-09 or 2023."),
    ("2023-09-14" * 4, "too_long", TOO_LONG),
    ("2023\x0009", "hidden_character", HIDDEN),
    ("2023\u200b-09", "hidden_character", HIDDEN),
    ("٢٠٢٣-٠٩", "digits", DIGITS),
    ("２０２３", "digits", DIGITS),
    ("2023-02-30", "impossible_day", NO_30_FEBRUARY),
    ("30.02.2023", "impossible_day", NO_30_FEBRUARY),
    (
        "1900-02-29",
        "impossible_day",
        "There is no 29 February 1900: that month has 28 days. "
        "Correct the day, or write 1900-02 if only the month is known.",
    ),
    (
        "2023-04-00",
        "impossible_day",
        "There is no 0 April 2023: that month has 30 days. "
        "Correct the day, or write 2023-04 if only the month is known.",
    ),
    ("2022/2023-02-30", "impossible_day", NO_30_FEBRUARY),
    ("2023-13", "impossible_month", NO_MONTH_13),
    ("2023-13-32", "impossible_month", NO_MONTH_13),
    ("01.13.2023", "impossible_month", NO_MONTH_13),
    (
        "2023-14-09",
        "day_before_month",
        "The month comes before the day. Write 2023-09-14.",
    ),
    ("14.09.2023", "day_format", year_first("2023-09-14")),
    ("14/09/2023", "day_format", year_first("2023-09-14")),
    ("4.9.2023", "day_format", year_first("2023-09-04")),
    ("09.2023", "day_format", year_first("2023-09")),
    ("2023.09.14", "day_format", year_first("2023-09-14")),
    ("2023-9-14", "day_format", year_first("2023-09-14")),
    ("2023–09–14", "day_format", year_first("2023-09-14")),
    ("20230914", "day_format", year_first("2023-09-14")),
    ("весна", "season_without_year", SEASON_YEAR),
    ("Навесні", "season_without_year", SEASON_YEAR),
    ("spring", "season_without_year", SEASON_YEAR),
    ("весна 2022", "spelling", spelled("2022-21")),
    ("влітку 2022 року", "spelling", spelled("2022-22")),
    ("Autumn of 2022", "spelling", spelled("2022-23")),
    ("зима 2022/23", "spelling", spelled("2022-24")),
    ("вересень 2023", "spelling", spelled("2023-09")),
    ("14 вересня 2023 р.", "spelling", spelled("2023-09-14")),
    ("14 September 2023", "spelling", spelled("2023-09-14")),
    ("близько 1990", "spelling", spelled("1990~")),
    ("імовірно 1990", "spelling", spelled("1990?")),
    ("possibly about 1990", "spelling", spelled("1990%")),
    ("від 2022", "spelling", spelled("2022/..")),
    ("до серпня 2023", "spelling", spelled("../2023-08")),
    ("від лютого 2022 до червня 2023", "spelling", spelled("2022-02/2023-06")),
    ("від весни 2022", "spelling", spelled("2022-03/..")),
    ("від весни до зими 2022", "words", IN_DIGITS),
    ("до весни 2022", "spelling", spelled("../2022-05")),
    ("весна-літо 2022", "words", IN_DIGITS),
    ("весна 0000", "words", IN_DIGITS),
    ("30 лютого 2023", "words", IN_DIGITS),
    ("березень-травень 2022", "words", IN_DIGITS),
    ("14 2022 жовтня 2023", "words", IN_DIGITS),
    ("1 і 2 жовтня 2023", "words", IN_DIGITS),
    ("від 14 року 2022", "words", IN_DIGITS),
    ("unknown", "words", IN_DIGITS),
    ("вересень", "words", IN_DIGITS),
    ("~1990", "spelling", spelled("1990~")),
    ("1990?~", "spelling", spelled("1990%")),
    ("2022 / 2023", "spelling", spelled("2022/2023")),
    ("2023 - 09", "spelling", spelled("2023-09")),
    ("199X", "unspecified_digits", not_x("1990/1999")),
    ("19xx", "unspecified_digits", not_x("1900/1999")),
    ("199Х", "unspecified_digits", not_x("1990/1999")),
    ("2023-XX", "unspecified_digits", not_x("2023")),
    ("2023-09-XX", "unspecified_digits", not_x("2023-09")),
    ("2023-XX-14", "unspecified_digits", not_x("2023")),
    ("23", "short_year", FOUR_DIGITS),
    ("’98", "short_year", FOUR_DIGITS),
    ("14.09.23", "short_year", FOUR_DIGITS),
    ("0000", "year_range", RANGE),
    ("12023", "year_range", RANGE),
    ("-0044", "year_range", RANGE),
    ("01.01.0000", "year_range", RANGE),
    ("2022-21~", "qualified_season", plain_season("2022-21", "2022")),
    ("2022-24?", "qualified_season", plain_season("2022-24", "2022")),
    (
        "2022-21-05",
        "season_with_day",
        "A season has no day. Write 2022-21 for the season, or a month from 01 to 12.",
    ),
    ("2022-21/2022-22", "season_in_interval", months_for("2022-03/2022-08")),
    ("0988-21/..", "season_in_interval", months_for("0988-03/..")),
    ("2022-24/..", "season_in_interval", months_for("2022-12/..")),
    ("../2022-24", "season_in_interval", months_for("../2023-02")),
    ("2022/2023-21", "season_in_interval", months_for("2022-01/2023-05")),
    (
        "2023-09/2023-08",
        "end_before_begin",
        "The interval ends before it begins. Did you mean 2023-08/2023-09?",
    ),
    (
        "../..",
        "no_end_known",
        "An interval needs at least one date. Leave the field empty if none is known.",
    ),
    (
        "2022/",
        "unknown_end",
        "An end that is not known is not left empty. Write 2022/.. if it is open, or 2022 alone.",
    ),
    (
        "/2022",
        "unknown_end",
        "An end that is not known is not left empty. Write ../2022 if it is open, or 2022 alone.",
    ),
    (
        "2022–2024",
        "dash_in_interval",
        "From and to are parted by a slash. Write 2022/2024.",
    ),
    (
        "2022/2023/2024",
        "too_many_slashes",
        "An interval has one beginning and one end. Write 2022-02-24/2023-06.",
    ),
    ("..", "format", FORMS),
    ("?", "format", FORMS),
    ("2023-09-14-15", "format", FORMS),
]


@pytest.mark.parametrize(("text", "code", "message"), REFUSED)
def test_refused_with_what_to_write(text: str, code: str, message: str) -> None:
    with pytest.raises(PartialDateError) as refused:
        parse(text)

    with translation.override("en"):
        assert (refused.value.code, str(refused.value.message)) == (code, message)


def test_message_names_the_day_in_the_readers_language() -> None:
    with pytest.raises(PartialDateError) as refused:
        parse("2023-02-30")

    with translation.override("uk"):
        assert str(refused.value).count("30 лютого 2023") == 1


@pytest.mark.parametrize("text", ["9" * 5_000_000, "-" * 5_000_000, "весна " * 1_000_000])
def test_huge_text_is_refused_at_once(text: str) -> None:
    began = perf_counter()

    with pytest.raises(PartialDateError) as refused:
        parse(text)

    assert (refused.value.code, perf_counter() - began < 0.5) == ("too_long", True)
