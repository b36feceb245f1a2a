"""Reads a spreadsheet, CSV or XLSX, into rows of text; what is hostile gets a clear message."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from openpyxl import load_workbook

from records.exports import as_meant
from records.unseen import UNSEEN

MOST_BYTES = 10 * 1024 * 1024
# What a workbook may unfold to
MOST_UNFOLDED = 80 * 1024 * 1024
MOST_COLUMNS = 150
MOST_CELL = 20_000
# Cells to the right of all data may be empty; so far, and no farther, they are passed over
WIDEST = 1000
# A file with more of these was not typed by anybody
MOST_BLANK = 50_000
MOST_PROBLEMS = 1000
# The last row that a workbook can have
MOST_LINES = 1_048_576
# The encodings in which Ukrainian offices save CSV files
ENCODINGS = ("utf-8-sig", "cp1251")
CYRILLIC_WORD = re.compile(r"[^\W\d_]*[\u0400-\u04ff][^\W\d_]*")
ODD_WORD = re.compile(r"[A-Za-z][\u0400-\u04ff]|[\u0400-\u04ff][A-Za-z]|[а-яєіїґ][А-ЯЄІЇҐ]")
# Slips of the hand: a Latin letter that looks like a Ukrainian one
MOST_ODD = 0.2
NO_ENCODING = gettext_lazy("The text is neither UTF-8 nor Windows-1251: save it as UTF-8.")
TOO_WIDE = gettext_lazy(
    "Row %(row)d has cells far to the right; %(most)d columns are the most: delete those cells."
)
MORE_CELLS = gettext_noop("The row has more cells than the head: check commas and quotes.")
BROKEN = gettext_lazy("The workbook cannot be read: save it anew as .xlsx, or as CSV in UTF-8.")


@dataclass(frozen=True)
class Line:
    """A row of the sheet: its number there, the head is 1, and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass
class Sheet:
    """What was read: columns in their order, rows, and cells that cannot be taken as they are."""

    columns: list[str]
    lines: list[Line] = field(default_factory=list)
    problems: list[tuple[int, str, str]] = field(default_factory=list)


def read_sheet(content: bytes, most: int | None = None) -> Sheet:
    """The rows of a file, `most` of them. Raises: ValidationError for no table, or a longer one."""
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 10 MB: split it."))
    if not content.strip():
        raise ValidationError(_("The file is empty."))
    is_zip = content[:4] == b"PK\x03\x04"
    if is_zip:
        rows = workbook_rows(content)
    elif content[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise ValidationError(_("This is an old .xls workbook: save it as .xlsx."))
    else:
        rows = csv_rows(content)
    return sheet_of(rows, most)


def sheet_of(rows: Iterator[tuple[int, list[Any]]], most: int | None = None) -> Sheet:
    """The head and the rows under it. Raises: ValidationError."""
    first = next((row for row in rows if any(one not in (None, "") for one in row[1])), None)
    if first is None:
        raise ValidationError(_("The file is empty."))
    head = [str(one or "").strip() for one in first[1]]
    if any(UNSEEN.search(one) for one in head):
        raise ValidationError(_("The head holds invisible characters: type its names anew."))
    while head and not head[-1]:
        head.pop()
    if not head:
        raise ValidationError(_("The first row must hold the names of the columns."))
    if len(head) > MOST_COLUMNS:
        told = _("The file has %(number)d columns; %(most)d are the most: use the template.")
        raise ValidationError(told % {"number": len(head), "most": MOST_COLUMNS})
    sheet = Sheet(head)
    blank = 0
    for number, cells in rows:
        known = len(sheet.lines)
        add_line(sheet, number, cells)
        blank += len(sheet.lines) == known
        if most is not None and len(sheet.lines) > most:
            told = _(
                "The file has more than %(most)d rows. Give it to the administrator: "
                "manage.py import_records brings longer ones."
            )
            raise ValidationError(told % {"most": most})
        if blank > MOST_BLANK or len(sheet.problems) > MOST_PROBLEMS:
            told = _("By row %d too many rows are blank or broken: delete them, or save it anew.")
            raise ValidationError(told % number)
    return sheet


def add_line(sheet: Sheet, number: int, cells: list[Any]) -> None:
    """Adds a row, unless it is blank; notes cells that cannot be taken."""
    told: dict[str, str] = {}
    for name, value in zip(sheet.columns, cells, strict=False):
        if name:
            told[name] = text_of(sheet, number, name, value)
    extra = [one for one in cells[len(sheet.columns) :] if one not in (None, "")]
    if extra:
        sheet.problems.append((number, "", MORE_CELLS))
    if any(told.values()):
        sheet.lines.append(Line(number, told))


def text_of(sheet: Sheet, number: int, name: str, value: Any) -> str:
    """A cell as text, as a person would have typed it."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float):
        return f"{value:.6f}".rstrip("0").rstrip(".")
    text = str(value).strip()
    problem = problem_of(text, isinstance(value, Formula))
    if problem:
        sheet.problems.append((number, name, problem))
        return ""
    return as_meant(text)


class Formula(str):
    """A cell that a workbook computes."""


def problem_of(text: str, is_formula: bool) -> str:
    """Why a cell cannot be taken, to be translated for who reads it. Empty: it can."""
    if is_formula:
        return gettext_noop("The cell holds a formula: paste its value instead.")
    if "\0" in text:
        return gettext_noop("The cell holds a NUL character: remove it.")
    if UNSEEN.search(text):
        return gettext_noop("The cell holds a character that cannot be seen: type the text anew.")
    if len(text) > MOST_CELL:
        return gettext_noop("The cell holds more than 20,000 signs: shorten it.")
    return ""


def csv_rows(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    """The rows of a CSV text, whichever sign parts its cells. Raises: ValidationError."""
    text = decoded(content)
    first = text.lstrip("\r\n").split("\n", 1)[0]
    sign = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            told = _("Row %(row)d cannot be read (%(why)s): check its quotation marks.")
            raise ValidationError(told % {"row": begins, "why": error}) from error
        if cells:
            yield begins, list(cells)
        begins = reader.line_num + 1


def decoded(content: bytes) -> str:
    """The text in the encoding that fits. Raises: ValidationError for none."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError as error:
            raise ValidationError(NO_ENCODING) from error
    for name in ENCODINGS:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if name == "utf-8-sig" or looks_written(text):
            return text
    raise ValidationError(NO_ENCODING)


def looks_written(text: str) -> bool:
    """Whether a text read as Windows-1251 is words: Cyrillic, and no control signs.

    Another encoding shows itself by Latin letters within words, or by capitals at their ends.
    """
    controls = sum(ord(sign) < 32 and sign not in "\r\n\t" for sign in text)
    words = CYRILLIC_WORD.findall(text)
    odd = sum(bool(ODD_WORD.search(word)) for word in words)
    return controls == 0 and len(words) > 0 and odd <= MOST_ODD * len(words)


def workbook_rows(content: bytes) -> Iterator[tuple[int, list[Any]]]:
    """The rows of the first sheet. Raises: ValidationError."""
    refuse_bomb(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        refuse_merged(content, sheet)
        # What the file says of its own size may be wrong, or hostile
        sheet.reset_dimensions()
        for number, row in enumerate(sheet.iter_rows(max_row=MOST_LINES), start=1):
            if len(row) > WIDEST:
                raise ValidationError(TOO_WIDE % {"row": number, "most": MOST_COLUMNS})
            yield number, [cell_of(one) for one in row]
    except ValidationError:
        raise
    except Exception as error:
        # A broken workbook fails in many ways inside the library
        raise ValidationError(BROKEN) from error


def cell_of(cell: Any) -> Any:
    """The value of a cell; one that is computed is marked."""
    value = cell.value
    return Formula(value) if getattr(cell, "data_type", "") == "f" else value


def refuse_bomb(content: bytes) -> None:
    """Raises: ValidationError for what is no workbook, or unfolds too far."""
    try:
        folder = zipfile.ZipFile(io.BytesIO(content))
        names = folder.namelist()
        unfolded = sum(one.file_size for one in folder.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise ValidationError(BROKEN) from error
    if "xl/workbook.xml" not in names:
        raise ValidationError(BROKEN)
    if unfolded > MOST_UNFOLDED:
        raise ValidationError(_("The workbook unfolds to more than 80 MB: split it."))


def refuse_merged(content: bytes, sheet: Any) -> None:
    """Raises: ValidationError where the sheet that is read merges cells."""
    path = sheet._worksheet_path
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        if merges(folder, path):
            raise ValidationError(
                _("The sheet has merged cells: part them, each row must stand by itself.")
            )


def merges(folder: zipfile.ZipFile, name: str) -> bool:
    """Whether a sheet merges cells; it says so behind its rows."""
    before = b""
    with folder.open(name) as file:
        while part := file.read(65_536):
            if b"<mergeCell " in before + part:
                return True
            before = part[-16:]
    return False
