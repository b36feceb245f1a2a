"""Totals of aid by measure and stage, with their receipt; plain rows in, plain values out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from aid.measures import DeliveryRow, ItemRow, Measure
from aid.receipts import Receipt, receipt_of
from records.quantities import Total

__all__ = [
    "SHARED",
    "STAGES",
    "DeliveryRow",
    "DoubleRow",
    "ItemRow",
    "Measure",
    "Totals",
    "totals",
    "totals_by_city",
]

# Stages never add (R4): a later one may fulfil an earlier.
STAGES = ("pledged", "committed", "delivered")

# The line of rows that several places share; no city has this slug.
SHARED = ""


class DoubleRow(ValueError):
    """One slug came with two different contents; adding both would count it twice."""


@dataclass(frozen=True)
class Totals:
    """A set of rows and what they add up to. Each row counts once, however often it comes.

    Raises: DoubleRow where one slug has two contents.
    """

    rows: frozenset[DeliveryRow] = frozenset()

    def __post_init__(self) -> None:
        if len({row.slug for row in self.rows}) != len(self.rows):
            raise DoubleRow("The same row of aid came twice with different contents.")

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(self.rows | other.rows)

    @cached_property
    def ordered(self) -> tuple[DeliveryRow, ...]:
        """The rows by slug, so that nothing depends on the order in which they came."""
        return tuple(sorted(self.rows, key=lambda row: row.slug))

    @cached_property
    def _figures(self) -> Mapping[tuple[Measure, str], Total]:
        """The sums; rows that are left out are in none of them (R5)."""
        sums: dict[tuple[Measure, str], Total] = {}
        for row in self.ordered:
            if not row.left_out_because:
                for measure, total in row.own_totals.items():
                    key = measure, row.stage
                    sums[key] = sums.get(key, Total(measure.unit)) + total
        return sums

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that any counted row has, in reading order."""
        return tuple(sorted({measure for measure, _ in self._figures}, key=lambda m: m.place))

    def figure(self, measure: Measure, stage: str) -> Total:
        """The total of one measure at one stage; an empty one where there is no row."""
        return self._figures.get((measure, stage), Total(measure.unit))

    def receipt(self, measure: Measure | None = None) -> Receipt:
        """What was left out and what is in doubt, over all or in one measure."""
        return receipt_of(self.ordered, measure)


def totals(rows: Iterable[DeliveryRow]) -> Totals:
    """The totals of these rows."""
    return Totals(frozenset(rows))


def totals_by_city(rows: Iterable[DeliveryRow]) -> dict[str, Totals]:
    """Totals by the city's slug; shared rows stand once, on the line `SHARED` (R5)."""
    lines: dict[str, list[DeliveryRow]] = defaultdict(list)
    for row in rows:
        lines[SHARED if row.shared_with else row.city].append(row)
    return {line: totals(group) for line, group in lines.items()}
