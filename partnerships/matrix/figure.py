"""Figure 1 with what was asked of it: the day, the filters, the register as a whole."""

from dataclasses import dataclass
from datetime import date

from partnerships.matrix.shape import Matrix, Totals


@dataclass(frozen=True)
class Figure:
    """A matrix of a day; `asked` names the filters by label and value.

    `whole` counts that day without filters.
    """

    day: date
    is_today: bool
    matrix: Matrix
    whole: Totals
    asked: tuple[tuple[str, str], ...] = ()
