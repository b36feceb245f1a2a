"""The stage table: measures down, stages across and never added, with its receipt, in words."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from aid.goods import GOODS, good_label
from aid.measures import ALL_VEHICLES, Measure
from aid.models import Delivery
from aid.receipts import Amount, Note, Reason
from aid.totals import STAGES, Figures
from records.quantities import Total

# A value of a parameter, or several
Asked = str | list[str]
# More goods than these are not listed under "vehicles".
GOODS_NAMED = 5


@dataclass(frozen=True)
class Cell:
    """One total: the figure, what stands under it, and the query of the rows behind it.

    Unknown: `figure` is empty where rows state no number; `has_rows` False where none exist.
    """

    stage: str
    figure: str
    note: str
    query: str
    has_rows: bool
    doubt: str = ""
    unit: str = ""
    rows: str = ""


@dataclass(frozen=True)
class Line:
    """One measure with its three stages; `is_shared` where other places received it too."""

    label: str
    sub: str
    cells: tuple[Cell, ...]
    is_shared: bool = False


@dataclass(frozen=True)
class ReceiptRow:
    """One row of aid on a receipt."""

    slug: str
    title: str
    amounts: str
    shared_with: str


@dataclass(frozen=True)
class ReceiptNote:
    """Why some rows stand on the receipt; `number` counts rows, or items where they count.

    `amounts` is what rows in no total amount to; `unlisted` how many rows are not among `rows`;
    `query` the list's parameters that find them all.
    """

    reason: str
    number: int
    rows: tuple[ReceiptRow, ...]
    amounts: str = ""
    unlisted: int = 0
    query: str = ""


@dataclass(frozen=True)
class StageTable:
    """What the template draws."""

    lines: tuple[Line, ...]
    left_out: tuple[ReceiptNote, ...]
    doubts: tuple[ReceiptNote, ...]
    rows: int

    @property
    def has_receipt(self) -> bool:
        """Whether anything is left out or in doubt."""
        return bool(self.left_out or self.doubts)


def stage_table(made: Figures, language: str, **filters: Asked) -> StageTable:
    """The table of some totals; `filters` are the list's parameters that choose its rows."""
    return _table(made, _lines(made, language, filters).values(), language, filters)


def received_table(made: Figures, language: str, **filters: Asked) -> StageTable:
    """The table of what a city received: rows that other places share stand apart (R5)."""
    shared = made.shared
    if not shared.measures:
        return stage_table(made, language, **filters)
    own = _lines(made.alone, language, {**filters, "split": "known"})
    apart = _lines(shared, language, {**filters, "split": "unknown"})
    apart = {measure: replace(line, is_shared=True) for measure, line in apart.items()}
    lines = (side[measure] for measure in made.measures for side in (own, apart) if measure in side)
    return _table(made, lines, language, filters)


def measure_table(made: Figures, measure: Measure, language: str, **filters: Asked) -> StageTable:
    """One measure alone, with the receipt of its rows."""
    line = _line(made, measure, language, filters)
    return _table(made, [line], language, {**filters, "measure": measure.key}, measure)


def _table(
    made: Figures,
    lines: Iterable[Line],
    language: str,
    filters: dict[str, Asked],
    measure: Measure | None = None,
) -> StageTable:
    receipt = made.receipt(measure)
    return StageTable(
        lines=tuple(lines),
        left_out=tuple(_note(note, language, filters) for note in receipt.left_out),
        doubts=tuple(_note(note, language, filters) for note in receipt.doubts),
        rows=made.number_of_rows,
    )


def _lines(made: Figures, language: str, filters: dict[str, Asked]) -> dict[Measure, Line]:
    return {measure: _line(made, measure, language, filters) for measure in made.measures}


def _line(made: Figures, measure: Measure, language: str, filters: dict[str, Asked]) -> Line:
    cells = tuple(
        cell_of(made.figure(measure, stage), language, {**filters, "stage": stage}, measure)
        for stage in STAGES
    )
    return Line(measure.label(language), _sub(made, measure, language), cells)


def cell_of(total: Total, language: str, filters: dict[str, Asked], measure: Measure) -> Cell:
    """One total with its rows; `filters` name its stage."""
    doubt, rows = total.prefix(language), total.rows_in_words(language)
    return Cell(
        stage=str(filters["stage"]),
        figure=total.figure(language),
        note=f"{doubt}; {rows}" if doubt and total.rows else rows,
        query=urlencode({**filters, "measure": measure.key}, doseq=True),
        has_rows=not total.is_empty,
        doubt=doubt,
        unit=total.unit_in_words(language, measure.noun),
        rows=rows,
    )


def _sub(made: Figures, measure: Measure, language: str) -> str:
    """What the numbers are; for vehicles which ones, where they are few."""
    if measure != ALL_VEHICLES:
        return measure.kind(language)
    present = made.goods_in(measure)
    named = [good_label(good, language) for good in GOODS if good in present]
    return ", ".join(named) if 0 < len(named) <= GOODS_NAMED else measure.kind(language)


def _note(note: Note, language: str, filters: dict[str, Asked]) -> ReceiptNote:
    counts_items = note.reason in (Reason.MIXED_GOODS, Reason.APPROXIMATE)
    return ReceiptNote(
        reason=str(note.reason),
        number=note.figures if counts_items else note.rows,
        rows=tuple(_rows(note, language)),
        amounts="; ".join(_amount(amount, language) for amount in note.amounts),
        unlisted=note.unlisted,
        query=urlencode({**filters, "receipt": str(note.reason)}, doseq=True),
    )


def _amount(amount: Amount, language: str) -> str:
    """What rows amount to, with their stage: "36 vehicles (delivered)"."""
    return f"{amount.in_words(language)} ({Delivery.Stage(amount.stage).label})"


def _rows(note: Note, language: str) -> Iterable[ReceiptRow]:
    for line in note.lines:
        row = line.row
        yield ReceiptRow(row.slug, row.title, line.in_words(language), row.shared_with)
