"""What changed between two packages, record by record and column by column."""

import csv
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.package.describing import KEYS, TITLES

Changes = dict[str, dict[str, Any]]
Row = Mapping[str, str]


def rows_by_key(path: Path | None, table: str) -> dict[str, Row]:
    """The rows of a table by what tells them apart; without a key by all they say."""
    if path is None:
        return {}
    with zipfile.ZipFile(path) as archive:
        if f"{table}.csv" not in archive.namelist():
            return {}
        with archive.open(f"{table}.csv") as file:
            reader = csv.DictReader(io.TextIOWrapper(file, "utf-8", newline=""))
            return {key_of(table, row): row for row in reader}


def key_of(table: str, row: Row) -> str:
    """The key of a row as one text."""
    names = KEYS.get(table) or tuple(row)
    return " | ".join(row[name] for name in names)


def compare(before: Path | None, after: Path) -> Changes:
    """Tables in which something changed: keys added and removed, columns changed."""
    found = {table: compare_table(before, after, table) for table in TITLES}
    return {table: told for table, told in found.items() if any(told.values())}


def compare_table(before: Path | None, after: Path, table: str) -> dict[str, Any]:
    """One table; rows without a key are only added or removed."""
    old, new = rows_by_key(before, table), rows_by_key(after, table)
    changed = {
        key: sorted(name for name in new[key] if new[key][name] != old[key].get(name, ""))
        for key in new.keys() & old.keys()
    }
    return {
        "added": sorted(new.keys() - old.keys()),
        "removed": sorted(old.keys() - new.keys()),
        "changed": {key: names for key, names in sorted(changed.items()) if names},
    }
