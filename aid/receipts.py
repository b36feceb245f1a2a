"""The receipt of a total: what was left out and why, what was counted with doubt (R2, R5)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from operator import add

from aid.measures import DeliveryRow, ItemRow, Measure
from records.quantities import Qualifier, Total


class Reason(StrEnum):
    """Why rows stand on a receipt."""

    PART_OF = "part_of"
    FORWARDED_FROM = "forwarded_from"
    NO_QUANTITY = "no_quantity"
    MIXED_GOODS = "mixed_goods"
    OVERLAPS = "overlaps"
    SHARED = "shared"
    APPROXIMATE = "approximate"


@dataclass(frozen=True)
class Line:
    """One row on a receipt, with the items that are the reason."""

    row: DeliveryRow
    items: tuple[ItemRow, ...]

    def in_words(self, language: str) -> str:
        """Its amounts: "about EUR 2,600,000 + about EUR 70,000". Unknown: empty."""
        return " + ".join(item.in_words(language) for item in self.items)


@dataclass(frozen=True)
class Amount:
    """What the rows of a note amount to, at one stage and in one measure."""

    measure: Measure
    stage: str
    total: Total

    def in_words(self, language: str) -> str:
        """As readers see it: "36 vehicles"."""
        return self.total.in_words(language, self.measure.noun)


@dataclass(frozen=True)
class Note:
    """The rows that stand on a receipt for one reason, in the order of their slugs."""

    reason: Reason
    lines: tuple[Line, ...]

    @property
    def rows(self) -> int:
        """How many rows of aid."""
        return len(self.lines)

    @property
    def figures(self) -> int:
        """How many items, which may be more than rows."""
        return sum(len(line.items) for line in self.lines)

    @property
    def whole_is_public(self) -> bool:
        """Whether every row that holds one of these may be named."""
        return all(line.row.whole_is_public for line in self.lines)

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """What they amount to: stages and measures apart (R3, R4)."""
        parts: dict[tuple[Measure, str], list[Total]] = {}
        for line in self.lines:
            row = DeliveryRow(line.row.slug, line.row.title, line.row.stage, line.items)
            for measure, total in row.own_totals.items():
                parts.setdefault((measure, row.stage), []).append(total)
        found = sorted(parts, key=lambda pair: (pair[0].place, pair[1]))
        return tuple(Amount(*pair, reduce(add, parts[pair])) for pair in found)


@dataclass(frozen=True)
class Receipt:
    """What stands beside a total: the slugs counted, the notes of omission and of doubt."""

    counted: tuple[str, ...]
    left_out: tuple[Note, ...]
    doubts: tuple[Note, ...]

    def note(self, reason: Reason | str) -> Note:
        """The note of a reason; one without rows where nothing was found."""
        notes = [note for note in self.left_out + self.doubts if note.reason == reason]
        return notes[0] if notes else Note(Reason(reason), ())


def _anything(item: ItemRow) -> bool:
    return True


def _note(
    reason: Reason,
    rows: Iterable[DeliveryRow],
    measure: Measure | None,
    pick: Callable[[ItemRow], bool] = _anything,
) -> Note:
    """The note of these rows, with those of their items that are picked."""
    return Note(
        reason, tuple(Line(row, tuple(filter(pick, row.items_of(measure)))) for row in rows)
    )


def _is_inexact(item: ItemRow) -> bool:
    return item.quantity.is_stated and item.quantity.qualifier is not Qualifier.EXACTLY


def _is_unstated(item: ItemRow) -> bool:
    return not item.quantity.is_stated


def _is_mixed(item: ItemRow) -> bool:
    return item.is_uncountable and item.quantity.is_stated


def _lacks(row: DeliveryRow, measure: Measure | None) -> bool:
    """Whether the row leaves a number open, of this measure if one is named."""
    return row.lacks_quantity if measure is None else row.own_totals[measure].unknown > 0


def receipt_of(rows: Iterable[DeliveryRow], measure: Measure | None = None) -> Receipt:
    """The receipt of all measures, or of one: then of its rows alone."""
    concerned = [row for row in rows if measure is None or measure in row.own_totals]
    counted = [row for row in concerned if not row.left_out_because]

    def left_out(reason: Reason) -> Note:
        return _note(reason, (r for r in concerned if r.left_out_because == reason), measure)

    def having(reason: Reason, pick: Callable[[ItemRow], bool]) -> Note:
        found = (row for row in counted if any(map(pick, row.items_of(measure))))
        return _note(reason, found, measure, pick)

    lacking = (row for row in counted if _lacks(row, measure))
    omissions = (
        left_out(Reason.PART_OF),
        left_out(Reason.FORWARDED_FROM),
        _note(Reason.NO_QUANTITY, lacking, measure, _is_unstated),
        having(Reason.MIXED_GOODS, _is_mixed),
    )
    doubts = (
        _note(Reason.OVERLAPS, (row for row in counted if row.overlaps), measure),
        _note(Reason.SHARED, (row for row in counted if row.shared_with), measure),
        having(Reason.APPROXIMATE, _is_inexact),
    )
    return Receipt(
        tuple(row.slug for row in counted),
        tuple(note for note in omissions if note.lines),
        tuple(note for note in doubts if note.lines),
    )
