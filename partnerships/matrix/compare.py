"""Compares the links that a query chooses with those of another day."""

from datetime import date

from partnerships.filters import MatrixFilter
from partnerships.matrix.changes import changes_between
from partnerships.matrix.figure import Compared
from partnerships.matrix.links import plain_links


def compared_of(asked: MatrixFilter, day: date) -> Compared | None:
    """What changed since the day of `from`. Unknown: None where none is asked."""
    since = asked.form.cleaned_data["from"]
    if since is None:
        return None
    before, after = plain_links(asked.links_of(since)), plain_links(asked.links_of(day))
    undated = sum(not link.established for link in after)
    return Compared(since, tuple(changes_between(before, after)), undated)
