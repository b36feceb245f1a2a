"""Figure 1 as a workbook: the figure, what it is, and its links one a row."""

from collections.abc import Iterable, Iterator
from io import BytesIO

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from partnerships.exports import captions
from partnerships.exports.rows import file_header, table_of
from partnerships.matrix.figure import Figure
from partnerships.matrix.shape import Cell
from records.exports import XLSX_TYPE, Table, about, fitted

BOLD = Font(bold=True)
STRUCK = Font(strike=True)
# Unit: characters
ABOUT_WIDTHS = {"A": 20, "B": 60, "C": 60, "D": 60, "E": 12}
WIDTHS = {"A": 24, "B": 30, "C": 24, "D": 24, "E": 24, "F": 24}


def xlsx_file(figure: Figure) -> HttpResponse:
    """The workbook as a download."""
    book = Workbook(write_only=True)
    fill(book.create_sheet(_("Figure 1")), figure_lines(figure), WIDTHS, "C2")
    table = table_of(figure)
    fill(book.create_sheet(_("About")), about_lines(figure, table), ABOUT_WIDTHS, None)
    fill(book.create_sheet(_("Links")), [table.head, *table.rows()], WIDTHS, "A2")
    written = BytesIO()
    book.save(written)
    return HttpResponse(
        written.getvalue(), content_type=XLSX_TYPE, headers=file_header(figure, "xlsx")
    )


def about_lines(figure: Figure, table: Table) -> Iterator[Iterable[object]]:
    """What the figure is, where the file is from, and what each column of the links means."""
    yield from captions.about(figure)
    yield ()
    yield from about(table)


def fill(
    sheet: WriteOnlyWorksheet,
    lines: Iterable[Iterable[object]],
    widths: dict[str, int],
    frozen: str | None,
) -> None:
    """Writes a sheet: the first row of a frozen one and the first column are bold."""
    sheet.freeze_panes = frozen
    for letter, width in widths.items():
        sheet.column_dimensions[letter].width = width
    for number, line in enumerate(lines):
        sheet.append(
            made(sheet, value, bold=number == 0 and frozen is not None, first=place == 0)
            for place, value in enumerate(line)
        )


def made(sheet: WriteOnlyWorksheet, value: object, bold: bool, first: bool) -> WriteOnlyCell:
    """One cell: text is guarded, an ended link struck."""
    shown = cell_text(value) if isinstance(value, Cell) else value
    cell = WriteOnlyCell(sheet, value=fitted(shown))
    if bold or first:
        cell.font = BOLD
    if isinstance(value, Cell) and value.is_ended:
        cell.font = STRUCK
    cell.alignment = Alignment(vertical="top", horizontal="left", wrap_text=True)
    return cell


def cell_text(cell: Cell) -> str:
    """A cell of the figure in words: "sister, 2024", "partner, state unknown, date unknown"."""
    year = _("date unknown") if cell.no_date and not cell.is_ended else cell.year
    return f"{captions.cell_words(cell)}, {year}"


def figure_lines(figure: Figure) -> Iterator[tuple[object, ...]]:
    """The table as the page shows it: heads, totals, partners by country."""
    matrix = figure.matrix
    yield (_("Country"), _("Partner"), *(column.name for column in matrix.columns))
    for key in captions.total_keys(figure):
        told = captions.total_words()[key]
        yield (_("Totals"), told, *(getattr(column, key) for column in matrix.columns))
    for country in matrix.countries:
        for row in country.rows:
            yield (country.name, row.name, *row.cells)
