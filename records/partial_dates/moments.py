"""One end of a partial date, as precise as it is known, and the days it can mean."""

import calendar
from dataclasses import dataclass
from datetime import date

SPRING, SUMMER, AUTUMN, WINTER = 21, 22, 23, 24
SEASON_MONTHS = {SPRING: (3, 5), SUMMER: (6, 8), AUTUMN: (9, 11), WINTER: (12, 2)}


@dataclass(frozen=True)
class Moment:
    """A year, a month, a day or a season, perhaps qualified.

    Source: EDTF level 1 (ISO 8601-2:2019), qualifier ~ about, ? uncertain, % both.
    Unknown: month and day None where only the coarser part is known.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    qualifier: str = ""

    @property
    def earliest(self) -> date:
        """First day it can mean; a qualifier moves no bound."""
        if self.season:
            return date(self.year, SEASON_MONTHS[self.season][0], 1)
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """Last day it can mean.

        Winter 2022-24 is December 2022 to February 2023, as Ukraine counts it. ISO 8601-2 leaves
        the months open; the edtf library stops at 31 December to keep its arithmetic simple.
        """
        if self.season == WINTER:
            return _end_of_february_after(self.year)
        month = SEASON_MONTHS[self.season][1] if self.season else self.month or 12
        return date(self.year, month, self.day or days_in_month(self.year, month))

    def contains(self, other: "Moment") -> bool:
        """Whether the other is a finer moment inside this one: 2022 contains 2022-04."""
        coarser = (self.month is None and other.month is not None) or (
            self.day is None and other.day is not None
        )
        return coarser and self.earliest <= other.earliest and other.latest <= self.latest


@dataclass(frozen=True)
class Span:
    """What a text says: one moment (both ends the same) or an interval.

    Unknown: an end of None is open ("..").
    """

    begin: Moment | None
    end: Moment | None
    is_interval: bool

    @property
    def moments(self) -> list[Moment]:
        """The ends that are known."""
        return [moment for moment in (self.begin, self.end) if moment]

    @property
    def is_approximate(self) -> bool:
        """Whether an end is marked as about (~ or %)."""
        return any(moment.qualifier in ("~", "%") for moment in self.moments)

    @property
    def is_uncertain(self) -> bool:
        """Whether an end is marked as possible only (? or %)."""
        return any(moment.qualifier in ("?", "%") for moment in self.moments)


def days_in_month(year: int, month: int) -> int:
    """Number of days of that month. Unit: days."""
    return calendar.monthrange(year, month)[1]


def _end_of_february_after(year: int) -> date:
    # Python knows no year 10000; winter 9999 ends where the calendar ends.
    if year == date.max.year:
        return date.max
    return date(year + 1, 2, days_in_month(year + 1, 2))
