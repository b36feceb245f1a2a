"""Lays states of a record side by side: one line for each field in which they differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from records.history.marking import Pieces, marked
from records.history.reading import Snapshot, Values
from records.history.wording import (
    NOTHING,
    Told,
    in_words,
    neighbours,
    row_in_words,
    row_name,
    tied_in_words,
    told_fields,
)

Row = tuple[Values | None, ...]


@dataclass(frozen=True)
class Line:
    """A field, or a whole row, with what each state says of it.

    `row` names the row below the record. Unknown: empty, the field is the record's own.
    """

    row: str
    label: str
    words: tuple[str, ...]

    @property
    def pieces(self) -> list[tuple[str, Pieces]]:
        """Of two states each text in pieces, those marked that the other lacks: del, then ins."""
        old, new = self.words
        return list(zip(("del", "ins"), marked(old, new), strict=True))

    @property
    def place(self) -> str:
        """Row and field in one phrase."""
        return ": ".join(part for part in (self.row, self.label) if part)


def side_by_side(states: Sequence[Snapshot], told: Told | None = None) -> list[Line]:
    """The lines in which states of one record differ; columns, then ties, then rows."""
    told = neighbours(states) if told is None else told
    lines = [
        Line("", capfirst(str(one.verbose_name)), words_of(one, states, told))
        for one in told_fields(states[0].model)
    ]
    lines += [
        Line("", capfirst(str(one.verbose_name)), ties_in_words(one, states, told))
        for one in states[0].model._meta.many_to_many
    ]
    for kind in states[0].rows:
        lines += rows_side_by_side(kind, [state.rows.get(kind, {}) for state in states], told)
    return [line for line in lines if len(set(line.words)) > 1]


def words_of(field: Any, states: Sequence[Snapshot], told: Told) -> tuple[str, ...]:
    """What each state says of a field of the record."""
    return tuple(in_words(field, state.values.get(field.attname), told) for state in states)


def ties_in_words(field: Any, states: Sequence[Snapshot], told: Told) -> tuple[str, ...]:
    """Which records each state ties."""
    return tuple(tied_in_words(field, state.ties.get(field.name, []), told) for state in states)


def rows_side_by_side(
    kind: type[models.Model], groups: Sequence[dict[Any, Values]], told: Told
) -> list[Line]:
    """Lines of one kind of rows: field by field where all states have the row."""
    lines: list[Line] = []
    name = capfirst(str(kind._meta.verbose_name))
    for row in matched(kind, groups):
        called = row_name(kind, next(values for values in row if values is not None), told)
        whose = _("%(kind)s “%(row)s”") % {"kind": name, "row": called}
        if None in row:
            words = [row_in_words(kind, one, told) if one else NOTHING for one in row]
            lines.append(Line("", name, tuple(words)))
            continue
        for field in told_fields(kind):
            said = tuple(in_words(field, one[field.attname], told) for one in row if one)
            lines.append(Line(whose, str(field.verbose_name), said))
    return lines


def matched(kind: type[models.Model], groups: Sequence[dict[Any, Values]]) -> list[Row]:
    """The same row in each state: known by its key, or by saying the same under a new one."""
    keys = list(dict.fromkeys(key for group in groups for key in group))
    rows = {key: [group.get(key) for group in groups] for key in keys}
    for key in keys:
        twin = next((one for one in rows if fits(kind, rows, one, key)), None)
        if twin is not None:
            rows[twin] = [a or b for a, b in zip(rows[twin], rows.pop(key), strict=True)]
    return [tuple(row) for row in rows.values()]


def fits(kind: type[models.Model], rows: dict[Any, list], one: Any, other: Any) -> bool:
    """Whether two rows under different keys are one that was taken out and put back."""
    if one == other or other not in rows:
        return False
    if any(a and b for a, b in zip(rows[one], rows[other], strict=True)):
        return False
    said = [next(values for values in rows[key] if values) for key in (one, other)]
    return all(said[0][each.attname] == said[1][each.attname] for each in told_fields(kind))
