"""Downloads of the rows of a list: CSV, XLSX and JSON with the same columns in both languages."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from records.evidence import sources_of
from records.models import Record

# What a spreadsheet would take for the begin of a formula
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class Column:
    """One column: its name, which never changes, and the value of a record in it."""

    name: str
    value: Callable[[Any], Any]


def column(name: str, path: str = "") -> Column:
    """The column of an attribute, or of a dotted path of them; a missing neighbour is empty."""

    def value(record: Any) -> Any:
        for part in (path or name).split("."):
            record = getattr(record, part, None)
        return record

    return Column(name, value)


def columns(*names: str) -> list[Column]:
    """Columns named as the attributes that fill them."""
    return [column(name) for name in names]


def partial_date(name: str) -> list[Column]:
    """A partial date: as entered (EDTF), earliest and latest day."""
    return [
        column(name, f"{name}_edtf"),
        column(f"{name}_earliest"),
        column(f"{name}_latest"),
    ]


def web_address(record: Record) -> str:
    """The record's full address."""
    return f"{settings.PORTAL_ORIGIN}{record.get_absolute_url()}"


def source_addresses(record: Record) -> str:
    """Slugs of the record's public sources, separated by spaces."""
    return " ".join(source.slug for source in sources_of(record.citations.all()))


SOURCES = Column("sources", source_addresses)
ADDRESS = Column("address", web_address)


def export(
    form: str, name: str, shown: Sequence[Column], records: Iterable[Record]
) -> HttpResponseBase:
    """The records as a file of the form csv, xlsx or json."""
    return WRITERS[form](name, shown, records)


def values_of(shown: Sequence[Column], record: Record) -> list[Any]:
    """A record's values, column by column."""
    return [one.value(record) for one in shown]


def plain(value: Any) -> Any:
    """A cell without a formula: numbers stay, days become text, text is disarmed."""
    if value is None or isinstance(value, bool | int | float):
        return "" if value is None else value
    text = ILLEGAL_CHARACTERS_RE.sub("", str(value))
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The text itself."""
        return text


def csv_lines(shown: Sequence[Column], records: Iterable[Record]) -> Iterator[str]:
    """The head and a line for each record."""
    writer = csv.writer(Echo())
    yield writer.writerow([one.name for one in shown])
    for record in records:
        yield writer.writerow([plain(value) for value in values_of(shown, record)])


def attached(name: str, form: str) -> dict[str, str]:
    """The header that names the file."""
    return {"Content-Disposition": f'attachment; filename="{name}.{form}"'}


def as_csv(name: str, shown: Sequence[Column], records: Iterable[Record]) -> HttpResponseBase:
    """UTF-8 CSV, sent line by line."""
    return StreamingHttpResponse(
        csv_lines(shown, records),
        content_type="text/csv; charset=utf-8",
        headers=attached(name, "csv"),
    )


def as_xlsx(name: str, shown: Sequence[Column], records: Iterable[Record]) -> HttpResponseBase:
    """A workbook with one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(name)
    sheet.append([one.name for one in shown])
    for record in records:
        sheet.append([plain(value) for value in values_of(shown, record)])
    file = io.BytesIO()
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_TYPE)


def json_parts(shown: Sequence[Column], records: Iterable[Record]) -> Iterator[str]:
    """A list of objects, one record at a time; an unknown value is null."""
    before = "[\n"
    for record in records:
        row = dict(zip((one.name for one in shown), values_of(shown, record), strict=True))
        yield before + json.dumps(row, ensure_ascii=False, default=str)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def as_json(name: str, shown: Sequence[Column], records: Iterable[Record]) -> HttpResponseBase:
    """A JSON list, sent record by record."""
    return StreamingHttpResponse(
        json_parts(shown, records), content_type="application/json", headers=attached(name, "json")
    )


WRITERS = {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}
