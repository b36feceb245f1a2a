"""Writes a table as a file, one row at a time, and sends it only when it is whole."""

import csv
import io
import json
from collections.abc import Callable
from tempfile import TemporaryFile
from typing import IO

from django.http import FileResponse
from openpyxl import Workbook

from records.exports.cells import fitted, plain, writable
from records.exports.dictionary import about
from records.exports.table import Table

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": XLSX_TYPE,
    "json": "application/json",
    "geojson": "application/geo+json",
}


class Echo:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        """The text itself."""
        return text


def attached(name: str, form: str) -> dict[str, str]:
    """The header that names the file."""
    return {"Content-Disposition": f'attachment; filename="{name}.{form}"'}


def export(form: str, table: Table) -> FileResponse:
    """The table as a file of the form csv, xlsx, json or geojson.

    It is written to the disk first: an error while reading is an error page, never half a file.
    """
    file = TemporaryFile()  # noqa: SIM115  the response closes it, and so removes it
    try:
        WRITERS[form](table, file)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"{table.name}.{form}", content_type=TYPES[form]
    )


def write_csv(table: Table, file: IO[bytes]) -> None:
    """UTF-8; the last columns say where each row is from."""
    text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow([*table.head, *table.origin])
    origin = [plain(value) for value in table.origin.values()]
    for row in table.rows():
        writer.writerow([*map(plain, row), *origin])
    text.detach()


def write_xlsx(table: Table, file: IO[bytes]) -> None:
    """A workbook: the rows; what they are, and what each column means."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.name)
    sheet.append(table.head)
    try:
        for row in table.rows():
            sheet.append([fitted(value) for value in row])
    except BaseException:
        # openpyxl keeps a file beside the sheet until the book is saved
        sheet.close()
        sheet._writer.cleanup()
        raise
    second = book.create_sheet("about")
    for line in about(table):
        second.append([fitted(value) for value in line])
    book.save(file)


def write_json(table: Table, file: IO[bytes]) -> None:
    """A list of objects, which say where they are from; an unknown value is null."""
    before = "[\n"
    for row in table.rows():
        told = {**dict(zip(table.head, row, strict=True)), **table.origin}
        file.write(before.encode() + dumped(told))
        before = ",\n"
    file.write(b"[]\n" if before == "[\n" else b"\n]\n")


def write_geojson(table: Table, file: IO[bytes]) -> None:
    """A FeatureCollection of RFC 7946. Unknown: a place that nobody knows is a null geometry."""
    told = json.dumps(table.origin, ensure_ascii=False)[1:-1]
    file.write(f'{{"type": "FeatureCollection", {told}, "features": ['.encode())
    before = "\n"
    for record in table.records:
        row = dict(zip(table.head, table.row(record), strict=True))
        feature = {
            "type": "Feature",
            "id": row.get("slug"),
            "geometry": table.place(record) if table.place else None,
            "properties": row,
        }
        file.write(before.encode() + dumped(feature))
        before = ",\n"
    file.write(b"\n]}\n")


def dumped(value: object) -> bytes:
    """JSON in UTF-8; days become text."""
    return writable(json.dumps(value, ensure_ascii=False, default=str)).encode()


WRITERS: dict[str, Callable[[Table, IO[bytes]], None]] = {
    "csv": write_csv,
    "xlsx": write_xlsx,
    "json": write_json,
    "geojson": write_geojson,
}
