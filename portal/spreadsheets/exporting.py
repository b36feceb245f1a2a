"""Writes sheets: the records of an account, or an empty template with its dictionary."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook

from portal.spreadsheets.planning import fetched
from portal.spreadsheets.sheets import Sheet
from records.exports.cells import fitted, plain
from records.models import Record

# So that the same rows make the same file
SETTLED = (1980, 1, 1, 0, 0, 0)
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
MOST_CHUNK = 500


def rows_of(sheet: Sheet, user: Any) -> Iterator[list[str]]:
    """The records that an account may change, as the import reads them."""
    rows = sheet.model._default_manager.editable_by(user).exclude(state="withdrawn")
    for record in fetched(rows.distinct().order_by("pk"), sheet).iterator(chunk_size=MOST_CHUNK):
        yield row_of(sheet, record)


def row_of(sheet: Sheet, record: Record) -> list[str]:
    """The cells of one record."""
    return [one.show(one.take(record)) for one in sheet.columns]


def csv_file(sheet: Sheet, rows: Iterable[list[str]]) -> bytes:
    """A CSV in UTF-8 that spreadsheet programs open rightly."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow([one.name for one in sheet.columns])
    for row in rows:
        writer.writerow(map(plain, row))
    return text.getvalue().encode("utf-8-sig")


def xlsx_file(sheet: Sheet, rows: Iterable[list[str]]) -> bytes:
    """A workbook: the rows, and on a second sheet what each column means."""
    book = Workbook(write_only=True)
    first = book.create_sheet(sheet.name)
    first.freeze_panes = "B2"
    first.append([one.name for one in sheet.columns])
    for row in rows:
        first.append([fitted(one) for one in row])
    second = book.create_sheet(_("columns")[:31])
    for line in dictionary(sheet):
        second.append([fitted(one) for one in line])
    file = io.BytesIO()
    book.save(file)
    return settled(file.getvalue())


def dictionary(sheet: Sheet) -> Iterator[list[str]]:
    """What each column means, whether it is needed, and which words it takes."""
    yield [_("column"), _("needed"), _("meaning"), _("allowed words")]
    for one in sheet.columns:
        told = _("Leave empty for a new record.") if one.name == "slug" else str(one.told)
        needed = _("yes") if one.is_needed else ""
        yield [one.name, needed, told, ", ".join(one.words)]


def settled(content: bytes) -> bytes:
    """The workbook without the moment of its making."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = MOMENT.sub(rb"\g<1>1980-01-01T00:00:00Z", part)
            entry = zipfile.ZipInfo(name, SETTLED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return made.getvalue()
