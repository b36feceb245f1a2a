"""The first history of records that were kept before there was one; for migrations."""

from typing import Any

from django.utils import timezone

ROWS_AT_ONCE = 500


def begin(apps: Any, alias: str, label: str, name: str, **more: Any) -> None:
    """Keeps the present state of each row of a model as its first.

    `more` gives columns that only history has: a value, or a function of the row.
    """
    model, history = apps.get_model(label, name), apps.get_model(label, f"Historical{name}")
    columns = {one.attname for one in model._meta.concrete_fields}
    kept = [one.attname for one in history._meta.concrete_fields if one.attname in columns]
    told = {"history_date": timezone.now(), "history_type": "+"}
    fresh = [
        history(
            **told,
            **{name: getattr(row, name) for name in kept},
            **{key: each(row) if callable(each) else each for key, each in more.items()},
        )
        for row in model._base_manager.using(alias).iterator()
    ]
    history._base_manager.using(alias).bulk_create(fresh, batch_size=ROWS_AT_ONCE)


def ties_by_key(model: Any, alias: str) -> dict[int, dict[str, list[int]]]:
    """For each record the keys it is tied to, by field."""
    found: dict[int, dict[str, list[int]]] = {}
    for field in model._meta.many_to_many:
        owner, target = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        rows = field.remote_field.through._base_manager.using(alias).order_by(target)
        for key, tied in rows.values_list(owner, target):
            found.setdefault(key, {}).setdefault(field.name, []).append(tied)
    return found
