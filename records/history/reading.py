"""Reads history: the versions of a record, and its state in each of them with its rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models

from records.history.keeping import DELETED, Origin
from records.history.owning import of_owner, row_models

Values = dict[str, Any]


@dataclass(frozen=True)
class Version:
    """One version of a record: who made it, when, by which way and why."""

    number: int
    kind: str
    at: datetime
    who: AbstractBaseUser | None
    why: str
    origin: str
    restored_from: int | None
    # Who wrote what `who` released. Unknown: None, the same person did both
    written_by: AbstractBaseUser | None = None

    @property
    def author(self) -> AbstractBaseUser | None:
        """Who wrote it."""
        return self.written_by or self.who

    @property
    def came(self) -> str:
        """By which way it came, in words."""
        return str(Origin(self.origin).label)


@dataclass
class Snapshot:
    """A record as it was: its columns, its ties, its rows by kind and key."""

    model: type[models.Model]
    pk: int
    number: int
    values: Values
    ties: dict[str, list[int]] = field(default_factory=dict)
    rows: dict[type[models.Model], dict[Any, Values]] = field(default_factory=dict)


@dataclass(frozen=True)
class History:
    """All versions of a record, the oldest first, and its state in each that is no deletion."""

    versions: list[Version]
    snapshots: dict[int, Snapshot]

    def at(self, number: str) -> Snapshot | None:
        """The state in the version whose number was written. Unknown: None."""
        return next((one for key, one in self.snapshots.items() if str(key) == number), None)

    @property
    def last(self) -> Snapshot | None:
        """The newest state that is known. Unknown: None, nothing was kept."""
        return self.snapshots[max(self.snapshots)] if self.snapshots else None


def values_of(row: models.Model) -> Values:
    """The columns that history keeps of a record or row."""
    fields = getattr(row, "tracked_fields", None) or row.history.model.tracked_fields
    return {one.attname: getattr(row, one.attname) for one in fields}


def version_of(row: models.Model) -> Version:
    """The version that a row of history stands for."""
    return Version(
        row.version,
        row.history_type,
        row.history_date,
        row.history_user,
        row.history_change_reason or "",
        row.origin,
        row.restored_from,
        row.written_by,
    )


def history_of(model: type[models.Model], pk: int) -> History:
    """All that is known of a record, in one query and one for each kind of row."""
    kept = model.history.model.objects.filter(id=pk).select_related("history_user", "written_by")
    by_number = {row.version: row for row in kept.order_by("history_id")}
    changes = {one: rows_in_order(one, model, pk) for one in row_models(model)}
    standing: dict[type[models.Model], dict[int, Values]] = {one: {} for one in changes}
    snapshots = {}
    for number, row in sorted(by_number.items()):
        for kind, steps in changes.items():
            advance(standing[kind], steps, number)
        if row.history_type != DELETED:
            rows = {kind: dict(known) for kind, known in standing.items()}
            snapshots[number] = Snapshot(model, pk, number, values_of(row), row.ties, rows)
    return History([version_of(row) for _number, row in sorted(by_number.items())], snapshots)


class Ahead:
    """Steps through rows of history up to a version."""

    def __init__(self, rows: list[models.Model]) -> None:
        self.rows, self.place = rows, 0

    def until(self, number: int) -> Iterator[models.Model]:
        """The next rows of that version or an earlier one."""
        while self.place < len(self.rows) and self.rows[self.place].record_version <= number:
            yield self.rows[self.place]
            self.place += 1


def rows_in_order(kind: type[models.Model], owner: type[models.Model], pk: int) -> Ahead:
    """The history of all rows of one kind."""
    kept = kind.history.model.objects.filter(**of_owner(kind, owner, pk))
    return Ahead(list(kept.order_by("record_version", "history_id")))


def advance(known: dict[int, Values], steps: Ahead, number: int) -> None:
    """Brings the rows of one kind up to a version."""
    for row in steps.until(number):
        if row.history_type == DELETED:
            known.pop(row.id, None)
        else:
            known[row.id] = values_of(row)


def state_of(record: models.Model) -> Snapshot:
    """A record as the database has it now, whether or not history knows of it."""
    model = type(record)
    ties = {
        one.name: sorted(getattr(record, one.name).values_list("pk", flat=True))
        for one in model._meta.many_to_many
    }
    rows = {
        kind: {
            row.pk: values_of(row)
            for row in kind._default_manager.filter(**of_owner(kind, model, record.pk))
        }
        for kind in row_models(model)
    }
    return Snapshot(model, record.pk, record.version, values_of(record), ties, rows)
