"""What the columns of a download mean: from the help texts of the fields, in both languages."""

import re
from collections.abc import Iterator

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.functional import Promise
from django.utils.translation import override

from records.exports.columns import Column
from records.exports.table import ORIGIN_TOLD, Table

HEAD_OF_ORIGIN = ("about", "value", "meaning_en", "meaning_uk")
HEAD = ("column", "meaning_en", "meaning_uk", "type", "unit")
UNIT = re.compile(r"Unit: ([^.]+)\.")
# What a neighbour is named by: the neighbour's own field says what it means here
IDS = frozenset({"slug", "code"})
TYPES: tuple[tuple[type[models.Field], str], ...] = (
    (models.BooleanField, "boolean"),
    (models.DecimalField, "number"),
    (models.FloatField, "number"),
    (models.IntegerField, "integer"),
    (models.DateField, "date"),
)


def origin_lines(table: Table) -> Iterator[tuple[str, str, str, str]]:
    """Where the file is from, under HEAD_OF_ORIGIN."""
    for name, value in table.origin.items():
        yield name, value, told_in(ORIGIN_TOLD[name], "en"), told_in(ORIGIN_TOLD[name], "uk")
    for label, value in table.filters:
        yield "filter", f"{label}: {value}", "", ""


def dictionary(table: Table) -> Iterator[tuple[str, str, str, str, str]]:
    """A line for each column under HEAD."""
    for one in table.shown:
        field = field_of(table.model, one)
        meaning = meaning_of(one, field, "en")
        kind = one.kind or kind_of(field)
        yield one.name, meaning, meaning_of(one, field, "uk"), kind, one.unit or unit_of(meaning)


def about(table: Table) -> Iterator[tuple[str, ...]]:
    """The second sheet of a workbook: where it is from, and what each column means."""
    yield HEAD_OF_ORIGIN
    yield from origin_lines(table)
    yield ()
    yield HEAD
    yield from dictionary(table)


def unit_of(meaning: str) -> str:
    """The unit that a help text names. Unknown: empty where it names none."""
    found = UNIT.search(meaning)
    return found.group(1) if found else ""


def field_of(model: type[models.Model], one: Column) -> models.Field | None:
    """The field that fills the column. Unknown: None where it is worked out."""
    found = None
    for part in one.path.split("."):
        if found is not None and part in IDS:
            break
        try:
            field = model._meta.get_field(part)
        except FieldDoesNotExist:
            return None
        found = field if isinstance(field, models.Field) else None
        model = getattr(field, "related_model", None) or model
    return found


def meaning_of(one: Column, field: models.Field | None, language: str) -> str:
    """What the column holds, in the language."""
    return told_in(one.told or (field.help_text if field else ""), language)


def told_in(text: str | Promise, language: str) -> str:
    """A text in the language."""
    with override(language):
        return str(text)


def kind_of(field: models.Field | None) -> str:
    """The type of the values."""
    if field is None:
        return "text"
    if field.name.endswith("_edtf"):
        return "date (EDTF, ISO 8601-2)"
    found = next((name for kind, name in TYPES if isinstance(field, kind)), "text")
    return "code" if found == "text" and field.choices else found
