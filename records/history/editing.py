"""Who changed a record last; a step of its release changes nothing of what it says."""

from itertools import pairwise
from typing import Any

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
    """Key of who changed last what the record or its rows say. Unknown: None, a program."""
    history = history_of(type(record), record.pk)
    who = {one.number: one.who.pk if one.who else None for one in history.versions}
    numbers = sorted(history.snapshots, reverse=True)
    for later, earlier in pairwise(numbers):
        if said(history.snapshots[later]) != said(history.snapshots[earlier]):
            return who[later]
    return who[numbers[-1]] if numbers else None


def said(state: Snapshot) -> tuple[Any, ...]:
    """What a state says to readers."""
    kept = {key: one for key, one in state.values.items() if key not in OF_RELEASE}
    return kept, state.ties, state.rows
