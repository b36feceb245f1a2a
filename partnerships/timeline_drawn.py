"""A time line as a drawing: a lane for each kind, marks that never lie on each other. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from partnerships.time_axis import WIDER_FROM, Axis, Stretch, Tick, axis_of
from partnerships.time_marks import SIZE, Mark, Moment, mark_of

# From row to row, and from lane to lane. Unit: px
STEP = 13
APART = 9
HEAD = 18
FOOT = 22


@dataclass(frozen=True)
class Sheet:
    """The size of a drawing. Unit: px.

    `names` is the room for the names of lanes before them, `above` that over them; more marks
    above each other than `deepest` are told as a number.
    """

    width: int
    names: int
    above: int
    deepest: int
    inset: int = 8


WIDE = Sheet(width=900, names=140, above=0, deepest=6)
NARROW = Sheet(width=350, names=6, above=18, deepest=8)


@dataclass(frozen=True)
class Lane:
    """One kind: its marks; `hidden` more stand only in the list to which `more` leads."""

    key: str
    text_y: float
    marks: tuple[Mark, ...]
    hidden: int
    more: str


@dataclass(frozen=True)
class Drawing:
    """Ready for templates/partnerships/_timeline.html. Unit: px."""

    width: int
    height: float
    is_narrow: bool
    bottom: float
    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    wider: Stretch | None

    @property
    def year_y(self) -> float:
        """The line on which the years are written."""
        return self.height - 5


def years_of(moments: Iterable[Moment]) -> list[int]:
    """All years that are named."""
    days = [day for one in moments for day in (one.when.earliest, one.when.latest) if day]
    return [day.year for day in days]


def drawn(
    moments: Sequence[Moment], lanes: Mapping[str, str], sheet: Sheet, today: date
) -> Drawing | None:
    """The time line; `lanes` says in order what they are and where their lists are.

    Unknown: None where nothing is dated.
    """
    years = years_of(moments)
    if not years:
        return None
    is_busy = max(years) >= WIDER_FROM
    last = max(*years, today.year)
    right = sheet.width - sheet.inset
    axis = axis_of(min(years), last, sheet.names, right, is_busy=is_busy)
    made, y = [], float(HEAD)
    for key, more in lanes.items():
        own = [one for one in moments if one.lane == key]
        if own:
            lane, y = lane_of(key, more, own, axis, sheet, y)
            made.append(lane)
    return Drawing(
        width=sheet.width,
        height=y + FOOT,
        is_narrow=bool(sheet.above),
        bottom=y,
        lanes=tuple(made),
        ticks=tuple(axis.ticks()),
        wider=axis.wider,
    )


def ends_of(moment: Moment, axis: Axis) -> tuple[float, float]:
    """Where the mark begins and ends; an open end reaches to the edge."""
    when = moment.when
    begin = axis.x(when.earliest) if when.earliest else axis.left
    end = axis.x(when.latest) if when.latest else axis.right
    if when.earliest == when.latest or end - begin < SIZE:
        middle = (begin + end) / 2
        begin, end = middle - SIZE / 2, middle + SIZE / 2
    return begin, end


def lane_of(
    key: str, more: str, moments: Sequence[Moment], axis: Axis, sheet: Sheet, y: float
) -> tuple[Lane, float]:
    """A lane with its marks stacked where they would meet, and where the next lane begins."""
    rows: list[float] = []
    marks, hidden, top = [], 0, y + sheet.above
    for one in sorted(moments, key=lambda m: (ends_of(m, axis), m.label)):
        begin, end = ends_of(one, axis)
        row = next((n for n, taken in enumerate(rows) if begin > taken + 1), len(rows))
        if row >= sheet.deepest:
            hidden += 1
            continue
        rows[row : row + 1] = [end]
        marks.append(mark_of(one, begin, end, top + row * STEP))
    lane = Lane(key, y + STEP - 3, tuple(marks), hidden, more)
    lines = max(len(rows), 2 if hidden and not sheet.above else 1)
    return lane, top + lines * STEP + APART
