"""Dots by year on a line: one dot is one record. Pure; numbers come out written for SVG."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

WAR_BEGAN = 2022

Place = Callable[[int], float]


@dataclass(frozen=True)
class Entry:
    """A record with its year. `mark` is its class on the drawing: sister, partner or other."""

    year: int
    mark: str
    title: str = ""


@dataclass(frozen=True)
class Sheet:
    """The size of a drawing. Unit: px; `tick` in years, 0 for none."""

    width: int
    height: int
    base: float
    radius: float
    step: float
    inset: float
    tick: int = 0

    def small(self) -> float:
        """The radius of a ring, so that with its stroke it is as large as a disc."""
        return self.radius - 0.7


@dataclass(frozen=True)
class Dot:
    """One record on the drawing."""

    mark: str
    cx: str
    cy: str
    r: str
    title: str


@dataclass(frozen=True)
class Tick:
    """A year under the line."""

    year: int
    x: str
    anchor: str


@dataclass(frozen=True)
class Strip:
    """A drawing ready for templates/portal/_strip.html."""

    width: str
    height: str
    base: str
    foot: str
    war_x: str
    war_width: str
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]


CASE_SHEET = Sheet(width=260, height=86, base=69.5, radius=2.4, step=6, inset=6)
WIDE_SHEET = Sheet(width=1000, height=176, base=152, radius=4.8, step=11.2, inset=16, tick=5)
NARROW_SHEET = Sheet(width=360, height=150, base=126, radius=3.6, step=8.6, inset=12, tick=10)


def number(value: float) -> str:
    """A number as SVG reads it, in any language."""
    return f"{value:.1f}"


def strip(entries: Sequence[Entry], first: int, last: int, sheet: Sheet) -> Strip:
    """The drawing of some records between two years; discs stand below rings."""
    scale = (sheet.width - 2 * sheet.inset) / max(last - first, 1)

    def x(year: int) -> float:
        return sheet.inset + (year - first) * scale

    war = x(WAR_BEGAN) - scale / 2
    return Strip(
        width=str(sheet.width),
        height=str(sheet.height),
        base=number(sheet.base),
        foot=number(sheet.height - 3 if not sheet.tick else sheet.height - 6),
        war_x=number(war),
        war_width=number(max(sheet.width - war, 0)),
        dots=tuple(_dots(entries, x, sheet)),
        ticks=tuple(_ticks(first, last, x, sheet)),
    )


def _dots(entries: Sequence[Entry], x: Place, sheet: Sheet) -> Iterator[Dot]:
    """Dots stacked upwards over their year, closer where a stack would leave the sheet."""
    heights = Counter(entry.year for entry in entries)
    lowest = sheet.base - 1.9 * sheet.radius
    room = lowest - sheet.radius
    step = min(sheet.step, room / max(max(heights.values(), default=1) - 1, 1))
    seen: Counter[int] = Counter()
    for entry in sorted(entries, key=lambda one: one.mark != "sister"):
        y = lowest - seen[entry.year] * step
        radius = sheet.radius if entry.mark == "sister" else sheet.small()
        seen[entry.year] += 1
        yield Dot(entry.mark, number(x(entry.year)), number(y), number(radius), entry.title)


def _ticks(first: int, last: int, x: Place, sheet: Sheet) -> Iterator[Tick]:
    """Round years under the line; without ticks the first, 1991 and 2022."""
    if not sheet.tick:
        for year, anchor in ((first, "start"), (1991, "middle"), (WAR_BEGAN, "end")):
            if first <= year <= last:
                yield Tick(year, number(x(year) if anchor != "start" else 0), anchor)
        return
    for year in range(-(-first // sheet.tick) * sheet.tick, last + 1, sheet.tick):
        yield Tick(year, number(x(year)), "middle")
