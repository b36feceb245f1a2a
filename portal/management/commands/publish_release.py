"""Command: makes a dated, immutable release of the public register."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.releases.frozen import database_of
from portal.releases.publishing import Draft, ReleaseError, draft, next_version, publish


class Command(BaseCommand):
    """Packs, verifies and keeps the public register; tells what changed since the last one."""

    help = _("Make a dated, immutable release of the public register.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The version, notes for readers, and whether to make it at all."""
        parser.add_argument("--version-name", default="", help=_("2026.1; else the next one"))
        parser.add_argument("--notes-uk", default="", help=_("What readers should know."))
        parser.add_argument("--notes-en", default="", help=_("The same in English."))
        parser.add_argument("--dry-run", action="store_true", help=_("Only tell what it would be."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises: CommandError with what to do."""
        try:
            made = draft(options["version_name"] or next_version())
        except ReleaseError as error:
            raise CommandError(str(error)) from error
        self.tell(made)
        if options["dry_run"]:
            made.path.unlink()
            self.stdout.write(_("Nothing was published: this was a dry run."))
            return
        try:
            release = publish(made, options["notes_uk"], options["notes_en"])
        except ReleaseError as error:
            raise CommandError(str(error)) from error
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        database_of(release.version)
        self.stdout.write(
            _("Release %(version)s: %(path)s") % {"version": release, "path": release.path}
        )

    def tell(self, made: Draft) -> None:
        """Rows and changes by table, and the checksum."""
        for table, rows in made.counts.items():
            told = made.changes.get(table, {})
            numbers = {name: len(told.get(name, ())) for name in ("added", "changed", "removed")}
            line = _(
                "%(table)s: %(rows)d rows; %(added)d new, %(changed)d changed, %(removed)d gone"
            )
            self.stdout.write(line % {"table": table, "rows": rows, **numbers})
        self.stdout.write(f"SHA-256 {made.sha256}, {made.size} B")
