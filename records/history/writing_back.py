"""Writes an earlier state of a record back, with its ties and rows, as its next version."""

from typing import Any

from django.db import models

from records.history.editing import OF_RELEASE, said
from records.history.owning import of_owner
from records.history.reading import Snapshot, state_of

# What belongs to the record whatever it says
STAYS = OF_RELEASE | {"id", "slug", "created_at"}


def put_back(record: Any, state: Snapshot) -> None:
    """Makes the record say what it said; its release stays as it is now."""
    record.is_internal_save = said(state_of(record)) == said(state)
    for name, value in state.values.items():
        if name not in STAYS:
            setattr(record, name, value)
    for name, keys in state.ties.items():
        getattr(record, name).set(keys)
    for kind, rows in state.rows.items():
        put_rows_back(record, kind, rows)
    record.save()


def put_rows_back(record: Any, kind: type[models.Model], rows: dict[Any, dict[str, Any]]) -> None:
    """Rows that came since go, those that are gone come back under their keys."""
    below = kind._base_manager.filter(**of_owner(kind, type(record), record.pk))
    for row in below.exclude(pk__in=rows):
        row.delete()
    known = {row.pk: row for row in below}
    for key, values in rows.items():
        row = known.get(key) or kind(pk=key)
        if any(getattr(row, name) != value for name, value in values.items()):
            for name, value in values.items():
                setattr(row, name, value)
            row.save()
