"""A scale for bars: one for all bars of a unit, so that they can be compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from records.quantities import Total


def longest(totals: Iterable[Total]) -> Decimal:
    """The greatest number that any total shows; one where there is none."""
    ends = [total.upper or total.lower for total in totals if total.rows]
    return max([end for end in ends if end > 0], default=Decimal(1))


@dataclass(frozen=True)
class Scale:
    """Turns numbers into lengths. Unit: px of the drawing."""

    most: Decimal
    length: float

    def of(self, number: Decimal) -> float:
        """The length of a number."""
        return float(number / self.most) * self.length


def px(number: float) -> str:
    """A length as SVG writes it."""
    return f"{number:.1f}"
