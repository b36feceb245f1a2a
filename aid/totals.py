"""Totals of aid by measure and stage, with their receipt; plain rows in, plain values out.

The reference: what the database sums (aid/sums.py) must agree with it.
"""

from abc import ABC, abstractmethod
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
    "Figures",
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

Sums = Mapping[tuple[Measure, str], Total]


class DoubleRow(ValueError):
    """One slug came with two different contents; adding both would count it twice."""


class Figures(ABC):
    """What a set of rows adds up to, whoever did the adding."""

    @property
    @abstractmethod
    def sums(self) -> Sums:
        """The sums; rows that are left out are in none of them (R5)."""

    @property
    @abstractmethod
    def number_of_rows(self) -> int:
        """How many rows of aid, counted or not."""

    @property
    @abstractmethod
    def alone(self) -> "Figures":
        """Without the rows that other places share."""

    @property
    @abstractmethod
    def shared(self) -> "Figures":
        """The rows that other places share, the split unknown."""

    @abstractmethod
    def goods_in(self, measure: Measure) -> frozenset[str]:
        """The goods that the counted rows have in a measure."""

    @abstractmethod
    def receipt(self, measure: Measure | None = None) -> Receipt:
        """What was left out and what is in doubt, over all or in one measure."""

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        """The measures that any counted row has, in reading order."""
        return tuple(sorted({measure for measure, _ in self.sums}, key=lambda m: m.place))

    def figure(self, measure: Measure, stage: str) -> Total:
        """The total of one measure at one stage; an empty one where there is no row."""
        return self.sums.get((measure, stage), Total(measure.unit))


@dataclass(frozen=True)
class Totals(Figures):
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
    def sums(self) -> Sums:
        """The sums of the counted rows."""
        sums: dict[tuple[Measure, str], Total] = {}
        for row in self.ordered:
            if not row.left_out_because:
                for measure, total in row.own_totals.items():
                    key = measure, row.stage
                    sums[key] = sums.get(key, Total(measure.unit)) + total
        return sums

    @property
    def number_of_rows(self) -> int:
        """How many rows of aid."""
        return len(self.rows)

    @property
    def alone(self) -> "Totals":
        """The rows of one place alone."""
        return Totals(frozenset(row for row in self.rows if not row.shared_with))

    @property
    def shared(self) -> "Totals":
        """The rows that other places share."""
        return Totals(frozenset(row for row in self.rows if row.shared_with))

    def goods_in(self, measure: Measure) -> frozenset[str]:
        """The goods of the counted rows."""
        counted = (row for row in self.ordered if not row.left_out_because)
        return frozenset(item.good for row in counted for item in row.items_of(measure))

    def receipt(self, measure: Measure | None = None) -> Receipt:
        """The receipt of the rows."""
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
