"""Packs the public register into a zip: the same register gives the same bytes."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import IO, Any

from portal.package.describing import NUMBERS, descriptor, fields_of, readme
from portal.package.moment import one_moment
from portal.package.rows import Row
from portal.package.tables import TABLES
from records.exports import disarmed

# A zip knows the time of its parts; one moment for all keeps the bytes the same
EPOCH = (1980, 1, 1, 0, 0, 0)
SAFE_MODE = 0o644 << 16


@dataclass(frozen=True)
class Packed:
    """What was packed: rows by table."""

    counts: dict[str, int]


def lines(rows: Iterator[Row], columns: list[str], counted: list[int]) -> Iterator[bytes]:
    """A table as CSV, line by line."""
    buffer = io.StringIO()
    writer = csv.DictWriter(buffer, columns, restval="", lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: cell(name, value) for name, value in row.items()})
        counted[0] += 1
        yield flushed(buffer)
    yield flushed(buffer)


def cell(column: str, value: Any) -> Any:
    """A value as the file holds it: numbers as they are, texts so that no formula runs."""
    if value is None:
        return ""
    return disarmed(value) if isinstance(value, str) and column not in NUMBERS else value


def flushed(buffer: io.StringIO) -> bytes:
    """What the buffer holds, which is empty then."""
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def part(name: str) -> zipfile.ZipInfo:
    """The head of one file of the zip."""
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = SAFE_MODE
    return info


def pack(file: IO[bytes], version: str, day: date) -> Packed:
    """Writes the package of one moment into an open file, table by table; memory stays small."""
    counts: dict[str, int] = {}
    with one_moment(), zipfile.ZipFile(file, "w") as archive:
        for table, rows in TABLES.items():
            counted = [0]
            with archive.open(part(f"{table}.csv"), "w") as target:
                for line in lines(rows(), [field["name"] for field in fields_of(table)], counted):
                    target.write(line)
            counts[table] = counted[0]
        told = json.dumps(descriptor(version, day), ensure_ascii=False, indent=2)
        archive.writestr(part("datapackage.json"), f"{told}\n")
        archive.writestr(part("README.md"), readme(version, day, counts))
    return Packed(counts)


def unpack(path: Path, folder: Path) -> None:
    """Writes the tables of a package into a folder that `load_register` reads."""
    with zipfile.ZipFile(path) as archive:
        for table in TABLES:
            (folder / f"{table}.csv").write_bytes(archive.read(f"{table}.csv"))
