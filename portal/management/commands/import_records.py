"""Command: brings a spreadsheet of any length, as the admin does with short ones."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from portal.spreadsheets import reading
from portal.spreadsheets.importing import NotNow, keep_read, tried, write
from portal.spreadsheets.kept_import import SpreadsheetImport
from portal.spreadsheets.plan import Plan
from portal.spreadsheets.sheets import SHEETS


class Command(BaseCommand):
    """Shows everything that is wrong; writes all of the file or nothing."""

    help = "Brings a CSV or XLSX file of records for an account."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, its kind, for whom, why."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--kind", choices=list(SHEETS), required=True)
        parser.add_argument("--as", dest="user", required=True, help="Account that brings it.")
        parser.add_argument("--why", default="", help="Needed where it changes what is public.")
        parser.add_argument("--dry-run", action="store_true", help="Only checks the file.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Reads, checks, writes, with a bar for each."""
        user = get_user_model().objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise CommandError(_("There is no such account: %s") % options["user"])
        with tqdm(total=2, desc=options["kind"], disable=None, file=self.stderr) as bar:
            kept = self.brought(options["file"], options["kind"], user)
            bar.update()
            if options["dry_run"]:
                self.check(tried(kept, user))
            else:
                self.write(kept, user, options["why"])
            bar.update()
        if options["dry_run"]:
            kept.delete()
            return
        numbers = ", ".join(f"{what} {len(rows)}" for what, rows in kept.touched.items())
        self.stdout.write(f"import {kept.pk}: {numbers}")

    def brought(self, path: Path, kind: str, user: Any) -> SpreadsheetImport:
        """Reads the file. Raises: CommandError."""
        try:
            content = path.read_bytes()
            return keep_read(kind, path.name, content, reading.read_sheet(path.name, content), user)
        except OSError as error:
            raise CommandError(_("The file cannot be read: %s.") % error.strerror) from error
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error

    def check(self, plan: Plan) -> None:
        """Tells what the file would do. Raises: CommandError with all that is wrong."""
        for one in plan.problems:
            self.stderr.write(f"{one.line} {one.column}: {one.message}")
        for doubt in plan.doubts.values():
            names = "; ".join(f"{one} ({one.slug})" for one in doubt.candidates)
            self.stderr.write(f"{doubt.text}? {names}")
        if not plan.is_sound:
            raise CommandError(_("Nothing is written: correct what stands above."))
        counts = {"new": plan.new, "changed": plan.changed}
        told = ", ".join(f"{name} {len(rows)}" for name, rows in counts.items())
        self.stdout.write(f"{told}, unchanged {plan.unchanged}")

    def write(self, kept: SpreadsheetImport, user: Any, why: str) -> None:
        """Writes the file. Raises: CommandError."""
        try:
            write(kept, user, why)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        except NotNow as error:
            self.check(error.plan)
        kept.refresh_from_db()
