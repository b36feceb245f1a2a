"""Command: makes the databases that frozen pages read, where new tables ask for new ones."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from portal.releases import Release
from portal.releases.frozen import FrozenError, cache_of, database_of, prune


class Command(BaseCommand):
    """To be run after `migrate`: else the first reader of a frozen page waits for it."""

    help = _("Make the databases that pages frozen to a release read.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Tells each release; one that cannot be read is named, the others are made."""
        for name in prune():
            self.stdout.write(_("%s: removed, it is of older tables.") % name)
        for release in Release.objects.standing():
            try:
                database_of(release.version)
            except (FrozenError, FileNotFoundError) as error:
                self.stderr.write(f"{release}: {error}")
            else:
                self.stdout.write(f"{release}: {cache_of(release.version).name}")
