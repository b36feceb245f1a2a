"""Command: fills the search index anew."""

from typing import Any

from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.search.rebuilding import fold_again, rebuild


class Command(BaseCommand):
    """Needed after a change of the folding, or of the columns that are searched; else never."""

    help = "Folds search texts again, fills the search index anew and puts its triggers on."

    def handle(self, *args: Any, **options: Any) -> None:
        stale = fold_again(apps, connection.alias)
        found = rebuild(connection)
        told = ngettext("%(n)d record is searched.", "%(n)d records are searched.", found)
        self.stdout.write(told % {"n": found})
        if stale:
            self.stdout.write(_("Search texts folded again: %(n)d.") % {"n": stale})
