"""Says values of history in words: choices, neighbours, dates, yes and no."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from records.fields import BoundField, EDTFField, SearchTextField
from records.history.reading import Snapshot, Values
from records.history.ties import in_parts
from records.languages import reader_language
from records.partial_dates import PartialDateError, parse
from records.units import UNITS, unit_label

NOTHING = "—"
# What the register keeps itself, and what says nothing to a reader
UNTOLD = {"id", "version", "created_at", "updated_at", "published_at", "content_type", "object_id"}
Told = dict[tuple[type[models.Model], int], str]


def told_fields(model: type[models.Model]) -> list[Any]:
    """The columns of a record or row that a reader is told of."""
    owner = getattr(model, "KEPT_WITH", "")
    return [
        one
        for one in model._meta.concrete_fields
        if one.name not in {*UNTOLD, owner} and not isinstance(one, BoundField | SearchTextField)
    ]


def neighbours(snapshots: Iterable[Snapshot]) -> Told:
    """The names of all records that the states refer to, in a query for each kind."""
    keys: dict[type[models.Model], set[int]] = defaultdict(set)
    for snapshot in snapshots:
        for field in snapshot.model._meta.many_to_many:
            keys[field.related_model] |= set(snapshot.ties.get(field.name, []))
        refer(keys, snapshot.model, [snapshot.values])
        for kind, rows in snapshot.rows.items():
            refer(keys, kind, rows.values())
    return {
        (model, key): name
        for model, wanted in keys.items()
        for key, name in names_of(model, sorted(wanted)).items()
    }


def refer(
    keys: dict[type[models.Model], set[int]],
    model: type[models.Model],
    rows: Iterable[Values],
) -> None:
    """Notes which records the columns of these rows refer to."""
    relations = [one for one in told_fields(model) if one.is_relation]
    for values in rows:
        for one in relations:
            if isinstance(values.get(one.attname), int):
                keys[one.related_model].add(values[one.attname])


def names_of(model: type[models.Model], keys: list[int]) -> dict[int, str]:
    """Names by key; what was deleted is named from its history."""
    names: dict[int, str] = {}
    needed = getattr(model, "REQUIRED_NEIGHBOURS", ())
    for part in in_parts(keys):
        rows = model._default_manager.filter(pk__in=part).select_related(*needed)
        names |= {row.pk: str(row) for row in rows}
    gone = [key for key in keys if key not in names]
    return names | gone_names(model, gone)


def gone_names(model: type[models.Model], keys: list[int]) -> dict[int, str]:
    """Names of deleted records, as far as history knows them."""
    names = {key: _("no. %s (deleted)") % key for key in keys}
    if keys and hasattr(model._meta, "simple_history_manager_attribute"):
        past = model.history.model.objects.filter(id__in=keys).order_by("history_id")
        names |= {row.id: _("%s (deleted)") % name_in_history(row) for row in past}
    return names


def name_in_history(row: models.Model) -> str:
    """How a record was called; a link and a profile by their address."""
    stem = row.instance_type.NAMED_BY
    own = [f"{stem}_{reader_language()}", f"{stem}_uk", f"{stem}_en", stem, "slug"]
    return next(text for name in own if (text := getattr(row, name, "")))


def in_words(field: Any, value: Any, told: Told) -> str:
    """One value as a reader of the form would say it."""
    if value is None or value == "":
        return NOTHING
    if field.is_relation:
        return told.get((field.related_model, value), str(value))
    if isinstance(field, EDTFField):
        return date_in_words(str(value))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if field.name == "unit" and value in UNITS:
        return unit_label(value, reader_language())
    if field.flatchoices:
        return str(dict(field.flatchoices).get(value, value))
    return plain(value)


def date_in_words(text: str) -> str:
    """A partial date as entered, with its words where they say more."""
    try:
        words = parse(text).in_words(reader_language())
    except PartialDateError:
        return text
    return words if words == text else f"{text} ({words})"


def plain(value: Any) -> str:
    """A moment, day, number or text."""
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "SHORT_DATETIME_FORMAT")
    if isinstance(value, date):
        return formats.date_format(value, "SHORT_DATE_FORMAT")
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return str(value).strip()


def tied_in_words(field: Any, keys: list[int], told: Told) -> str:
    """The records that a field ties, by name."""
    return "; ".join(sorted(told[field.related_model, key] for key in keys)) or NOTHING


def row_in_words(kind: type[models.Model], values: Values, told: Told) -> str:
    """All that a row says, each part with its name."""
    parts = [(one, in_words(one, values.get(one.attname), told)) for one in told_fields(kind)]
    return "; ".join(f"{one.verbose_name}: {words}" for one, words in parts if words != NOTHING)


def row_name(kind: type[models.Model], values: Values, told: Told) -> str:
    """What tells a row from its like: its first two parts beside its place."""
    fields = [one for one in told_fields(kind) if one.name != "position"]
    said = [in_words(one, values.get(one.attname), told) for one in fields]
    return ", ".join([words for words in said if words != NOTHING][:2])
