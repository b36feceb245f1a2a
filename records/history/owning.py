"""Which record a row belongs to, and which rows belong to a record."""

from collections import defaultdict
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models

from records.history.ties import in_parts

Key = tuple[type[models.Model], int]


def owner_field(model: type[models.Model]) -> Any:
    """The field that names the record of a row. Unknown: None, it is a record itself."""
    name = getattr(model, "KEPT_WITH", None)
    return model._meta.get_field(name) if name else None


def row_models(model: type[models.Model]) -> list[type[models.Model]]:
    """The kinds of rows that a kind of record has."""
    found = []
    for one in apps.get_models():
        field = owner_field(one)
        is_generic = isinstance(field, GenericForeignKey)
        if field is not None and (is_generic or field.related_model is model):
            found.append(one)
    return found


def owner_key(row: models.Model) -> Key | None:
    """The record of a row, as model and key. Unknown: None, it is a record itself."""
    field = owner_field(type(row))
    if field is None:
        return None
    if isinstance(field, GenericForeignKey):
        kind = ContentType.objects.get_for_id(getattr(row, f"{field.ct_field}_id"))
        return kind.model_class(), getattr(row, field.fk_field)
    return field.related_model, getattr(row, field.attname)


def of_owner(model: type[models.Model], owner: type[models.Model], key: int) -> dict[str, Any]:
    """The condition that a row, or its history, belongs to the record."""
    field = owner_field(model)
    if isinstance(field, GenericForeignKey):
        kind = ContentType.objects.get_for_model(owner)
        return {field.ct_field: kind.pk, field.fk_field: key}
    return {field.attname: key}


def versions_of_owners(instances: list[models.Model]) -> dict[Key, int]:
    """The present version of the record of each row; of a deleted one the last that was kept."""
    versions = {
        (type(one), one.pk): one.version for one in instances if owner_field(type(one)) is None
    }
    missing: dict[type[models.Model], set[int]] = defaultdict(set)
    for one in instances:
        key = owner_key(one)
        if key and key not in versions:
            missing[key[0]].add(key[1])
    for model, keys in missing.items():
        for part in in_parts(sorted(keys)):
            past = model.history.model.objects.filter(id__in=part).order_by("history_id")
            now = model._base_manager.filter(pk__in=part).values_list("pk", "version")
            known = dict(past.values_list("id", "version")) if len(now) < len(part) else {}
            versions |= {(model, pk): number for pk, number in {**known, **dict(now)}.items()}
    return versions
