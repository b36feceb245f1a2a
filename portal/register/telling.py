"""Tells what a load did, file by file, in plain lines."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from portal.register.ledger import Ledger, Leftover

# How many names of rows that only the database holds are told
MOST_NAMES = 5


def summary(ledger: Ledger) -> Iterator[str]:
    """One line a file: created, updated, unchanged; then what the files do not name."""
    for file in ledger.rows:
        count = ledger.count(file)
        line = _("%(file)s: %(created)d created, %(updated)d updated, %(unchanged)d unchanged")
        told = line % {
            "file": f"{file}.csv",
            "created": count.created,
            "updated": count.updated,
            "unchanged": count.unchanged,
        }
        if count.removed:
            told += _(", removed: %d") % count.removed
        if count.only_in_database:
            told += _(", only in the database: %d") % count.only_in_database
        yield told
        yield from named(_("removed"), ledger.removed[file])
        yield from named(_("only in the database"), ledger.extras[file])
    if not ledger.has_changed:
        yield _("Nothing changed: the register holds all of it already.")


def named(what: str, names: list[Leftover]) -> Iterator[str]:
    """The first names of rows that the files do not hold."""
    for name in names[:MOST_NAMES]:
        yield f"  {what}: {name}"
    if len(names) > MOST_NAMES:
        yield "  " + _("and %d more") % (len(names) - MOST_NAMES)
