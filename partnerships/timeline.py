"""The time line of a link: what is dated in order, long silences, the undated at the end. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from records.partial_dates import PartialDate

LONGEST_SILENCE_YEARS = 3


@dataclass(frozen=True)
class Entry:
    """One record or event on the line. Unknown: `when` None."""

    kind: str
    when: PartialDate | None
    record: Any
    numbers: list[int] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        """The first day it can speak of; of one with an open begin the last."""
        return (self.when.earliest or self.when.latest) if self.when else None

    @property
    def last_year(self) -> int:
        """The last year it speaks of; of an open one its begin. Zero: undated."""
        day = (self.when.latest or self.when.earliest) if self.when else None
        return day.year if day else 0


@dataclass(frozen=True)
class Gap:
    """Years without a dated record."""

    years: int
    kind: str = "gap"


def order(when: PartialDate | None) -> tuple[date, date]:
    """Where a date stands: by its first possible day, then the better known before the vaguer.

    So a list and its drawing begin in the same order; a date that is not known comes last.
    """
    if not when:
        return date.max, date.max
    return when.earliest or when.latest or date.max, when.latest or date.max


def in_time(entries: Iterable[Entry]) -> list[Entry | Gap]:
    """The entries in order of time with gaps of more than three years, the undated last."""
    entries = list(entries)
    dated = sorted((one for one in entries if one.day), key=lambda one: order(one.when))
    line: list[Entry | Gap] = []
    year = dated[0].last_year if dated else 0
    for entry in dated:
        silence = entry.day.year - year if entry.day else 0
        if silence > LONGEST_SILENCE_YEARS:
            line.append(Gap(silence))
        line.append(entry)
        year = max(year, entry.last_year)
    return line + [one for one in entries if not one.day]
