"""The axis of a time line: years from left to right, those since 2022 on a wider scale. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Most records lie in the years since the full-scale invasion
WIDER_FROM = 2022
# Their part of the line, where earlier years stand beside them
WIDER_SHARE = 0.58
# Fewer years before them need no second scale. Unit: years
FEW_YEARS = 6
# Room for the name of a year. Unit: px
NAME = 36
STEPS = (1, 2, 5, 10, 20, 50, 100, 1000)


@dataclass(frozen=True)
class Tick:
    """A year under the line."""

    year: int
    x: float


@dataclass(frozen=True)
class Stretch:
    """Whole years on one scale. Unit: px."""

    first: int
    last: int
    left: float
    right: float

    @property
    def width(self) -> float:
        """From the first day to the last."""
        return self.right - self.left

    def x(self, day: date) -> float:
        """Where a day lies."""
        begin, end = date(self.first, 1, 1), date(self.last, 12, 31)
        share = (day - begin).days / ((end - begin).days + 1)
        return self.left + share * self.width

    def ticks(self) -> Iterator[Tick]:
        """As many round years as have room."""
        room = max(1, int(self.width // NAME))
        years = self.last - self.first + 1
        step = next((step for step in STEPS if years / step <= room), years)
        for year in range(-(-self.first // step) * step, self.last + 1, step):
            x = round(self.x(date(year, 1, 1)), 1)
            if x + NAME <= self.right + 1:
                yield Tick(year, x)


@dataclass(frozen=True)
class Axis:
    """One or two stretches side by side."""

    stretches: tuple[Stretch, ...]

    @property
    def left(self) -> float:
        """Where the first year begins."""
        return self.stretches[0].left

    @property
    def right(self) -> float:
        """Where the last year ends."""
        return self.stretches[-1].right

    @property
    def wider(self) -> Stretch | None:
        """The years on the wider scale. Unknown: None where one scale serves all."""
        return self.stretches[1] if len(self.stretches) > 1 else None

    def x(self, day: date) -> float:
        """Where a day lies."""
        for stretch in self.stretches[:-1]:
            if day.year <= stretch.last:
                return stretch.x(day)
        return self.stretches[-1].x(day)

    def ticks(self) -> list[Tick]:
        """The years named under the line."""
        return [tick for stretch in self.stretches for tick in stretch.ticks()]


def axis_of(first: int, last: int, left: float, right: float, *, is_busy: bool) -> Axis:
    """All years; `is_busy` where a record falls in the years of the wider scale."""
    if not is_busy or first > WIDER_FROM - FEW_YEARS:
        return Axis((Stretch(first, last, left, right),))
    bend = round(right - (right - left) * WIDER_SHARE, 1)
    return Axis(
        (Stretch(first, WIDER_FROM - 1, left, bend), Stretch(WIDER_FROM, last, bend, right))
    )
