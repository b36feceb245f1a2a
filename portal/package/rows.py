"""Rows of a package: records by slug, some at a time, and values as cells hold them."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

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


def slugs(records: Iterable[Any]) -> str:
    """Slugs separated by spaces."""
    return " ".join(record.slug for record in records)
