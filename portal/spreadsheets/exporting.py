"""Writes sheets: the records of an account, or an empty template with its dictionary."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Any

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from portal.spreadsheets.columns import Column
from portal.spreadsheets.planning import fetched
from portal.spreadsheets.sheets import Sheet
from records.exports.cells import SHEET_TITLE, fitted, plain
from records.languages import LANGUAGES
from records.models import Record

# So that the same rows make the same file
SETTLED = (1980, 1, 1, 0, 0, 0)
MOMENT = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
MOST_CHUNK = 500
# The sheet from which cells offer their words; its name stands in formulas
CHOICES = "choices"
OFFERED_ROWS = 5000


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
    """A workbook in the reader's words; other sheets explain columns and offer their choices."""
    book = Workbook(write_only=True)
    first = book.create_sheet(title_of(sheet))
    first.freeze_panes = "B2"
    offer_choices(sheet, first)
    first.append([heading(one) for one in sheet.columns])
    for row in rows:
        cells = zip(sheet.columns, row, strict=True)
        first.append([fitted(one.word(cell)) for one, cell in cells])
    second = book.create_sheet(_("columns")[:SHEET_TITLE])
    for line in dictionary(sheet):
        second.append([fitted(one) for one in line])
    third = book.create_sheet(CHOICES)
    offered = [list(map(str, dict(one.choices).values())) for one in chosen(sheet)]
    for words in zip_longest(*offered, fillvalue=""):
        third.append([fitted(one) for one in words])
    file = io.BytesIO()
    book.save(file)
    return settled(file.getvalue())


def title_of(sheet: Sheet) -> str:
    """The name of the kind in the reader's language."""
    return str(capfirst(sheet.model._meta.verbose_name_plural))[:SHEET_TITLE]


def heading(column: Column) -> str:
    """The head of a column in the reader's language."""
    return str(capfirst(str(column.label)))


def chosen(sheet: Sheet) -> list[Column]:
    """Columns of a few words; a list of all currencies would help nobody."""
    return [one for one in sheet.columns if one.choices]


def offer_choices(sheet: Sheet, page: Any) -> None:
    """Lets cells of choices offer their words; other spellings stay allowed."""
    for place, one in enumerate(chosen(sheet), start=1):
        words, own = get_column_letter(place), get_column_letter(sheet.columns.index(one) + 1)
        rows = f"{CHOICES}!${words}$1:${words}${len(one.choices)}"
        offer = DataValidation(type="list", formula1=rows, allow_blank=True, showErrorMessage=False)
        offer.add(f"{own}2:{own}{OFFERED_ROWS}")
        page.data_validations.append(offer)


def dictionary(sheet: Sheet) -> Iterator[list[str]]:
    """What each column means, whether it is needed, and which words it takes."""
    yield [_("column"), _("name in CSV"), _("needed"), _("meaning"), _("allowed words")]
    for one in sheet.columns:
        told = _("Leave empty for a new record.") if one.name == "slug" else str(one.told)
        needed = _("yes") if one.is_needed else ""
        words = "; ".join(both_words(label) for code, label in one.choices if code)
        yield [heading(one), one.name, needed, told, words]


def both_words(label: Any) -> str:
    """A word in both languages, the reader's first."""
    words = [str(label)]
    for language in LANGUAGES:
        with translation.override(language):
            words.append(str(label))
    return " / ".join(dict.fromkeys(words))


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
