"""Warns before review of what a text should not say in wartime (R9)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from records.fields import EDTFField
from records.history.reading import Snapshot, Values
from records.models import Record, State
from records.wartime import Caution, Harm, cautions_in, coming

HARMS = {
    Harm.STREET: _("a street or square: a place is never named finer than a city"),
    Harm.COORDINATES: _("coordinates: a place is never named finer than a city"),
    Harm.PLATE: _("a number plate"),
    Harm.SERIAL: _("a serial number"),
    Harm.OBJECT: _("a depot, substation or warehouse by name"),
    Harm.UNIT: _("a military unit"),
    Harm.CONVOY: _("a day to come of something on its way"),
    Harm.PHONE: _("a phone number"),
    Harm.EMAIL: _("an e-mail address"),
}
# Who reviews, and who reads, see these states
SEEN = (State.IN_REVIEW, State.PUBLISHED)
# Dates of these fields are those of a journey
OF_JOURNEY = "when_edtf"


@dataclass(frozen=True)
class Warned:
    """A caution with the field in which it stands."""

    field: str
    harm: Any
    excerpt: str


def warnings_of(record: Record, form: Any, formsets: Any) -> list[Warned]:
    """What to look at before others see the record; asked where state or texts changed."""
    if record.state not in SEEN:
        return []
    is_new_state = "state" in form.changed_data
    found = list(of_row(record, "", None if is_new_state else set(form.changed_data)))
    for formset in formsets:
        for row in formset.live():
            changed = None if is_new_state else set(row.changed_data)
            found += of_row(row.instance, capfirst(row.instance._meta.verbose_name), changed)
    return found


def of_row(row: models.Model, name: str, changed: set[str] | None) -> Iterator[Warned]:
    """The same of one record or row; `changed` are the fields to look at, None: all."""
    for field in row._meta.fields:
        if changed is None or field.name in changed:
            label = capfirst(str(field.verbose_name))
            for caution in cautions_of(field, getattr(row, field.attname)):
                told = f"{name}, {label}" if name else label
                yield Warned(told, HARMS[caution.harm], caution.excerpt)


def cautions_of(field: models.Field, value: Any) -> list[Caution]:
    """What a column says; texts for readers end in a language, all others are codes."""
    today = timezone.localdate()
    if isinstance(field, EDTFField):
        return coming([value], today) if field.name == OF_JOURNEY else []
    is_text = isinstance(field, models.CharField | models.TextField)
    return cautions_in(value or "", today) if is_text and field.name[-3:] in ("_uk", "_en") else []


def warnings_between(now: Snapshot, then: Snapshot) -> list[Warned]:
    """What to look at before a new version is released, in the columns that it changes."""
    found = list(of_values(now.model, "", now.values, then.values))
    for kind, rows in then.rows.items():
        known = now.rows.get(kind, {})
        for key, values in rows.items():
            name = capfirst(str(kind._meta.verbose_name))
            found += of_values(kind, name, known.get(key, {}), values)
    return found


def of_values(model: type[models.Model], name: str, now: Values, then: Values) -> Iterator[Warned]:
    """The same of one record or row."""
    for field in model._meta.concrete_fields:
        value = then.get(field.attname)
        if value != now.get(field.attname):
            label = capfirst(str(field.verbose_name))
            for caution in cautions_of(field, value):
                told = f"{name}, {label}" if name else label
                yield Warned(told, HARMS[caution.harm], caution.excerpt)
