"""History of every record and of its rows: who, when, what and why; internal, never public."""

from records.history.keeping import (
    Origin,
    RecordHistory,
    RegisterHistory,
    RowHistory,
    create_rows,
    one_change,
    without_history,
)

__all__ = [
    "Origin",
    "RecordHistory",
    "RegisterHistory",
    "RowHistory",
    "create_rows",
    "one_change",
    "without_history",
]
