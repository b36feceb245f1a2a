"""Loads a register kept as CSV files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from portal.register.ledger import Ledger
from portal.register.loading import load_tables, read_folder
from portal.register.reading import Table
from portal.register.telling import summary


class Command(BaseCommand):
    """Loads the CSV files of a folder through the rules of the forms.

    All problems of all files are told with file, row, column and what to do; with one problem
    nothing is written. Loading again changes nothing but what changed in the files.

    Nothing is taken away: records and rows that the files do not name stay and are counted as
    "only in the database". With `--exact`, rows that belong to a listed record (items,
    participants, parties, areas, events, citations, other names, relations) are removed where
    the files do not name them, and told; records never are. A row of a list is known again by
    what it says, else by its place in the list. A record of which such a row changed becomes a
    new version.

    A filled cell `review` loads its row as in review. For a record that exists, staff's
    decisions stand: drafts and withdrawn records stay so; one that staff took back from the
    public is not released again; one that staff released keeps its reason and stays released
    while the cell says the same. A new reason holds a public record back; an emptied cell
    releases a record that never was public. Organizations without a source wait in review.
    """

    help = _("Load a register kept as CSV files, all of it or nothing.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The folder, and whether it is the whole truth of the records it lists."""
        default = settings.BASE_DIR / "fixtures" / "register"
        parser.add_argument("folder", nargs="?", type=Path, default=default)
        parser.add_argument("--exact", action="store_true", help=_("Remove rows not named."))

    def handle(self, *args: Any, folder: Path, exact: bool, **options: Any) -> None:
        """Reads, loads and tells; Raises: CommandError with the number of problems."""
        if not folder.is_dir():
            raise CommandError(_("There is no folder %s: name the one with the files.") % folder)
        tables = read_folder(folder)
        ledger = self.load(tables, exact)
        if ledger.problems:
            self.refuse(ledger)
        for line in summary(ledger):
            self.stdout.write(line)

    def load(self, tables: list[Table], exact: bool) -> Ledger:
        """Loads, with a bar while it lasts on a terminal."""
        if not sys.stderr.isatty():
            return load_tables(tables, exact)
        with tqdm(total=sum(len(table.rows) for table in tables), leave=False) as bar:
            return load_tables(tables, exact, lambda: bar.update())

    def refuse(self, ledger: Ledger) -> None:
        """Tells every problem. Raises: CommandError."""
        for problem in sorted(set(ledger.problems)):
            self.stderr.write(str(problem))
        number = len(set(ledger.problems))
        told = ngettext(
            "%d problem: nothing was written.", "%d problems: nothing was written.", number
        )
        raise CommandError(told % number)
