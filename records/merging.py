"""Merges two records that are one: what points to the first points to the second afterwards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from simple_history.models import HistoricalChanges

from records.history import Origin, one_change
from records.history.owning import of_owner, owner_field, owner_key
from records.models import Citation, NewVersion, Record, Source, State

OTHER_KIND = gettext_lazy("A record is merged into another one of its kind.")
NOT_PUBLIC = gettext_lazy("Its address was given out: merge it into a record that is published.")
GONE = gettext_lazy("The record is withdrawn already.")
IN_WORK = gettext_lazy("A new version of one of them is in work: release or discard it first.")


@dataclass(frozen=True)
class Pointing:
    """Rows or records of one kind that point to a record by one field."""

    model: type[models.Model]
    field: Any
    rows: list[models.Model]

    @property
    def name(self) -> str:
        """What they are, in the reader's words."""
        return str(self.model._meta.verbose_name_plural)


def pointing_to(record: Record) -> list[Pointing]:
    """All that moves: other records, rows of other records, sources, contacts, other names.

    What the record itself says (items, parties, events) does not: it would count twice.
    """
    found = [*by_column(record), *by_kind(record)]
    if not record.was_published:
        # Nobody has released what a draft rests on: its heir may be public
        found = [one for one in found if one.model is not Citation]
    return [one for one in found if one.rows]


def by_column(record: Record) -> Iterator[Pointing]:
    """What names the record in a column or among its ties."""
    for relation in type(record)._meta.related_objects:
        model, field = relation.related_model, relation.field
        is_kept = issubclass(model, HistoricalChanges) or field.name == "merged_into"
        if not is_kept and not (owner_field(model) is field and not moves(model)):
            rows = model._base_manager.filter(**{field.name: record.pk}).order_by("pk")
            yield Pointing(model, field, list(rows))


def by_kind(record: Record) -> Iterator[Pointing]:
    """Its rows that can stand below a record of any kind."""
    for field in type(record)._meta.private_fields:
        if isinstance(field, GenericRelation) and moves(field.related_model):
            below = of_owner(field.related_model, type(record), record.pk)
            rows = field.related_model._base_manager.filter(**below).order_by("pk")
            yield Pointing(field.related_model, field, list(rows))


def moves(model: type[models.Model]) -> bool:
    """Whether rows of this kind follow their record."""
    return getattr(model, "MOVES_WHEN_MERGED", False)


def refuse_merging(record: Record, heir: Record) -> None:
    """Raises: ValidationError where one cannot take the place of the other."""
    if type(record) is not type(heir) or record.pk == heir.pk:
        raise ValidationError(OTHER_KIND)
    if record.state == State.WITHDRAWN or heir.state == State.WITHDRAWN:
        raise ValidationError(GONE)
    if record.was_published and heir.state != State.PUBLISHED:
        raise ValidationError(NOT_PUBLIC)
    if NewVersion.objects.of(record).exists() or NewVersion.objects.of(heir).exists():
        raise ValidationError(IN_WORK)


def merge(record: Record, heir: Record, why: str) -> None:
    """Withdraws the record; all that pointed to it points to its heir. Raises: ValidationError."""
    refuse_merging(record, heir)
    with transaction.atomic(), one_change(origin=Origin.FORM, why=why):
        touched = {(type(heir), heir.pk)}
        for pointing in pointing_to(record):
            for row in pointing.rows:
                touched.add(move(pointing, row, record, heir))
        if isinstance(record, Source):
            touched |= set(rewrite_texts(record, heir))
        record.leave_to(heir)
        for model, key in sorted(touched - {None}, key=lambda one: (one[0]._meta.label, one[1])):
            model._base_manager.get(pk=key).save()
        withdraw_for(record, heir)


def move(pointing: Pointing, row: models.Model, record: Record, heir: Record) -> Any:
    """Moves one; the record that it belongs to, or is, as kind and key. Raises: ValidationError."""
    field = pointing.field
    if isinstance(field, models.ManyToManyField):
        ties = getattr(row, field.name)
        ties.remove(record)
        ties.add(heir)
        return type(row), row.pk
    owner = owner_key(row)
    if isinstance(field, GenericRelation):
        row.object_id = heir.pk
        row.fit_to(heir)
    else:
        setattr(row, field.name, heir)
    try:
        row.validate_constraints()
        row.validate_unique(exclude=[])
    except ValidationError as error:
        if isinstance(row, Record):
            raise ValidationError(both_have(row, error)) from error
        # Its heir has the same already
        type(row)._base_manager.get(pk=row.pk).delete()
        return owner
    if isinstance(row, Record):
        # Saved once, as the next version, when all has moved
        type(row)._base_manager.filter(pk=row.pk).update(**{field.name: heir})
        return type(row), row.pk
    row.save()
    return owner


def both_have(row: Record, error: ValidationError) -> str:
    """Why a record cannot point to the heir."""
    return _("%(kind)s “%(name)s” stands in the way: %(why)s Merge or change it first.") % {
        "kind": row._meta.verbose_name,
        "name": row,
        "why": error.messages[0],
    }


def rewrite_texts(source: Source, heir: Source) -> Iterator[tuple[type[models.Model], int]]:
    """Names the heir where a text cites the source; each record whose text it was."""
    mark = re.compile(rf"@{re.escape(source.slug)}(?![\w-])")
    for model in apps.get_models():
        names = getattr(model, "CITES_IN", ())
        for row in model._base_manager.all() if names else ():
            old = {name: getattr(row, name) for name in names}
            new = {name: mark.sub(f"@{heir.slug}", text) for name, text in old.items()}
            if new != old:
                model._base_manager.filter(pk=row.pk).update(**new)
                yield model, row.pk


def withdraw_for(record: Record, heir: Record) -> None:
    """Its address leads to the heir from now on."""
    record.refresh_from_db()
    record.merged_into, record.embargo_until = heir, None
    reasons = {}
    for language in ("uk", "en"):
        with translation.override(language):
            reasons[language] = _("Merged into “%s”.") % (heir.called(language) or heir)
    record.withdraw(reasons["uk"], reasons["en"])
