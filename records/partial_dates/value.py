"""A partial date as records hold it: the text entered, its bounds and its words."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from records.partial_dates import words
from records.partial_dates.moments import Span
from records.partial_dates.reading import read

Certainty = Literal["definitely", "possibly", "no"]


@dataclass(frozen=True)
class PartialDate:
    """A date as precisely as it is known, made by `parse`.

    Source: EDTF level 1 (ISO 8601-2:2019).
    Unknown: earliest None where the beginning is open, latest None where the end is.
    """

    text: str
    earliest: date | None
    latest: date | None

    def __str__(self) -> str:
        return self.text

    @property
    def _span(self) -> Span:
        return read(self.text)

    @property
    def is_interval(self) -> bool:
        """Whether it has a beginning and an end, one of them perhaps open."""
        return self._span.is_interval

    @property
    def is_approximate(self) -> bool:
        """Whether it, or one of its ends, is about (~ or %)."""
        return self._span.is_approximate

    @property
    def is_uncertain(self) -> bool:
        """Whether it, or one of its ends, is only possible (? or %)."""
        return self._span.is_uncertain

    @property
    def year(self) -> int | None:
        """The year of the first day, or of the last where the beginning is open."""
        day = self.earliest or self.latest
        return day.year if day else None

    def in_words(self, language: str, short: bool = False) -> str:
        """The date as people read it: "навесні 2022"; short for tables: "бер.–груд. 2022"."""
        told = words.in_short_words if short else words.in_words
        return told(self._span, language)

    def year_label(self, language: str) -> str:
        """The years alone: "2024", "c. 1998", "2022–2024", "since 2022"."""
        return words.year_label(self._span, language)


def parse(text: str) -> PartialDate:
    """The partial date that the text names; surrounding spaces do not count.

    The bounds are strict: a qualifier does not widen them.
    Raises: PartialDateError that says what to write instead.
    """
    trimmed = text.strip()
    span = read(trimmed)
    earliest = span.begin.earliest if span.begin else None
    latest = span.end.latest if span.end else None
    return PartialDate(trimmed, earliest, latest)


def certainty(date: PartialDate, year: int) -> Certainty:
    """How sure it is that what the date dates lies in that year.

    Definitely: the whole date is inside the year and nothing qualifies it. Possibly: it touches
    the year; so an interval over two years is possible in both, as its split is not known.
    """
    begin = date.earliest.year if date.earliest else None
    end = date.latest.year if date.latest else None
    if (begin is not None and begin > year) or (end is not None and end < year):
        return "no"
    inside = begin == end == year
    qualified = date.is_approximate or date.is_uncertain
    return "definitely" if inside and not qualified else "possibly"


def explain(date: PartialDate, language: str) -> str:
    """How the entry was read: "spring 2022: 1 March – 31 May 2022"."""
    return words.explained(read(date.text), language)
