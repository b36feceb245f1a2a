"""Columns of downloads: name, value, and what they mean."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from records.evidence import sources_of
from records.models import Record

FIRST = _("First day that the date can mean. Empty: open on this side, or unknown.")
LAST = _("Last day that the date can mean. Empty: open on this side, or unknown.")
SLUG = _("Permanent public id of the record.")


@dataclass(frozen=True)
class Column:
    """One column: its name, which never changes, and the value of a record in it.

    Unknown: `path` is empty where no field holds the value; `told` then says what it means, and
    `kind` of what type it is. What a field says of itself needs neither.
    """

    name: str
    value: Callable[[Any], Any]
    told: str | Promise = ""
    path: str = ""
    kind: str = ""
    unit: str = ""


def column(
    name: str, path: str = "", told: str | Promise = "", kind: str = "", unit: str = ""
) -> Column:
    """The column of an attribute, or of a dotted path of them; a missing neighbour is empty."""

    def value(record: Any) -> Any:
        for part in (path or name).split("."):
            record = getattr(record, part, None)
        return record

    return Column(name, value, told or (SLUG if name == "slug" else ""), path or name, kind, unit)


def columns(*names: str) -> list[Column]:
    """Columns named as the attributes that fill them."""
    return [column(name) for name in names]


def partial_date(name: str) -> list[Column]:
    """A partial date: as entered (EDTF), earliest and latest day."""
    return [
        column(name, f"{name}_edtf"),
        column(f"{name}_earliest", told=FIRST),
        column(f"{name}_latest", told=LAST),
    ]


def web_address(record: Record) -> str:
    """The record's full address."""
    return f"{settings.PORTAL_ORIGIN}{record.get_absolute_url()}"


def source_addresses(record: Record) -> str:
    """Slugs of the record's public sources, separated by spaces."""
    return " ".join(source.slug for source in sources_of(record.citations.all()))


SOURCES = Column(
    "sources", source_addresses, _("Slugs of the record's public sources, separated by spaces.")
)
ADDRESS = Column("address", web_address, _("Permanent address of the record's page."))
