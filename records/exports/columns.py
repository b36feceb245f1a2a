"""Columns of downloads: a name that never changes, and where its value comes from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from records.evidence import sources_of
from records.models import Record


@dataclass(frozen=True)
class Column:
    """One column: its name, which never changes, and the value of a record in it.

    `path` leads to the field that says what the column means. Unknown: empty.
    """

    name: str
    value: Callable[[Any], Any]
    path: str = ""


def column(name: str, path: str = "") -> Column:
    """The column of an attribute, or of a dotted path of them; a missing neighbour is empty."""

    def value(record: Any) -> Any:
        for part in (path or name).split("."):
            record = getattr(record, part, None)
        return record

    return Column(name, value, path or name)


def columns(*names: str) -> list[Column]:
    """Columns named as the attributes that fill them."""
    return [column(name) for name in names]


def partial_date(name: str) -> list[Column]:
    """A partial date: as entered (EDTF), earliest and latest day."""
    return [
        column(name, f"{name}_edtf"),
        column(f"{name}_earliest"),
        column(f"{name}_latest"),
    ]


def web_address(record: Record) -> str:
    """The record's full address."""
    return f"{settings.PORTAL_ORIGIN}{record.get_absolute_url()}"


def source_addresses(record: Record) -> str:
    """Slugs of the record's public sources, separated by spaces."""
    return " ".join(source.slug for source in sources_of(record.citations.all()))


SOURCES = Column("sources", source_addresses)
ADDRESS = Column("address", web_address)


def values_of(shown: Sequence[Column], record: Any) -> list[Any]:
    """A record's values, column by column."""
    return [one.value(record) for one in shown]
