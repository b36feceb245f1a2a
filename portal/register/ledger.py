"""The state of one load: rows, records found for them, problems, what became of each row."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Model
from django.utils.translation import gettext as _

from partnerships.models import Area
from portal.register.problems import Problem
from portal.register.reading import Row
from records.models import Record


@dataclass(frozen=True)
class Leftover:
    """What only the database holds: a record, or a row of the record named by `owner`."""

    item: Model
    owner: str = ""

    def __str__(self) -> str:
        if not self.owner:
            return self.item.slug
        owner = getattr(self.item, self.owner)
        return f"{owner.slug}: {self.item._meta.verbose_name} “{self.item}”"


@dataclass(frozen=True)
class FileCount:
    """What became of the rows of one file."""

    created: int
    updated: int
    unchanged: int
    removed: int
    only_in_database: int


@dataclass
class Ledger:
    """One load.

    `records[file][slug]` is None for a listed row that cannot be kept, and `incomplete` names
    files that could not be read whole: what refers to them is no second problem.
    """

    rows: dict[str, list[Row]]
    incomplete: frozenset[str] = frozenset()
    is_exact: bool = False
    on_row: Callable[[], None] = lambda: None
    problems: list[Problem] = field(default_factory=list)
    records: dict[str, dict[str, Record | None]] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    outcomes: dict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    extras: dict[str, list[Leftover]] = field(default_factory=lambda: defaultdict(list))
    removed: dict[str, list[Leftover]] = field(default_factory=lambda: defaultdict(list))
    saved: set[tuple[type, int]] = field(default_factory=set)
    touched: dict[tuple[type, int], Record] = field(default_factory=dict)

    @cached_property
    def parts(self) -> frozenset[str]:
        """Slugs of deliveries of which the files name the whole."""
        ties = self.rows["relations"]
        return frozenset(row["record"] for row in ties if row.code("relation") == "part_of")

    def walk(self, file: str) -> Iterator[Row]:
        """The rows of a file; each moves the progress on."""
        for row in self.rows[file]:
            self.on_row()
            yield row

    def refuse(self, row: Row, column: str, message: str) -> None:
        """Notes a problem of a row."""
        self.problems.append(row.problem(column, message))

    def note(self, row: Row, outcome: str) -> None:
        """Keeps what became of a row; a change of one of its lists makes it updated."""
        if self.outcomes[row.file].get(row.line, "unchanged") == "unchanged":
            self.outcomes[row.file][row.line] = outcome

    def touch(self, record: Record) -> None:
        """Marks a record of which rows in another file changed: it becomes a new version."""
        self.touched[(type(record), record.pk)] = record

    def keep(self, record: Record) -> None:
        """Marks a record as saved by this load."""
        self.saved.add((type(record), record.pk))

    def unsaved_touched(self) -> list[Record]:
        """Records of which only rows in other files changed."""
        return [record for key, record in self.touched.items() if key not in self.saved]

    def find(self, row: Row, column: str, file: str, slug: str | None = None) -> Record | None:
        """The record a cell names. Unknown: None; a problem is noted unless its own row has one."""
        wanted = row[column] if slug is None else slug
        known = self.records[file]
        if not wanted:
            message = _("The cell is empty: write the slug of a row of %(file)s.")
            self.refuse(row, column, message % {"file": f"{file}.csv"})
        elif wanted not in known and file not in self.incomplete:
            message = _("“%(slug)s” is unknown: write the slug of a row of %(file)s.")
            self.refuse(row, column, message % {"slug": wanted[:100], "file": f"{file}.csv"})
        return known.get(wanted)

    def truth(self, row: Row, column: str) -> bool:
        """Whether a cell says true; a problem is noted where it says neither."""
        if row[column] not in ("", "true", "false"):
            self.refuse(row, column, _("Write true or false, or leave the cell empty."))
        return row[column] == "true"

    def find_home(self, row: Row) -> Record | None:
        """The home city in the cell `city`. Unknown: None, with the problem noted."""
        city = self.find(row, "city", "cities")
        is_told = "case_profiles" not in self.incomplete
        if is_told and city is not None and not city.is_home:
            homes = sorted(
                slug for slug, one in self.records["cities"].items() if one and one.is_home
            )
            message = _("“%(slug)s” is no home city: write one of %(homes)s.")
            self.refuse(row, "city", message % {"slug": city.slug, "homes": ", ".join(homes)})
            return None
        return city

    def find_all(self, row: Row, column: str, file: str) -> list[Record]:
        """The records listed in a cell, each once; a problem is noted for each that is amiss."""
        slugs = row.slugs(column)
        for slug in [slug for slug, times in Counter(slugs).items() if times > 1]:
            self.refuse(row, column, _("“%s” stands twice: remove one.") % slug)
        found = [self.find(row, column, file, slug) for slug in dict.fromkeys(slugs)]
        return [record for record in found if record is not None]

    @property
    def has_changed(self) -> bool:
        """Whether the load made anything another than it was."""
        told = {outcome for rows in self.outcomes.values() for outcome in rows.values()}
        return bool(told - {"unchanged"}) or any(self.removed.values())

    def count(self, file: str) -> FileCount:
        """What became of the rows of a file."""
        told = Counter(self.outcomes[file].values())
        return FileCount(
            told["created"],
            told["updated"],
            told["unchanged"],
            len(self.removed[file]),
            len(self.extras[file]),
        )
