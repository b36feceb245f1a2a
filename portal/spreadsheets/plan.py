"""The plan of an import: what each row would make or change, and what stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import capfirst

from partnerships.models import Partnership
from portal.spreadsheets.columns import Column, Draft
from portal.spreadsheets.names import Doubt
from portal.spreadsheets.sheets import Sheet
from records.history.marking import Pieces, marked
from records.models import Record

# Is told how many rows more are through
Steps = Callable[[int], object]


def unseen(_number: int) -> None:
    """Nobody watches."""


@dataclass(frozen=True, order=True)
class Problem:
    """What is wrong: the row of the sheet, its column, and what to do."""

    line: int
    column: str
    message: str


@dataclass(frozen=True)
class Change:
    """A column of a record that the file changes, as an export would write it."""

    column: str
    old: str
    new: str


@dataclass
class Planned:
    """One row: the record as it is to be. `changes` are empty where nothing changes."""

    line: int
    draft: Draft
    is_new: bool
    # Whether it changes what the public sees
    is_public: bool = False
    changes: list[Change] = field(default_factory=list)
    columns: list[Column] = field(default_factory=list)

    @property
    def is_new_version(self) -> bool:
        """Whether another person releases the change; sources and cities are changed at once."""
        return self.is_public and self.draft.record.NEEDS_SECOND_PERSON

    @property
    def name(self) -> str:
        """What the record is called."""
        record = self.draft.record
        return str(record) if record.pk else shown_name(record, self.draft)

    def shown(self, change: Change) -> tuple[Pieces, Pieces]:
        """What a column said and will say, in the reader's words; what differs is marked."""
        word = next(one.word for one in self.columns if one.name == change.column)
        return marked(word(change.old), word(change.new))


@dataclass
class Plan:
    """All rows of a file, and all that stands in the way."""

    sheet: Sheet
    # How the file calls its columns
    heads: dict[str, str] = field(default_factory=dict)
    rows: list[Planned] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    # What new rows probably say again; told, not refused
    doubles: list[Any] = field(default_factory=list)

    @property
    def new(self) -> list[Planned]:
        """Rows that make a record."""
        return [one for one in self.rows if one.is_new]

    @property
    def changed(self) -> list[Planned]:
        """Rows that change one."""
        return [one for one in self.rows if one.changes and not one.is_new]

    @property
    def unchanged(self) -> int:
        """How many rows say what the register says."""
        return len(self.rows) - len(self.new) - len(self.changed)

    @property
    def is_sound(self) -> bool:
        """Whether it could be written."""
        return not (self.problems or self.doubts)

    @property
    def asks_why(self) -> bool:
        """Whether it changes what is public: that needs a reason."""
        return any(one.is_public for one in self.changed)

    def head(self, column: str) -> str:
        """How a reader knows a column: as the file calls it, else by its label."""
        if column in self.heads or not column:
            return self.heads.get(column, "")
        labels = {one.name: one.label for one in self.sheet.columns}
        return capfirst(str(labels.get(column, column)).replace("_", " "))

    def refuse(self, line: int, column: str, error: ValidationError | str) -> None:
        """Notes each message."""
        told = error.messages if isinstance(error, ValidationError) else [str(error)]
        self.problems += [Problem(line, column, str(one)) for one in told]


def shown_name(record: Record, draft: Draft) -> str:
    """The name of a record that is not there yet."""
    if isinstance(record, Partnership):
        ends = [draft.values.get(end) for end in ("city", "partner")]
        return " – ".join(str(one) for one in ends if one)
    stem = record.NAMED_BY
    values = draft.values
    return str(values.get(f"{stem}_uk") or values.get(stem) or values.get(f"{stem}_en") or "")
