"""Bars by line and stage: a column for each stage, all bars on one scale. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aid.charts.scale import Scale, longest, px
from aid.totals import STAGES
from records.quantities import Total

# How wide a letter of the words is, what stands before them, and the least of the longest bar.
# Unit: px
LETTER, OPEN, LEAST = 7.7, 24, 14


@dataclass(frozen=True)
class Cell:
    """A number of a line in the table: words, address, rows behind it."""

    words: str
    url: str
    rows: int


@dataclass(frozen=True)
class Entry:
    """One line of a chart: its name, and for each stage the total, its words and its address."""

    name: str
    totals: Mapping[str, Total]
    words: Mapping[str, str]
    urls: Mapping[str, str]

    @property
    def cells(self) -> tuple[Cell, ...]:
        """The same numbers for the table, stage by stage."""
        return tuple(
            Cell(
                self.words[stage],
                self.urls[stage],
                self.totals[stage].rows + self.totals[stage].unknown,
            )
            for stage in STAGES
        )


@dataclass(frozen=True)
class Sheet:
    """The size of a drawing. Unit: px. `is_stacked`: the stages stand below each other."""

    width: int
    names: int
    words: int
    line: int
    bar: int
    head: int
    is_stacked: bool = False


WIDE = Sheet(width=900, names=176, words=96, line=30, bar=16, head=26)
NARROW = Sheet(width=350, names=116, words=84, line=28, bar=14, head=26, is_stacked=True)


@dataclass(frozen=True)
class Bar:
    """One bar: from nought to the least, and on to the most that it can be.

    Unknown: `width` empty where no row states a number; `is_open` where there is no upper bound.
    """

    stage: str
    name: str
    words: str
    url: str
    x: str
    y: str
    width: str
    more: str
    more_x: str
    height: str
    is_open: bool
    text_x: str
    text_y: str


@dataclass(frozen=True)
class Head:
    """A stage over its bars, and the line of nought under it."""

    stage: str
    x: str
    y: str
    top: str
    bottom: str


@dataclass(frozen=True)
class Name:
    """The name of a line."""

    text: str
    x: str
    y: str


@dataclass(frozen=True)
class BarChart:
    """A drawing ready for templates/aid/_bars.html."""

    width: int
    height: int
    heads: tuple[Head, ...]
    names: tuple[Name, ...]
    bars: tuple[Bar, ...]


def bar_chart(entries: Sequence[Entry], sheet: Sheet) -> BarChart:
    """The chart of these lines, in their order."""
    sheet = with_room(sheet, entries)
    scale = Scale(longest(t for one in entries for t in one.totals.values()), room(sheet))
    panel = sheet.head + sheet.line * len(entries)
    heads, names, bars = [], [], []
    for place, stage in enumerate(STAGES):
        x, y = origin(sheet, place, panel)
        bottom = y + panel
        heads.append(Head(stage, px(x), px(y + 14), px(y + sheet.head - 4), px(bottom)))
        for number, entry in enumerate(entries):
            top = y + sheet.head + number * sheet.line
            bars.append(bar_of(entry, stage, x, top, sheet, scale))
            if sheet.is_stacked or not place:
                names.append(Name(entry.name, "0", px(top + sheet.line / 2 + 4)))
    height = panel * (len(STAGES) if sheet.is_stacked else 1) + 4
    return BarChart(sheet.width, height, tuple(heads), tuple(names), tuple(bars))


def with_room(sheet: Sheet, entries: Sequence[Entry]) -> Sheet:
    """The sheet with room behind the longest bar for the longest words; bars stay visible."""
    panel = (sheet.width - sheet.names) / (1 if sheet.is_stacked else len(STAGES))
    longest = max((len(words) for one in entries for words in one.words.values()), default=0)
    words = min(max(sheet.words, longest * LETTER + OPEN), panel - LEAST)
    return replace(sheet, words=round(words))


def room(sheet: Sheet) -> float:
    """How long the longest bar can be."""
    panels = 1 if sheet.is_stacked else len(STAGES)
    return (sheet.width - sheet.names) / panels - sheet.words


def origin(sheet: Sheet, place: int, panel: int) -> tuple[float, float]:
    """Where a stage begins."""
    if sheet.is_stacked:
        return sheet.names, place * panel
    return sheet.names + place * (sheet.width - sheet.names) / len(STAGES), 0


def bar_of(entry: Entry, stage: str, x: float, top: float, sheet: Sheet, scale: Scale) -> Bar:
    """One bar with its words behind it."""
    total = entry.totals.get(stage)
    least = scale.of(total.lower) if total and total.rows else 0.0
    most = scale.of(total.upper) if total and total.rows and total.upper is not None else least
    is_open = bool(total and total.rows and total.upper is None)
    return Bar(
        stage=stage,
        name=entry.name,
        words=entry.words.get(stage, ""),
        url=entry.urls.get(stage, ""),
        x=px(x),
        y=px(top + (sheet.line - sheet.bar) / 2),
        width=px(least) if least else "",
        more=px(most - least) if most > least else "",
        more_x=px(x + least),
        height=px(sheet.bar),
        is_open=is_open,
        text_x=px(x + max(least, most) + (14 if is_open else 6)),
        text_y=px(top + sheet.line / 2 + 4),
    )
