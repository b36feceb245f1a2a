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


# In no sum at all; in a sum without a number, or only as a row; in a sum with a doubt
NOT_COUNTED = (Reason.PART_OF, Reason.FORWARDED_FROM)
OMISSIONS = (*NOT_COUNTED, Reason.NO_QUANTITY, Reason.MIXED_GOODS)
DOUBTS = (Reason.OVERLAPS, Reason.SHARED, Reason.APPROXIMATE)


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
    """The rows that stand on a receipt for one reason, in the order of their slugs.

    `rows` of aid and `figures`, their items, which may be more; `lines` are the first of the
    rows; `amounts` what rows that no total counts would add: stages and measures apart (R3, R4).
    """

    reason: Reason
    rows: int = 0
    figures: int = 0
    lines: tuple[Line, ...] = ()
    amounts: tuple[Amount, ...] = ()

    @property
    def whole_is_public(self) -> bool:
        """Whether every row that holds one of the listed rows may be named."""
        return all(line.row.whole_is_public for line in self.lines)

    @property
    def unlisted(self) -> int:
        """How many rows are not listed."""
        return self.rows - len(self.lines)


@dataclass(frozen=True)
class Receipt:
    """What stands beside a total: the number of rows counted, the notes of omission and doubt."""

    counted: int
    left_out: tuple[Note, ...]
    doubts: tuple[Note, ...]

    def note(self, reason: Reason | str) -> Note:
        """The note of a reason; one without rows where nothing was found."""
        notes = [note for note in self.left_out + self.doubts if note.reason == reason]
        return notes[0] if notes else Note(Reason(reason))


def receipt_of_notes(counted: int, notes: Iterable[Note]) -> Receipt:
    """The receipt of these notes, in reading order; a note without rows is left away."""
    by_reason = {note.reason: note for note in notes if note.rows}
    return Receipt(
        counted,
        tuple(by_reason[reason] for reason in OMISSIONS if reason in by_reason),
        tuple(by_reason[reason] for reason in DOUBTS if reason in by_reason),
    )


def is_inexact(item: ItemRow) -> bool:
    """Whether the item states a number that is not exact."""
    return item.quantity.is_stated and item.quantity.qualifier is not Qualifier.EXACTLY


def is_unstated(item: ItemRow) -> bool:
    """Whether the item states no number."""
    return not item.quantity.is_stated


def is_mixed(item: ItemRow) -> bool:
    """Whether the item states pieces of things that have nothing in common."""
    return item.is_uncountable and item.quantity.is_stated


def anything(item: ItemRow) -> bool:
    """Any item."""
    return True


# Which items of a row are the reason
PICKS: dict[Reason, Callable[[ItemRow], bool]] = {
    Reason.NO_QUANTITY: is_unstated,
    Reason.MIXED_GOODS: is_mixed,
    Reason.APPROXIMATE: is_inexact,
}


def line_of(row: DeliveryRow, reason: Reason, measure: Measure | None) -> Line:
    """The row as it stands on a receipt."""
    return Line(row, tuple(filter(PICKS.get(reason, anything), row.items_of(measure))))


def stands_for(row: DeliveryRow, reason: Reason, measure: Measure | None) -> bool:
    """Whether the row stands on the receipt for the reason."""
    if reason in NOT_COUNTED or row.left_out_because:
        return row.left_out_because == reason
    if reason == Reason.NO_QUANTITY:
        return row.lacks_quantity if measure is None else row.own_totals[measure].unknown > 0
    if reason == Reason.OVERLAPS:
        return row.overlaps
    if reason == Reason.SHARED:
        return bool(row.shared_with)
    return any(map(PICKS[reason], row.items_of(measure)))


def amounts_of(lines: Iterable[Line], measure: Measure | None) -> tuple[Amount, ...]:
    """What the rows would add, had they been counted."""
    parts: dict[tuple[Measure, str], list[Total]] = {}
    for line in lines:
        for one, total in line.row.own_totals.items():
            if measure in (None, one):
                parts.setdefault((one, line.row.stage), []).append(total)
    return in_order(Amount(*pair, reduce(add, totals)) for pair, totals in parts.items())


def in_order(amounts: Iterable[Amount]) -> tuple[Amount, ...]:
    """Amounts in reading order."""
    return tuple(sorted(amounts, key=lambda one: (one.measure.place, one.stage)))


def receipt_of(rows: Iterable[DeliveryRow], measure: Measure | None = None) -> Receipt:
    """The receipt of all measures, or of one: then of its rows alone. The reference."""
    concerned = [row for row in rows if measure is None or measure in row.own_totals]
    notes = []
    for reason in Reason:
        found = [row for row in concerned if stands_for(row, reason, measure)]
        lines = tuple(line_of(row, reason, measure) for row in found)
        amounts = amounts_of(lines, measure) if reason in NOT_COUNTED else ()
        notes.append(Note(reason, len(lines), sum(len(x.items) for x in lines), lines, amounts))
    return receipt_of_notes(sum(not row.left_out_because for row in concerned), notes)
