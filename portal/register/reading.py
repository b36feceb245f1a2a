"""Reads a CSV file into rows; whatever is wrong with it becomes problems, never a crash."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from portal.register.problems import Problem
from records.exports import as_meant


@dataclass(frozen=True)
class Columns:
    """The columns of a file: those it must have and those it may leave out."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row. `line` is the line of the file on which it begins, 1 is the header."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def texts(self, *columns: str) -> dict[str, str]:
        """Cells as they stand."""
        return {column: self[column] for column in columns}

    def told(self, *columns: str) -> dict[str, str]:
        """Cells of the columns that the file has: what it does not speak of stays as it is."""
        return {column: self[column] for column in columns if column in self.cells}

    def numbers(self, *columns: str) -> dict[str, str | None]:
        """Cells as numbers. Unknown: None where empty."""
        return {column: self[column] or None for column in columns}

    def code(self, column: str) -> str:
        """The code of the words in a cell: sister city agreement is sister_city_agreement."""
        return self[column].lower().replace(" ", "_")

    def slugs(self, column: str) -> list[str]:
        """The addresses listed in a cell, separated by spaces."""
        return self[column].split()

    def problem(self, column: str, message: str) -> Problem:
        """A problem of this row."""
        return Problem(self.file, self.line, column, str(message))


@dataclass
class Table:
    """The rows of one file and its problems."""

    file: str
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, line: int, message: str) -> None:
        """Notes a problem of a line, 0 for the whole file."""
        self.problems.append(Problem(self.file, line, "", message))


def read_table(path: Path, file: str, columns: Columns, is_optional: bool = False) -> Table:
    """The rows of a file; a missing optional file has none."""
    table = Table(file)
    if is_optional and not path.exists():
        return table
    text = read_text(path, table)
    if text is None:
        return table
    records = numbered_records(text, table)
    header = [name.strip() for name in next(records, (0, []))[1]]
    if check_header(header, columns, table):
        for line, cells in records:
            add_row(table, header, line, cells)
    return table


def read_text(path: Path, table: Table) -> str | None:
    """The text of a file. Unknown: None where it cannot be read, with the problem noted."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        table.refuse(0, _("The file is missing: put it into the folder."))
        return None
    except OSError as error:
        table.refuse(0, _("The file cannot be read: %s.") % error.strerror)
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        table.refuse(line, _("The text is not UTF-8: save the file with that encoding."))
        return None


def numbered_records(text: str, table: Table) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV text with the line each begins on; blank lines are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begins = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            message = _("The row cannot be read (%s): check its quotation marks and its length.")
            table.refuse(begins, message % error)
            return
        if cells:
            yield begins, cells
        begins = reader.line_num + 1


def check_header(header: list[str], columns: Columns, table: Table) -> bool:
    """Whether the header has the columns of the file; notes each that is amiss."""
    if not header:
        if not table.problems:
            table.refuse(0, _("The file is empty: it needs a header and rows."))
        return False
    known = {*columns.required, *columns.optional}
    seen: set[str] = set()
    for name in header:
        if name not in known:
            message = _("Unknown column “%(name)s”: remove it or write one of %(known)s.")
            table.refuse(1, message % {"name": name[:80], "known": ", ".join(sorted(known))})
        if name in seen:
            table.refuse(1, _("The column “%s” stands twice: remove one.") % name)
        seen.add(name)
    for name in columns.required:
        if name not in seen:
            table.refuse(1, _("The column “%s” is missing: add it, its cells may be empty.") % name)
    return not table.problems


def add_row(table: Table, header: list[str], line: int, cells: list[str]) -> None:
    """Adds a row to the table, or notes why it cannot be one."""
    if len(cells) != len(header):
        message = _("The row has %(cells)d cells, the header %(columns)d: check commas and quotes.")
        table.refuse(line, message % {"cells": len(cells), "columns": len(header)})
        return
    told = {name: as_meant(cell.strip()) for name, cell in zip(header, cells, strict=True)}
    row = Row(table.file, line, told)
    broken = [name for name in header if "\0" in row[name]]
    table.problems += [
        row.problem(name, _("The cell holds a NUL character: remove it.")) for name in broken
    ]
    if not broken:
        table.rows.append(row)
