"""What changed between two packages, record by record and column by column.

Both files of one table are in memory while it is compared, once for each release that is made; the
pages read only what they show (values.py).
"""

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from portal.package.describing import KEYS, TITLES
from records.exports import as_meant

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


def rows_by_key(
    path: Path | None, table: str, wanted: Collection[str] | None = None
) -> dict[str, Row]:
    """The rows of a table by what tells them apart; those that it leaves alike are numbered.

    `wanted`: only the rows of these keys are kept; None keeps all. Texts are as they were meant.
    """
    if path is None:
        return {}
    with zipfile.ZipFile(path) as archive:
        if f"{table}.csv" not in archive.namelist():
            return {}
        with archive.open(f"{table}.csv") as file:
            reader = csv.DictReader(io.TextIOWrapper(file, "utf-8", newline=""))
            rows = ({name: as_meant(cell) for name, cell in row.items()} for row in reader)
            found = numbered((key_of(table, row), row) for row in rows)
            return {key: row for key, row in found if wanted is None or key in wanted}


def numbered(rows: Iterable[tuple[str, Row]]) -> Iterator[tuple[str, Row]]:
    """The rows with their keys; the second of one key is "key | 2"."""
    seen: Counter[str] = Counter()
    for key, row in rows:
        seen[key] += 1
        yield key if seen[key] == 1 else f"{key} | {seen[key]}", row


def key_of(table: str, row: Row) -> str:
    """The key of a row as one text."""
    return " | ".join(filter(None, (row[name] for name in IDENTITIES[table])))


def compare(before: Path | None, after: Path) -> Changes:
    """Tables in which something changed: keys added and removed, columns changed."""
    found = {table: compare_table(before, after, table) for table in TITLES}
    return {table: told for table, told in found.items() if any(told.values())}


def compare_table(before: Path | None, after: Path, table: str) -> dict[str, Any]:
    """One table. A column that one of the two lacks changes no record: it is told once."""
    old, new = rows_by_key(before, table), rows_by_key(after, table)
    had, has = columns_of(old), columns_of(new)
    fresh = [name for name in has if old and name not in had]
    both = [name for name in has if name in had]
    changed = {
        key: sorted(name for name in both if new[key][name] != old[key][name])
        for key in new.keys() & old.keys()
    }
    return {
        "added": sorted(new.keys() - old.keys()),
        "removed": sorted(old.keys() - new.keys()),
        "changed": {key: names for key, names in sorted(changed.items()) if names},
        **({"columns": fresh} if fresh else {}),
    }


def columns_of(rows: Mapping[str, Row]) -> list[str]:
    """The columns of a table. Unknown: empty where it has no row."""
    return list(next(iter(rows.values()), {}))
