"""A time line as a drawing: a lane for each kind, points and ranges that never lie on each other.

Pure; numbers come out written for SVG.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from records.partial_dates import PartialDate

DAYS_OF_YEAR = 365.25
# More marks above each other than this are told as a number
DEEPEST = 4
STEP = 13
HEAD = 6
FOOT = 22
# A mark is never smaller than this. Unit: px
LEAST = 9.0
# Room for the name of a year. Unit: px
NAME = 30


@dataclass(frozen=True)
class Moment:
    """Something dated: its lane, what it says, where it leads."""

    lane: str
    when: PartialDate
    label: str
    url: str


@dataclass(frozen=True)
class Sheet:
    """The size of a drawing. Unit: px; `names` is the room for the names of the lanes."""

    width: int
    names: int
    inset: int = 8


WIDE = Sheet(width=900, names=150)
NARROW = Sheet(width=350, names=92)


@dataclass(frozen=True)
class Mark:
    """A point, or a range: `is_range` where the day is not known, or it lasts.

    `is_vague` where it is about, `is_open` where an end is open.
    """

    label: str
    url: str
    x: str
    y: str
    width: str
    is_range: bool
    is_vague: bool
    is_open: bool


@dataclass(frozen=True)
class Lane:
    """One kind: its marks, and how many more stand in the list alone."""

    key: str
    y: str
    text_y: str
    marks: tuple[Mark, ...]
    hidden: int
    hidden_y: str


@dataclass(frozen=True)
class Tick:
    """A year."""

    year: int
    x: str


@dataclass(frozen=True)
class Drawing:
    """Ready for templates/partnerships/_timeline.html."""

    width: int
    height: int
    names: int
    bottom: str
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Axis:
    """Days from the first to the last year. Unit: px."""

    first: int
    last: int
    left: float
    right: float

    def x(self, day: date) -> float:
        """Where a day lies."""
        passed = (day - date(self.first, 1, 1)).days / DAYS_OF_YEAR
        return self.left + passed / (self.last - self.first + 1) * (self.right - self.left)


def years_of(moments: Iterable[Moment]) -> list[int]:
    """All years that are named."""
    days = [day for one in moments for day in (one.when.earliest, one.when.latest) if day]
    return [day.year for day in days]


def drawn(
    moments: Sequence[Moment], lanes: Sequence[str], sheet: Sheet, today: date
) -> Drawing | None:
    """The time line of these moments in these lanes. Unknown: None where nothing is dated."""
    years = years_of(moments)
    if not years:
        return None
    last = max(*years, min(years), today.year)
    axis = Axis(min(years), last, sheet.names, sheet.width - sheet.inset)
    made, y = [], float(HEAD)
    for key in lanes:
        own = [one for one in moments if one.lane == key]
        if own:
            lane, y = lane_of(key, own, axis, y)
            made.append(lane)
    return Drawing(sheet.width, round(y + FOOT), sheet.names, px(y), tuple(made), ticks(axis))


def px(number: float) -> str:
    """A length as SVG writes it."""
    return f"{number:.1f}"


def ends_of(moment: Moment, axis: Axis) -> tuple[float, float]:
    """Where the mark begins and ends; an open end reaches to the edge."""
    begin = axis.x(moment.when.earliest) if moment.when.earliest else axis.left
    end = axis.x(moment.when.latest) if moment.when.latest else axis.right
    middle = (begin + end) / 2
    if end - begin < LEAST:
        begin, end = middle - LEAST / 2, middle + LEAST / 2
    return max(begin, axis.left - LEAST / 2), min(end, axis.right + LEAST / 2)


def lane_of(key: str, moments: Sequence[Moment], axis: Axis, y: float) -> tuple[Lane, float]:
    """One lane with its marks stacked where they would meet, and where the next lane begins."""
    taken: list[list[tuple[float, float]]] = []
    marks, hidden = [], 0
    for one in sorted(moments, key=lambda m: (ends_of(m, axis), m.label)):
        begin, end = ends_of(one, axis)
        row = next(
            (n for n, spans in enumerate(taken) if all(end < a or begin > b for a, b in spans)),
            len(taken),
        )
        if row >= DEEPEST:
            hidden += 1
            continue
        if row == len(taken):
            taken.append([])
        taken[row].append((begin - 1, end + 1))
        marks.append(mark_of(one, begin, end, y + row * STEP))
    height = max(len(taken), 1) * STEP
    return (
        Lane(key, px(y), px(y + STEP - 3), tuple(marks), hidden, px(y + 2 * STEP)),
        y + height + 9,
    )


def mark_of(moment: Moment, begin: float, end: float, y: float) -> Mark:
    """One mark."""
    when = moment.when
    return Mark(
        label=moment.label,
        url=moment.url,
        x=px(begin),
        y=px(y),
        width=px(end - begin),
        is_range=when.earliest != when.latest,
        is_vague=when.is_approximate or when.is_uncertain,
        is_open=None in (when.earliest, when.latest),
    )


def ticks(axis: Axis) -> tuple[Tick, ...]:
    """Years under the line, as many as have room, and always the first."""
    room = max(1, int((axis.right - axis.left) // 46))
    span = axis.last - axis.first + 1
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if span / step <= room)
    years = range(-(-axis.first // step) * step, axis.last + 1, step)
    places = ((year, axis.x(date(year, 1, 1))) for year in years)
    return tuple(Tick(year, px(x)) for year, x in places if x <= axis.right - NAME)
