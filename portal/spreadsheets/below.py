"""Columns for rows below a record: parties, participants, sources, events, items, titles."""

import re
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from aid.models import Item
from partnerships.models import Organization, PartnershipEvent
from partnerships.models.event import LinkKind
from portal.spreadsheets.columns import (
    Column,
    Draft,
    chosen_of,
    group,
    name_of,
    named,
    spellings,
    text,
    worded,
)
from portal.spreadsheets.names import Names
from records.folding import fold
from records.languages import LANGUAGES, reader_language
from records.units import UNITS, is_currency, unit_label

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


def parties() -> Column:
    """Who signed or takes part."""

    def take(record: Any) -> list[Row]:
        return [
            {"city": one.city, "organization": one.organization}
            for one in sorted(record.parties.all(), key=lambda one: (one.position, one.pk))
        ]

    return group("parties", gettext_lazy("parties"), PARTY_TOLD, "parties", party, show_party, take)


def in_role(role: str, name: str, label: Any) -> Column:
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

    return group(name, label, PARTY_TOLD, "participants", read, show_party, take)


def sources() -> Column:
    """What the record as a whole rests on."""

    def take(record: Any) -> list[Row]:
        whole = [one for one in record.citations.all() if not one.fact]
        return [{"source": one.source} for one in sorted(whole, key=lambda one: one.source.slug)]

    return group(
        "sources",
        gettext_lazy("sources"),
        SOURCE_TOLD,
        "citations",
        lambda names, cell: {"source": named(names, "sources", cell)},
        lambda row: name_of(row["source"]),
        take,
    )


def begin_of(words: list[str], choices: Any) -> tuple[str, list[str]]:
    """The choice that the first words name, in either language, and the words behind it.

    Unknown: nothing, and all words.
    """
    known = spellings(choices)
    for length in range(len(words), 0, -1):
        code = known.get(fold(" ".join(words[:length]).replace("_", " ")))
        if code:
            return code, words[length:]
    return "", words


def read_event(_names: Names, cell: str) -> Row:
    """`signed sister 1990`, «підписано побратим 1990». Raises: ValidationError."""
    kind, rest = begin_of(cell.split(), PartnershipEvent.Kind.choices)
    link_kind, rest = begin_of(rest, LINK_KINDS) if kind else ("", rest)
    if not kind or len(rest) > 1:
        told = _("“%s” is no event: write what happened, sister or partner, and the day.")
        raise ValidationError(told % cell[:100])
    return {"kind": kind, "link_kind": link_kind, "date_edtf": rest[0] if rest else ""}


def word_event(shown: str) -> str:
    """The event of an export in the reader's words."""
    parts = shown.split()
    kind = worded(PartnershipEvent.Kind.choices)
    link_kind = worded(LinkKind.choices)
    return " ".join([kind(parts[0]), *(link_kind(one) for one in parts[1:])])


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

    return group(
        "events", gettext_lazy("events"), EVENT_TOLD, "events", read_event, show, take, word_event
    )


# A link is called by a word, or by two
LINK_KINDS = (
    *LinkKind.choices,
    (LinkKind.SISTER, pgettext_lazy("cell", "sister")),
    (LinkKind.PARTNER, pgettext_lazy("cell", "partner")),
)
MEASURES = ("nature", "good", "qualifier", "quantity", "quantity_max", "unit")
ITEM_TEXTS = ("description_uk", "description_en")
# 1,500 is fifteen hundred to some, and one and a half to others
UNSURE_NUMBER = re.compile(r"-?[1-9]\d{0,2},\d{3}")
NUMBER = re.compile(r"-?\d+([.,]\d+)?")


def item_columns() -> tuple[Column, ...]:
    """The columns of all items."""
    names = (*MEASURES, *ITEM_TEXTS)
    return tuple(item_column(place, name) for place in range(1, ITEMS + 1) for name in names)


def has_item(draft: Draft, place: int) -> bool:
    """Whether the record has an item at a place."""
    record = draft.record
    return bool(record.pk) and any(one.position == place for one in record.items.all())


def drop_blank_items(draft: Draft) -> None:
    """Takes out items of which the file says that there is nothing.

    A file without the column of the nature leaves the item, whatever else it empties.
    """
    if "items" in draft.rows:
        draft.rows["items"] = [one for one in draft.rows["items"] if not is_blank(one)]


def is_blank(row: Row) -> bool:
    """Whether all columns of an item are there, or its first one, and all are empty."""
    told = [value for name, value in row.items() if name != "position"]
    return "nature" in row and not any(told)


def read_unit(_names: Names, cell: str) -> str:
    """A unit by its code or heading in either language; the field itself refuses others."""
    if cell in UNITS:
        return cell
    return unit_words().get(fold(cell)) or (cell.upper() if is_currency(cell.upper()) else cell)


@cache
def unit_words() -> dict[str, str]:
    """Measures by how they may be written."""
    known = {fold(unit_label(code, one)): code for code in UNITS for one in LANGUAGES}
    return known | {fold(code): code for code in UNITS} | {"т": "tonnes", "шт": "pieces"}


def word_unit(code: str) -> str:
    """A measure in the reader's words; a currency by its code."""
    return unit_label(code, reader_language()) if code in UNITS else code


def item_column(place: int, name: str) -> Column:
    """One value of the item at a place."""
    one = Item._meta.get_field(name)
    choices = tuple((str(code), label) for code, label in one.flatchoices)
    read = read_quantity if name in ("quantity", "quantity_max") else as_it_stands
    word = worded(choices)
    if name == "unit":
        read, word = read_unit, word_unit
        choices = tuple((code, lazy(word_unit, str)(code)) for code in UNITS)
    elif choices:
        read = chosen_of(choices)

    def take(record: Any) -> Any:
        found = next((item for item in record.items.all() if item.position == place), None)
        return getattr(found, name) if found else ("" if name != "quantity" else None)

    def put(draft: Draft, value: Any) -> None:
        rows = draft.rows.setdefault("items", [])
        row = next((one for one in rows if one["position"] == place), None)
        if row is None and value in (None, "") and not has_item(draft, place):
            return
        if row is None:
            row = {"position": place}
            rows.append(row)
        row[name] = value

    return Column(
        f"item_{place}_{name}",
        format_lazy("{} {}: {}", gettext_lazy("item"), place, one.verbose_name),
        one.help_text,
        read,
        show_quantity,
        take,
        put,
        choices=choices,
        word=word,
        group="items",
    )


def as_it_stands(_names: Names, cell: str) -> str | None:
    """Words of a cell."""
    return cell


def read_quantity(_names: Names, cell: str) -> str | None:
    """A number as people write it: 1 500,25. Raises: ValidationError."""
    bare = re.sub(r"[\s\u00a0\u202f']", "", cell)
    if not bare:
        return None
    if UNSURE_NUMBER.fullmatch(bare):
        told = _(
            "“%s” may be thousands or parts of one: write it without the comma, or with a point."
        )
        raise ValidationError(told % cell[:40])
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
