"""The consolidated report and the council brief as workbooks, in the reader's language."""

import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from aid.exports.numbers import COUNTED, Number
from aid.filters import REASONS
from aid.models import Delivery
from partnerships.models import Agreement
from portal.reports.summary import Summary
from records.evidence import sources_of
from records.exports.cells import SHEET_TITLE, fitted
from records.languages import reader_language
from records.models import Record
from records.partial_dates import PartialDate
from records.templatetags.register import day

HEAD = Font(bold=True)
DAY = "yyyy-mm-dd"
WRAPPED = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True)
class Head:
    """A column: its head, the value of a row in it, and how wide it is. Unit: characters."""

    name: Any
    value: Callable[[Any], Any]
    width: int = 14


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name, lines of text above, and rows under their heads."""

    name: str
    lines: Sequence[str]
    heads: Sequence[Head]
    rows: Iterable[Any]


def in_words(when: PartialDate | None) -> str:
    """A partial date in the reader's language. Unknown: says so."""
    return when.in_words(reader_language()) if when else _("date unknown")


def web_address(record: Record) -> str:
    """The full address of a record's page."""
    return f"{settings.PORTAL_ORIGIN}{record.get_absolute_url()}"


def sources(record: Record) -> str:
    """The public sources of a record, a line each: publisher, title and address."""
    found = sources_of(record.citations.all())
    return "\n".join(f"{one.publisher}. {one.title}. {web_address(one)}" for one in found)


def who_gave(row: Delivery) -> str:
    """The donors by name. Unknown: empty."""
    return "; ".join(str((one.city or one.organization).name) for one in row.donors)


def parties(paper: Agreement) -> str:
    """The parties by name."""
    return "; ".join(str((one.city or one.organization).name) for one in paper.parties.all())


def amounts(row: Delivery) -> str:
    """What the row measures, in words."""
    return "; ".join(item.in_words for item in row.measured_items) or _("not stated")


def stage_name(figure: Number) -> str:
    """The stage of a figure in the reader's language."""
    return str(Delivery.Stage(figure.stage).label)


def standing_name(figure: Number) -> str:
    """Whether a figure is counted, in the reader's language."""
    words = {str(code): str(label) for code, label in REASONS}
    shared = _("shared with other places, split unknown")
    split = f"; {shared}" if "split=unknown" in figure.url and figure.name == COUNTED else ""
    return words[figure.name] + split


FIGURES = (
    Head(gettext_lazy("Measure"), lambda one: capfirst(one.measure_name), 30),
    Head(gettext_lazy("Stage"), stage_name, 16),
    Head(gettext_lazy("Figure"), lambda one: one.in_words, 30),
    Head(gettext_lazy("At least"), lambda one: one.lower),
    Head(gettext_lazy("At most"), lambda one: one.upper),
    Head(gettext_lazy("Rows with a number"), lambda one: one.total.rows),
    Head(gettext_lazy("Rows without a number"), lambda one: one.total.unknown),
    Head(gettext_lazy("In the totals"), standing_name, 32),
    Head(gettext_lazy("Address of the rows"), lambda one: one.address, 60),
)
RECORD = (
    Head(gettext_lazy("Sources"), sources, 50),
    Head(gettext_lazy("Address"), web_address, 50),
)
AID = (
    Head(gettext_lazy("When"), lambda row: in_words(row.when), 22),
    Head(gettext_lazy("First day"), lambda row: row.when_earliest),
    Head(gettext_lazy("Last day"), lambda row: row.when_latest),
    Head(gettext_lazy("Stage"), lambda row: row.get_stage_display()),
    Head(gettext_lazy("title"), lambda row: row.title, 50),
    Head(gettext_lazy("donors"), who_gave, 30),
    Head(gettext_lazy("Quantity"), amounts, 30),
    Head(pgettext_lazy("column", "shared with"), lambda row: row.shared_with, 20),
)
PAPERS = (
    Head(gettext_lazy("Signed"), lambda paper: in_words(paper.signed_on), 22),
    Head(gettext_lazy("First day"), lambda paper: paper.signed_on_earliest),
    Head(gettext_lazy("Last day"), lambda paper: paper.signed_on_latest),
    Head(gettext_lazy("title"), lambda paper: paper.title, 60),
    Head(gettext_lazy("Kind"), lambda paper: paper.get_kind_display(), 24),
    Head(gettext_lazy("Parties"), parties, 40),
    *RECORD,
)


def heading(made: Summary) -> str:
    """The city and the period in words."""
    asked = made.asked
    return f"{asked.city.name}: {day(asked.first)} – {day(asked.last)}"


def figures_sheet(made: Summary) -> Sheet:
    """Every figure of the totals, as the API gives it."""
    lines = [
        heading(made),
        _("Stages and units are never added."),
        _("Public rows of the register as of %s.") % day(timezone.localdate()),
    ]
    number = len(made.doubtful)
    if number:
        told = ngettext(
            "%(number)s row of aid may belong to the period, for its day is not known; it is not"
            " counted.",
            "%(number)s rows of aid may belong to the period, for their days are not known; they"
            " are not counted.",
            number,
        )
        lines.append(told % {"number": number})
    figures = sorted(made.figures, key=lambda one: (one.name != COUNTED, one.measure.place))
    return Sheet(_("Aid by stage"), lines, FIGURES, figures)


def rows_sheet(made: Summary) -> Sheet:
    """The rows behind the figures, and why a row is in none."""
    words = {str(code): label for code, label in REASONS}
    standing = Head(_("In the totals"), lambda row: words[made.left_out.get(row.pk, COUNTED)], 30)
    return Sheet(_("Rows of aid"), [heading(made)], (*AID, standing, *RECORD), made.rows)


def doubtful_sheet(made: Summary) -> Sheet:
    """The rows that may belong to the period."""
    told = _("The day of these rows is not known: they may belong to the period, or not.")
    return Sheet(_("Perhaps in the period"), [told], (*AID, *RECORD), made.doubtful)


def papers_sheet(made: Summary) -> Sheet:
    """The agreements signed in the period."""
    return Sheet(_("Agreements signed"), [heading(made)], PAPERS, made.papers)


def consolidated_xlsx(made: Summary) -> bytes:
    """The consolidated report: figures, their rows, and rows that may belong to the period."""
    return workbook([figures_sheet(made), rows_sheet(made), doubtful_sheet(made)])


def brief_xlsx(made: Summary) -> bytes:
    """The brief for the council: figures, agreements and rows, none of them cut."""
    return workbook([figures_sheet(made), papers_sheet(made), rows_sheet(made)])


def workbook(sheets: Iterable[Sheet]) -> bytes:
    """The sheets as a file that prints across the page, with its heads on each sheet of paper."""
    book = Workbook(write_only=True)
    for one in sheets:
        write(book.create_sheet(one.name[:SHEET_TITLE]), one)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def write(paper: Any, sheet: Sheet) -> None:
    """Writes one sheet."""
    top = len(sheet.lines) + 1
    paper.freeze_panes = f"A{top + 1}"
    paper.print_title_rows = f"{top}:{top}"
    paper.page_setup.orientation = "landscape"
    paper.page_setup.fitToHeight = 0
    paper.sheet_properties.pageSetUpPr.fitToPage = True
    for number, head in enumerate(sheet.heads, 1):
        paper.column_dimensions[get_column_letter(number)].width = head.width
    for line in sheet.lines:
        paper.append([styled(paper, line, font=HEAD)])
    paper.append([styled(paper, capfirst(str(head.name)), font=HEAD) for head in sheet.heads])
    rows = list(sheet.rows)
    for row in rows:
        paper.append([styled(paper, head.value(row)) for head in sheet.heads])
    if not rows:
        paper.append([_("none on record")])


def styled(paper: Any, value: Any, font: Font | None = None) -> WriteOnlyCell:
    """A cell; long texts are wrapped."""
    is_day = isinstance(value, date)
    cell = WriteOnlyCell(paper, value if is_day else fitted(value))
    if is_day:
        cell.number_format = DAY
    if font:
        cell.font = font
    else:
        cell.alignment = WRAPPED
    return cell
