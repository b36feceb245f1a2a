"""Figure 1 with what was asked of it: the day, the filters, the register as a whole."""

from dataclasses import dataclass
from datetime import date

from partnerships.matrix.changes import Change, counted
from partnerships.matrix.shape import Matrix, Totals


@dataclass(frozen=True)
class Compared:
    """What changed since another day, of the links that the filters choose.

    `undated` links have no known beginning: they stand on every day, so none of them is new.
    """

    day: date
    changes: tuple[Change, ...]
    undated: int

    @property
    def numbers(self) -> dict[str, int]:
        """How many links changed how."""
        return counted(self.changes)


@dataclass(frozen=True)
class Figure:
    """A matrix of a day; `asked` names the filters by label and value.

    `query` are the same filters as the page's address writes them, the days apart; `today` is the
    day on which it was asked. `whole` counts the figure's day without filters; `compared` tells
    what changed since another day.
    """

    day: date
    today: date
    matrix: Matrix
    whole: Totals
    asked: tuple[tuple[str, str], ...] = ()
    compared: Compared | None = None
    query: tuple[tuple[str, str], ...] = ()

    @property
    def is_today(self) -> bool:
        """Whether it is the figure of the day on which it was asked."""
        return self.day == self.today
