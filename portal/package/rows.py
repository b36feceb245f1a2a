"""Rows of a package: records by slug, some at a time, and values as cells hold them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch, QuerySet

from records.models import Citation, Record

Row = dict[str, Any]
AT_ONCE = 200


def rows_of(records: QuerySet) -> Iterator[Any]:
    """The records by slug, some at a time."""
    return records.order_by("slug").iterator(chunk_size=AT_ONCE)


def texts(record: Any, *names: str) -> Row:
    """Columns named as the attributes that fill them."""
    return {name: getattr(record, name) for name in names}


def number(value: Any) -> str:
    """A number without needless zeros. Unknown: empty."""
    if value is None:
        return ""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def truth(value: bool) -> str:
    """Yes or no as the loader reads it."""
    return "true" if value else "false"


def slugs(records: Iterable[Any]) -> str:
    """Slugs separated by spaces."""
    return " ".join(record.slug for record in records)


def cited(record: Record) -> str:
    """The sources of the record as a whole, in their order."""
    whole = [one for one in record.citations.all() if not one.fact]
    return slugs(dict.fromkeys(one.source for one in whole))


def with_sources(records: QuerySet) -> QuerySet:
    """The records with their public citations alone."""
    kept = Citation.objects.public().for_pages()
    return (
        records.select_related(None)
        .prefetch_related(None)
        .prefetch_related(Prefetch("citations", kept))
    )
