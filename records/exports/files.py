"""Writes rows as CSV, XLSX, JSON or GeoJSON, one row at a time."""

import csv
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from openpyxl import Workbook

from records.exports.cells import in_a_workbook, plain, writable
from records.exports.columns import Column, values_of
from records.exports.dictionary import dictionary

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
# The geometry of a record as GeoJSON writes it. Unknown: None, it has no place.
Geometry = Callable[[Any], Mapping[str, Any] | None]


@dataclass(frozen=True)
class Told:
    """What a file says of itself: whose rows, from where, of which day, under which filter."""

    name: str
    model: type[models.Model] | None = None
    address: str = ""
    query: str = ""
    filters: tuple[tuple[str, str], ...] = ()
    day: date | None = None


@dataclass(frozen=True)
class Table:
    """The rows of a file with their columns; a filter in force is the last column."""

    told: Told
    shown: Sequence[Column]
    records: Iterable[Any]
    geometry: Geometry | None = None

    @property
    def columns(self) -> list[Column]:
        """The columns, and the filter where there is one."""
        query = self.told.query
        return [*self.shown, Column("filter", lambda _record: query)] if query else [*self.shown]

    @property
    def head(self) -> list[str]:
        """The names of the columns."""
        return [one.name for one in self.columns]


def export(
    form: str,
    told: Told,
    shown: Sequence[Column],
    records: Iterable[Any],
    geometry: Geometry | None = None,
) -> HttpResponseBase:
    """The records as a file of the form csv, xlsx, json or geojson."""
    return WRITERS[form](Table(told, shown, records, geometry))


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The text itself."""
        return text


def attached(name: str, form: str) -> dict[str, str]:
    """The header that names the file."""
    return {"Content-Disposition": f'attachment; filename="{name}.{form}"'}


def csv_lines(table: Table) -> Iterator[str]:
    """The head and a line for each record."""
    writer, columns = csv.writer(Echo()), table.columns
    yield writer.writerow(table.head)
    for record in table.records:
        yield writer.writerow([plain(value) for value in values_of(columns, record)])


def streamed(table: Table, form: str, kind: str, parts: Iterator[str]) -> HttpResponseBase:
    """A file that is sent while it is written. An error breaks the transfer off, and so shows."""
    return StreamingHttpResponse(parts, content_type=kind, headers=attached(table.told.name, form))


def as_csv(table: Table) -> HttpResponseBase:
    """UTF-8 CSV, sent line by line."""
    return streamed(table, "csv", "text/csv; charset=utf-8", csv_lines(table))


def as_xlsx(table: Table) -> HttpResponseBase:
    """A workbook: the rows, then what the file says of itself; written to disk, not memory."""
    book = Workbook(write_only=True)
    sheet, columns = book.create_sheet(table.told.name[:31]), table.columns
    sheet.append(table.head)
    for record in table.records:
        sheet.append([in_a_workbook(value) for value in values_of(columns, record)])
    about = book.create_sheet("about")
    for line in about_lines(table):
        about.append([in_a_workbook(cell) for cell in line])
    # The response closes it, and so removes it
    file = tempfile.TemporaryFile()  # noqa: SIM115
    book.save(file)
    file.seek(0)
    name = f"{table.told.name}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX_TYPE)


def about_lines(table: Table) -> Iterator[Sequence[Any]]:
    """Address, day, licence, filters, and the dictionary of the columns."""
    told = table.told
    yield ["Register of Municipal Diplomacy / Реєстр муніципальної дипломатії"]
    yield ["address", told.address]
    yield ["day", told.day.isoformat() if told.day else ""]
    yield ["licence", LICENCE]
    yield ["filter", told.query]
    for label, value in told.filters:
        yield ["", label, value]
    yield []
    if told.model is not None:
        yield from dictionary(told.model, table.columns)


def json_value(value: Any) -> Any:
    """A value as JSON writes it; text without halves of characters."""
    return value if value is None or isinstance(value, bool | int | float) else writable(str(value))


def properties(table: Table, columns: Sequence[Column], record: Any) -> dict[str, Any]:
    """A record by the names of the columns."""
    names = (one.name for one in columns)
    return dict(zip(names, map(json_value, values_of(columns, record)), strict=True))


def json_parts(table: Table) -> Iterator[str]:
    """A list of objects, one record at a time; an unknown value is null."""
    before, columns = "[\n", table.columns
    for record in table.records:
        yield before + json.dumps(properties(table, columns, record), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def as_json(table: Table) -> HttpResponseBase:
    """A JSON list, sent record by record."""
    return streamed(table, "json", "application/json", json_parts(table))


def geojson_parts(table: Table) -> Iterator[str]:
    """A FeatureCollection (RFC 7946), one record at a time; without a place geometry is null."""
    yield '{"type": "FeatureCollection", "features": ['
    before, columns = "\n", table.columns
    for record in table.records:
        feature = {
            "type": "Feature",
            "id": record.slug,
            "geometry": table.geometry(record) if table.geometry else None,
            "properties": properties(table, columns, record),
        }
        yield before + json.dumps(feature, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def as_geojson(table: Table) -> HttpResponseBase:
    """A GeoJSON FeatureCollection, sent record by record."""
    return streamed(table, "geojson", "application/geo+json", geojson_parts(table))


WRITERS = {"csv": as_csv, "xlsx": as_xlsx, "json": as_json, "geojson": as_geojson}
