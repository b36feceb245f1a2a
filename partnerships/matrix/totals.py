"""The total lines of Figure 1: each number opens the list of links it counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from partnerships.matrix.shape import Cell, Matrix

# Each line: the column's number, and the filters of the list that it counts
LINES: dict[str, dict[str, str]] = {
    "current": {"status": "active"},
    "sister": {"status": "active", "kind": "sister"},
    "partner": {"status": "active", "kind": "partner"},
    "undated": {"status": "active", "dated": "unknown"},
    "unknown": {"status": "unknown"},
    "suspended": {"status": "suspended"},
    "ended": {"status": "terminated"},
}


@dataclass(frozen=True)
class Number:
    """A number and the address of the rows it counts; empty where there are none."""

    value: int
    address: str


@dataclass(frozen=True)
class Line:
    """One line of totals: a number for each home city."""

    key: str
    numbers: tuple[Number, ...]


def total_lines(matrix: Matrix, query: QueryDict) -> list[Line]:
    """The lines in their order; suspended links have one only where there are any."""
    shown = [key for key in LINES if key != "suspended" or matrix.totals.suspended]
    return [Line(key, tuple(numbers(matrix, query, key))) for key in shown]


def numbers(matrix: Matrix, query: QueryDict, key: str) -> Iterable[Number]:
    """One number for each column."""
    for place, column in enumerate(matrix.columns):
        value = getattr(column, key)
        cells = {row.partner: row.cells[place] for row in matrix.rows}
        changes = {"city": column.home, **LINES[key]}
        yield Number(value, address_of(query, changes, cells) if value else "")


def sums(matrix: Matrix, query: QueryDict) -> dict[str, Number]:
    """The numbers of the whole figure, by state."""
    cells = {row.partner: next(filter(None, row.cells)) for row in matrix.rows}
    found = {"links": matrix.totals.links}
    found |= {key: getattr(matrix.totals, key) for key in ("current", "ended", "unknown")}
    if matrix.totals.suspended:
        found["suspended"] = matrix.totals.suspended
    return {
        key: Number(value, address_of(query, LINES.get(key, {}), cells) if value else "")
        for key, value in found.items()
    }


def address_of(query: QueryDict, changes: dict[str, str], cells: Mapping[str, Cell | None]) -> str:
    """The list of links with the figure's filters and some changes.

    "Shared by at least" would be asked anew of the changed list, so it gives way to the
    partners that it found.
    """
    asked = QueryDict(mutable=True)
    for name, values in query.lists():
        if given := [value for value in values if value]:
            asked.setlist(name, given)
    if "shared" in asked and changes:
        del asked["shared"]
        asked.setlist("partner", [partner for partner, cell in cells.items() if cell])
    for name, value in changes.items():
        asked[name] = value
    return f"{reverse('partnership-list')}?{asked.urlencode()}"
