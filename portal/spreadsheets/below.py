"""Columns for rows below a record: parties, participants, sources, events, items, titles."""

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from aid.models import Item
from partnerships.models import Organization, PartnershipEvent
from partnerships.models.event import LinkKind
from portal.spreadsheets.columns import Column, Draft, chosen_of, group, name_of, named, text
from portal.spreadsheets.names import Names

ITEMS = 6
Row = dict[str, Any]
PARTY_TOLD = gettext_lazy("Cities and organizations by name, separated by “;”.")
SOURCE_TOLD = gettext_lazy("Sources of the record: their addresses here or in the net, by “;”.")
EVENT_TOLD = gettext_lazy(
    "Events by “;”: what happened, sister or partner, the day: signed sister 1990; renewed 2015."
)


def party(names: Names, cell: str) -> Row:
    """A city or an organization."""
    found = named(names, "cities", "organizations", cell)
    is_body = isinstance(found, Organization)
    return {"city": None if is_body else found, "organization": found if is_body else None}


def show_party(row: Row) -> str:
    """The address of either."""
    return name_of(row["city"] or row["organization"])


def parties(model: type) -> Column:
    """Who signed or takes part."""

    def take(record: Any) -> list[Row]:
        return [
            {"city": one.city, "organization": one.organization}
            for one in sorted(record.parties.all(), key=lambda one: (one.position, one.pk))
        ]

    return group("parties", PARTY_TOLD, "parties", party, show_party, take)


def in_role(role: str, name: str) -> Column:
    """Who took part in a delivery in one role."""

    def take(record: Any) -> list[Row]:
        rows = sorted(record.participants.all(), key=lambda one: (one.position, one.pk))
        return [
            {"city": one.city, "organization": one.organization, "role": role}
            for one in rows
            if one.role == role
        ]

    def read(names: Names, cell: str) -> Row:
        return {**party(names, cell), "role": role}

    return group(name, PARTY_TOLD, "participants", read, show_party, take)


def sources() -> Column:
    """What the record as a whole rests on."""

    def take(record: Any) -> list[Row]:
        whole = [one for one in record.citations.all() if not one.fact]
        return [{"source": one.source} for one in sorted(whole, key=lambda one: one.source.slug)]

    return group(
        "sources",
        SOURCE_TOLD,
        "citations",
        lambda names, cell: {"source": named(names, "sources", cell)},
        lambda row: name_of(row["source"]),
        take,
    )


def read_event(_names: Names, cell: str) -> Row:
    """`signed sister 1990` Raises: ValidationError."""
    kind, *rest = cell.split()
    row = {"kind": chosen_of(PartnershipEvent.Kind.choices)(_names, kind), "link_kind": ""}
    if rest and rest[0] in LinkKind.values:
        row["link_kind"] = rest.pop(0)
    if len(rest) > 1:
        told = _("“%s” is no event: write what happened, sister or partner, and the day.")
        raise ValidationError(told % cell[:100])
    return {**row, "date_edtf": rest[0] if rest else ""}


def events() -> Column:
    """The events of a link; what else they say is kept."""

    def take(record: Any) -> list[Row]:
        rows = sorted(record.events.all(), key=lambda one: (one.date_edtf, one.pk))
        return [
            {"kind": one.kind, "link_kind": one.link_kind, "date_edtf": one.date_edtf}
            for one in rows
        ]

    def show(row: Row) -> str:
        return " ".join(filter(None, (row["kind"], row["link_kind"], row["date_edtf"])))

    return group("events", EVENT_TOLD, "events", read_event, show, take)


MEASURES = ("nature", "good", "qualifier", "quantity", "quantity_max", "unit")
ITEM_TEXTS = ("description_uk", "description_en")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")


def item_columns() -> tuple[Column, ...]:
    """The columns of all items."""
    names = (*MEASURES, *ITEM_TEXTS)
    return tuple(item_column(place, name) for place in range(1, ITEMS + 1) for name in names)


def item_column(place: int, name: str) -> Column:
    """One value of the item at a place."""
    one = Item._meta.get_field(name)
    read: Callable[[Names, str], Any] = (
        chosen_of(one.flatchoices) if one.choices and name != "unit" else lambda _names, cell: cell
    )
    if name in ("quantity", "quantity_max"):
        read = read_quantity

    def take(record: Any) -> Any:
        found = next((item for item in record.items.all() if item.position == place), None)
        return getattr(found, name) if found else ("" if name != "quantity" else None)

    def put(draft: Draft, value: Any) -> None:
        rows = draft.rows.setdefault("items", [])
        row = next((one for one in rows if one["position"] == place), None)
        if row is None and value in (None, ""):
            return
        if row is None:
            row = {"position": place}
            rows.append(row)
        row[name] = value

    return Column(
        f"item_{place}_{name}", one.help_text, read, show_quantity, take, put, group="items"
    )


def read_quantity(_names: Names, cell: str) -> str | None:
    """A number as people write it: 1 500,25. Raises: ValidationError."""
    bare = re.sub(r"[\s\u00a0\u202f']", "", cell)
    if not bare:
        return None
    if not NUMBER.fullmatch(bare):
        raise ValidationError(_("“%s” is no number: write digits, such as 1500.5.") % cell[:40])
    return bare.replace(",", ".")


def show_quantity(value: Any) -> str:
    """A number without empty decimals; words as they are."""
    if value is None:
        return ""
    if hasattr(value, "normalize"):
        return f"{value.normalize():f}"
    shown = str(value)
    is_number = NUMBER.fullmatch(shown) and "." in shown
    return shown.rstrip("0").rstrip(".") if is_number else shown


def titles(model: type, *stems: str) -> tuple[Column, ...]:
    """Texts in two languages."""
    return tuple(text(model, f"{stem}_{code}") for stem in stems for code in ("uk", "en"))
