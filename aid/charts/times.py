"""Bars by year or quarter, a panel for each stage; what is uncertain lies below as ranges. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from aid.charts.periods import QUARTERS, Period, period_at
from aid.charts.scale import Scale, longest, px
from aid.totals import STAGES
from records.quantities import Total

# More ranges than these lanes hold stand in the table alone
LANES = 6
LANE = 11
GAP = 26
LEFT = 44
# At most so many names of periods under the axis
NAMES = 12


@dataclass(frozen=True)
class Moment:
    """The rows of one period or range at each stage: totals, words, addresses."""

    period: Period
    name: str
    totals: Mapping[str, Total]
    words: Mapping[str, str]
    urls: Mapping[str, str]


@dataclass(frozen=True)
class Sheet:
    """The size of a drawing. Unit: px."""

    width: int
    tall: int


WIDE = Sheet(width=900, tall=84)
NARROW = Sheet(width=350, tall=64)


@dataclass(frozen=True)
class Mark:
    """A bar, or a range: its rectangle, what it says and where it leads."""

    stage: str
    label: str
    url: str
    x: str
    y: str
    width: str
    height: str
    is_open: bool = False


@dataclass(frozen=True)
class Panel:
    """One stage: its name, its bars over the base line, its ranges below."""

    stage: str
    y: str
    base: str
    most_y: str
    right: str
    bars: tuple[Mark, ...]
    ranges: tuple[Mark, ...]
    hidden: int


@dataclass(frozen=True)
class Tick:
    """The name of a period under the axis."""

    text: str
    x: str
    top: str
    bottom: str
    y: str


@dataclass(frozen=True)
class TimeChart:
    """A drawing ready for templates/aid/_times.html."""

    width: int
    height: int
    most: Decimal
    panels: tuple[Panel, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True)
class Axis:
    """The periods from the first to the last, side by side. Unit: px."""

    first: int
    last: int
    step: float
    in_quarters: bool

    def x(self, place: int) -> float:
        """Where a period begins."""
        return LEFT + (place - self.first) * self.step

    @property
    def end(self) -> float:
        """Where the last one ends."""
        return self.x(self.last + 1)


def axis_of(moments: Sequence[Moment], sheet: Sheet, in_quarters: bool) -> Axis | None:
    """The axis that holds all periods. Unknown: None where nothing has a date."""
    ends = [end for one in moments for end in (one.period.first, one.period.last) if end]
    if not ends:
        return None
    first, last = min(ends), max(ends)
    if in_quarters:
        first, last = first - first % QUARTERS, last - last % QUARTERS + QUARTERS - 1
    return Axis(first, last, (sheet.width - LEFT - 8) / (last - first + 1), in_quarters)


def time_chart(moments: Sequence[Moment], sheet: Sheet, in_quarters: bool) -> TimeChart | None:
    """The chart of dated rows, all stages on one scale. Unknown: None where none is dated."""
    axis = axis_of(moments, sheet, in_quarters)
    if axis is None:
        return None
    sure = [one for one in moments if one.period.is_sure]
    vague = [one for one in moments if not one.period.is_sure]
    most = longest(total for one in sure for total in one.totals.values())
    scale = Scale(most, sheet.tall)
    panels, y = [], 0.0
    for stage in STAGES:
        made, y = panel_of(stage, sure, vague, axis, scale, y, sheet)
        panels.append(made)
    return TimeChart(sheet.width, round(y + 22), most, tuple(panels), ticks_of(axis, sheet, y))


def panel_of(
    stage: str,
    sure: Sequence[Moment],
    vague: Sequence[Moment],
    axis: Axis,
    scale: Scale,
    y: float,
    sheet: Sheet,
) -> tuple[Panel, float]:
    """One stage, and where the next begins."""
    base = y + GAP + sheet.tall
    bars = [bar_of(one, stage, axis, scale, base) for one in sure if has_rows(one, stage)]
    own = [one for one in vague if has_rows(one, stage)]
    lanes = lanes_of(own, axis)
    ranges = [
        range_of(one, stage, axis, base + 7 + lane * LANE) for one, lane in lanes if lane < LANES
    ]
    used = min(max((lane for _one, lane in lanes), default=-1) + 1, LANES)
    panel = Panel(
        stage=stage,
        y=px(y + 14),
        base=px(base),
        most_y=px(y + GAP + 8),
        right=px(axis.end),
        bars=tuple(bars),
        ranges=tuple(ranges),
        hidden=len(own) - len(ranges),
    )
    return panel, base + 7 + used * LANE + 4


def has_rows(moment: Moment, stage: str) -> bool:
    """Whether any row stands there."""
    return stage in moment.totals and not moment.totals[stage].is_empty


def label_of(moment: Moment, stage: str) -> str:
    """What a mark says."""
    return f"{moment.name}: {moment.words[stage]}"


def bar_of(moment: Moment, stage: str, axis: Axis, scale: Scale, base: float) -> Mark:
    """The rows that surely lie in a period; without a number a mark of no height."""
    total = moment.totals[stage]
    tall = max(scale.of(total.upper or total.lower), 2.0) if total.rows else 2.0
    gap = min(axis.step * 0.15, 3.0)
    return Mark(
        stage=stage,
        label=label_of(moment, stage),
        url=moment.urls[stage],
        x=px(axis.x(moment.period.first or axis.first) + gap),
        y=px(base - tall),
        width=px(max(axis.step - 2 * gap, 1.5)),
        height=px(tall),
        is_open=total.rows > 0 and total.upper is None,
    )


def reach(moment: Moment, axis: Axis) -> tuple[int, int]:
    """The first and the last period of a range; an open end reaches to the edge."""
    first, last = moment.period.first, moment.period.last
    return axis.first if first is None else first, axis.last if last is None else last


def lanes_of(moments: Sequence[Moment], axis: Axis) -> list[tuple[Moment, int]]:
    """Each range with its lane: the first lane in which it meets no other, the longest first."""
    ends: list[list[tuple[int, int]]] = []
    placed = []
    for one in sorted(moments, key=lambda m: (-(reach(m, axis)[1] - reach(m, axis)[0]), m.name)):
        first, last = reach(one, axis)
        lane = next(
            (n for n, taken in enumerate(ends) if all(last < a or first > b for a, b in taken)),
            len(ends),
        )
        if lane == len(ends):
            ends.append([])
        ends[lane].append((first, last))
        placed.append((one, lane))
    return placed


def range_of(moment: Moment, stage: str, axis: Axis, y: float) -> Mark:
    """Rows that lie somewhere in a range."""
    first, last = reach(moment, axis)
    return Mark(
        stage=stage,
        label=label_of(moment, stage),
        url=moment.urls[stage],
        x=px(axis.x(first) + 1),
        y=px(y),
        width=px(axis.x(last + 1) - axis.x(first) - 2),
        height=px(LANE - 4),
        is_open=None in (moment.period.first, moment.period.last),
    )


def ticks_of(axis: Axis, sheet: Sheet, bottom: float) -> tuple[Tick, ...]:
    """Years under the axis, as many as have room."""
    step = QUARTERS if axis.in_quarters else 1
    places = list(range(axis.first, axis.last + 1, step))
    room = max(1, int(axis.step * step * len(places) // 44))
    every = max(1, -(-len(places) // min(room, NAMES)))
    return tuple(
        Tick(
            text=period_at(place, axis.in_quarters)[:4],
            x=px(axis.x(place)),
            top=px(GAP),
            bottom=px(bottom),
            y=px(bottom + 16),
        )
        for place in places[::every]
    )
