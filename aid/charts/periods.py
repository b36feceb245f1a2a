"""Periods of a time axis: years or quarters, and ranges of them. Pure.

A period is written as aid.grouping.time_key writes it: "2022-Q1", "2022", "2022-Q1/2022-Q3".
"""

from dataclasses import dataclass

QUARTERS = 4
_ROMAN = ("I", "II", "III", "IV")


def number_of(period: str) -> int:
    """The place of a year or quarter on its axis."""
    year, dash, quarter = period.partition("-Q")
    return int(year) * QUARTERS + int(quarter) - 1 if dash else int(year)


def period_at(number: int, in_quarters: bool) -> str:
    """The year or quarter at a place."""
    if not in_quarters:
        return str(number)
    return f"{number // QUARTERS}-Q{number % QUARTERS + 1}"


def one_in_words(period: str, language: str) -> str:
    """A year or quarter for readers: "Q1 2022", «I кв. 2022»."""
    year, dash, quarter = period.partition("-Q")
    if not dash:
        return year
    return f"{_ROMAN[int(quarter) - 1]} кв. {year}" if language == "uk" else f"Q{quarter} {year}"


@dataclass(frozen=True)
class Period:
    """Where rows lie: surely in one period, or somewhere in a range. Unknown: None, open."""

    text: str
    first: int | None
    last: int | None
    is_sure: bool

    def in_words(self, language: str) -> str:
        """For readers: "Q1 2022", "between Q1 2022 and Q3 2022", "since Q1 2022"."""
        begin, slash, end = self.text.partition("/")
        if not slash:
            return one_in_words(begin, language)
        first, last = (one_in_words(one, language) if one else "" for one in (begin, end))
        is_uk = language == "uk"
        if not last:
            return f"з {first}" if is_uk else f"since {first}"
        if not first:
            return f"до {last}" if is_uk else f"until {last}"
        if first == last:
            return f"близько {first}" if is_uk else f"about {first}"
        return f"між {first} та {last}" if is_uk else f"between {first} and {last}"


def read_period(text: str) -> Period:
    """A period by its text."""
    begin, slash, end = text.partition("/")
    if not slash:
        return Period(text, number_of(begin), number_of(begin), is_sure=True)
    ends = [number_of(one) if one else None for one in (begin, end)]
    return Period(text, ends[0], ends[1], is_sure=False)
