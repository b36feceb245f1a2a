"""Who changed a record last; a step of its release changes nothing of what it says."""

from itertools import pairwise
from typing import Any

from django.db import models

from records.history.reading import Snapshot, history_of

# Columns of the release, and those that every save changes
OF_RELEASE = frozenset(
    {
        "state",
        "embargo_until",
        "review_note",
        "withdrawal_reason_uk",
        "withdrawal_reason_en",
        "merged_into_id",
        "published_at",
        "version",
        "updated_at",
    }
)


def last_editor(record: Any) -> int | None:
    """Key of who wrote last what readers see of the record. Unknown: None, a program."""
    history = history_of(type(record), record.pk)
    who = {one.number: one.author.pk if one.author else None for one in history.versions}
    numbers = sorted(history.snapshots, reverse=True)
    for later, earlier in pairwise(numbers):
        if said(history.snapshots[later]) != said(history.snapshots[earlier]):
            return who[later]
    return who[numbers[-1]] if numbers else None


def said(state: Snapshot) -> tuple[Any, ...]:
    """What a state says to readers."""
    hidden = OF_RELEASE.union(state.model.INTERNAL)
    values = {key: one for key, one in state.values.items() if key not in hidden}
    rows = {kind: kept for kind, kept in state.rows.items() if not is_internal(kind)}
    return values, tied(state), rows


def written(state: Snapshot) -> tuple[Any, ...]:
    """All that a state says, to colleagues too."""
    values = {key: one for key, one in state.values.items() if key not in OF_RELEASE}
    return values, tied(state), state.rows


def tied(state: Snapshot) -> dict[str, list[int]]:
    """The ties that are there; none at all is kept as nothing or as an empty list."""
    return {name: sorted(keys) for name, keys in state.ties.items() if keys}


def is_internal(kind: type[models.Model]) -> bool:
    """Whether no visitor ever sees rows of this kind."""
    return getattr(kind, "IS_INTERNAL", False)
