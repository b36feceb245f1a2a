"""Command: brings a spreadsheet of any length, as the admin does with short ones."""

from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _
from tqdm import tqdm

from portal.spreadsheets import reading
from portal.spreadsheets.importing import NotNow, keep_read, plan_for, tried, write
from portal.spreadsheets.kept_import import SpreadsheetImport
from portal.spreadsheets.names import Doubt
from portal.spreadsheets.plan import Plan, Steps
from portal.spreadsheets.sheets import SHEETS
from records.folding import fold


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
        parser.add_argument(
            "--answer",
            dest="answers",
            action="append",
            default=[],
            metavar="NAME=ADDRESS",
            help="Which record a doubtful name means; NAME= for none of those offered. Repeatable.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Reads, checks, writes; a bar tells how many rows are through."""
        user = get_user_model().objects.filter(username=options["user"], is_active=True).first()
        if user is None:
            raise CommandError(_("There is no such account: %s") % options["user"])
        kept = self.brought(options["file"], options["kind"], user)
        same = kept.same_before()
        if same is not None:
            told = _("The same file was written already on %(day)s: import %(key)d.")
            self.stderr.write(told % {"day": same.done_at.date().isoformat(), "key": same.pk})
        self.answer(kept, user, options["answers"])
        # Each row is planned, then written
        rows = 2 * len(kept.lines)
        with tqdm(total=rows, desc=options["kind"], disable=None, file=self.stderr) as bar:
            if options["dry_run"]:
                plan = tried(kept, user, bar.update)
            else:
                self.write(kept, user, options["why"], bar.update)
        if options["dry_run"]:
            self.check(plan)
            kept.delete()
            return
        numbers = ", ".join(f"{what} {len(rows)}" for what, rows in kept.touched.items())
        self.stdout.write(f"import {kept.pk}: {numbers}")

    def answer(self, kept: SpreadsheetImport, user: Any, answers: list[str]) -> None:
        """Notes which records the doubtful names mean. Raises: CommandError."""
        if not answers:
            return
        doubts = plan_for(kept, user).doubts
        for one in answers:
            name, _sign, slug = one.rpartition("=")
            meant = {key: doubt for key, doubt in doubts.items() if fold(doubt.text) == fold(name)}
            if not meant:
                raise CommandError(_("No doubtful name of the file is “%s”.") % name)
            for key, doubt in meant.items():
                kept.answers[key] = key_of_answer(doubt, slug)
        kept.save(update_fields=["answers"])

    def brought(self, path: Path, kind: str, user: Any) -> SpreadsheetImport:
        """Reads the file. Raises: CommandError."""
        try:
            content = path.read_bytes()
            return keep_read(kind, path.name, content, reading.read_sheet(content), user)
        except OSError as error:
            raise CommandError(_("The file cannot be read: %s.") % error.strerror) from error
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error

    def check(self, plan: Plan) -> None:
        """Tells what the file would do. Raises: CommandError with all that is wrong."""
        for one in plan.problems:
            self.stderr.write(f"{one.line} {plan.head(one.column)}: {one.message}")
        for doubt in plan.doubts.values():
            names = "; ".join(f"{one} ({one.slug})" for one in doubt.candidates)
            self.stderr.write(f"{doubt.text}? {names}")
        if plan.doubts:
            self.stderr.write(_("Say which is meant: --answer NAME=ADDRESS"))
        if not plan.is_sound:
            raise CommandError(_("Nothing is written: correct what stands above."))
        for one in plan.doubles:
            same = _("row %d") % one.other_line if one.other_line else one.other.slug
            told = _("row %(row)d may be there already: %(other)s (%(same)s)")
            self.stderr.write(told % {"row": one.line, "other": one.other, "same": same})
        counts = {"new": plan.new, "changed": plan.changed}
        told = ", ".join(f"{name} {len(rows)}" for name, rows in counts.items())
        self.stdout.write(f"{told}, unchanged {plan.unchanged}")

    def write(self, kept: SpreadsheetImport, user: Any, why: str, steps: Steps) -> None:
        """Writes the file. Raises: CommandError."""
        try:
            write(kept, user, why, steps)
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        except NotNow as error:
            self.check(error.plan)
        kept.refresh_from_db()


def key_of_answer(doubt: Doubt, slug: str) -> int:
    """The key of the record that an answer names; 0 for none. Raises: CommandError."""
    if not slug:
        return 0
    for one in doubt.candidates:
        if one.slug == slug:
            return one.pk
    offered = "; ".join(one.slug for one in doubt.candidates)
    told = _("“%(slug)s” is not offered for “%(name)s”: %(offered)s.")
    raise CommandError(told % {"slug": slug, "name": doubt.text, "offered": offered})
