"""What a changed record said before and says now, read from the files of two releases.

The values are kept nowhere else: with a release that is taken back they are gone. Records that are
no longer public give none, though the file still holds them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from portal.package.describing import MODELS
from portal.releases.comparing import Row, rows_by_key
from portal.releases.model import Release
from records.models import Record

# No more records of a table are told. Unit: records
LISTED = 200
# Of a long text the part around the first difference is shown. Unit: letters
BEFORE, SHOWN = 24, 140
OWNERS = {
    "city_names": "cities",
    "partnership_events": "partnerships",
    "delivery_items": "deliveries",
    "participants": "deliveries",
}
TIED = ("deliveries", "agreements", "initiatives", "partnerships")


@dataclass(frozen=True)
class Change:
    """One column: what it said, and what it says now. Empty: the cell is."""

    column: str
    before: str
    after: str


Values = dict[str, tuple[Change, ...]]


def values_of(release: Release, table: str) -> Values:
    """By key the changed columns of a table. Unknown: empty where a file is not there."""
    before = Release.objects.standing().filter(version=release.since).first()
    if before is None or release.is_retracted:
        return {}
    if not (before.path.is_file() and release.path.is_file()):
        return {}
    changed = release.changes.get(table, {}).get("changed", {})
    wanted = tuple((key, tuple(changed[key])) for key in list(changed)[:LISTED])
    found = read_values(before.path, release.path, table, wanted)
    seen = public_keys(table, found)
    return {key: changes for key, changes in found.items() if key in seen}


# The files of releases never change
@lru_cache(maxsize=64)
def read_values(
    before: Path, after: Path, table: str, wanted: tuple[tuple[str, tuple[str, ...]], ...]
) -> Values:
    """The changed columns as both files have them; only wanted rows are kept in memory."""
    keys = {key for key, _columns in wanted}
    old, new = rows_by_key(before, table, keys), rows_by_key(after, table, keys)
    return {
        key: tuple(change_of(column, old[key], new[key]) for column in columns)
        for key, columns in wanted
        if key in old and key in new
    }


def change_of(column: str, old: Row, new: Row) -> Change:
    """One changed column, cut to where it differs."""
    before, after = old.get(column, ""), new.get(column, "")
    is_long = max(len(before), len(after)) > SHOWN
    start = max(0, first_difference(before, after) - BEFORE) if is_long else 0
    return Change(column, excerpt(before, start), excerpt(after, start))


def first_difference(one: str, other: str) -> int:
    """Where two texts begin to differ."""
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


def excerpt(text: str, start: int) -> str:
    """Some of a text, with dots where more stands."""
    end = start + SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if len(text) > end else ''}"


def public_keys(table: str, keys: Iterable[str]) -> set[str]:
    """The keys whose records visitors may see now, all that the key names."""
    named = {key: named_by(table, key) for key in keys}
    wanted: dict[str, set[str]] = {}
    for records in named.values():
        for slug, tables in records:
            for one in tables:
                wanted.setdefault(one, set()).add(slug)
    seen = {one: public_slugs(one, slugs) for one, slugs in wanted.items()}
    return {
        key
        for key, records in named.items()
        if all(any(slug in seen[one] for one in tables) for slug, tables in records)
    }


def named_by(table: str, key: str) -> list[tuple[str, tuple[str, ...]]]:
    """The slugs in a key, each with the tables that may hold it."""
    parts = key.split(" | ")
    if table == "areas":
        return []
    if table == "relations":
        return [(parts[0], TIED), (parts[2], TIED)]
    if table == "claims":
        owner = "deliveries" if parts[0] == "delivery_items" else parts[0]
        return [(parts[1].partition("#")[0], (owner,)), (parts[3], ("sources",))]
    return [(parts[0], (OWNERS.get(table, table),))]


def public_slugs(table: str, slugs: Iterable[str]) -> set[str]:
    """Those of the slugs whose records are public."""
    model: type[Record] = MODELS[table]
    # A case profile goes by its city
    name = "city__slug" if table == "case_profiles" else "slug"
    found = model._default_manager.public().filter(**{f"{name}__in": slugs})
    return set(found.order_by().values_list(name, flat=True))
