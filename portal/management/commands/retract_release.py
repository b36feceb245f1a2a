"""Command: takes a release back; its address then answers 410 with the reason."""

from argparse import ArgumentParser
from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from portal.releases import Release


class Command(BaseCommand):
    """For what must no longer be public, in wartime above all: removes the file of a release."""

    help = _("Take a release back, with a reason that readers see.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which one, and why."""
        parser.add_argument("release", help=_("Year and number within it: 2026.1."))
        parser.add_argument("--reason-uk", required=True, help=_("Public."))
        parser.add_argument("--reason-en", default="", help=_("The same in English."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Raises: CommandError where there is no such release."""
        release = Release.objects.standing().filter(version=options["release"]).first()
        if release is None:
            raise CommandError(_("There is no release %s.") % options["release"])
        try:
            release.retract(options["reason_uk"], options["reason_en"])
        except ValidationError as error:
            raise CommandError("; ".join(error.messages)) from error
        self.stdout.write(_("Release %s was taken back.") % release)
