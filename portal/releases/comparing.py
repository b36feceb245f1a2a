"""What changed between two packages, record by record and column by column."""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from portal.package.describing import KEYS, TITLES

Changes = dict[str, dict[str, Any]]
Row = Mapping[str, str]
# What tells rows of a table without a key apart: ids and codes, never texts, for what changed is
# kept for ever, also of a record that was withdrawn because its text did harm
IDENTITIES: dict[str, tuple[str, ...]] = {
    **KEYS,
    "city_names": ("city", "language", "kind"),
    "partnership_events": ("partnership", "kind", "date"),
    "participants": ("delivery", "role", "city", "organization"),
    "relations": ("record", "relation", "target"),
    "claims": ("table", "record", "fact", "source"),
}


def rows_by_key(path: Path | None, table: str) -> dict[str, Row]:
    """The rows of a table by what tells them apart; those that it leaves alike are numbered."""
    if path is None:
        return {}
    with zipfile.ZipFile(path) as archive:
        if f"{table}.csv" not in archive.namelist():
            return {}
        with archive.open(f"{table}.csv") as file:
            reader = csv.DictReader(io.TextIOWrapper(file, "utf-8", newline=""))
            return numbered((key_of(table, row), row) for row in reader)


def numbered(rows: Iterable[tuple[str, Row]]) -> dict[str, Row]:
    """The rows by key; the second of one key is "key | 2"."""
    found: dict[str, Row] = {}
    seen: Counter[str] = Counter()
    for key, row in rows:
        seen[key] += 1
        found[key if seen[key] == 1 else f"{key} | {seen[key]}"] = row
    return found


def key_of(table: str, row: Row) -> str:
    """The key of a row as one text."""
    return " | ".join(filter(None, (row[name] for name in IDENTITIES[table])))


def compare(before: Path | None, after: Path) -> Changes:
    """Tables in which something changed: keys added and removed, columns changed."""
    found = {table: compare_table(before, after, table) for table in TITLES}
    return {table: told for table, told in found.items() if any(told.values())}


def compare_table(before: Path | None, after: Path, table: str) -> dict[str, Any]:
    """One table."""
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
