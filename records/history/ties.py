"""Ties of records: what a many-to-many field of theirs holds, as keys."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

from django.db import models

KEYS_AT_ONCE = 500


def in_parts(keys: Sequence[int]) -> Iterator[list[int]]:
    """The keys in parts that both databases take in one query."""
    rest = iter(keys)
    while part := list(islice(rest, KEYS_AT_ONCE)):
        yield part


def tie_fields(model: type[models.Model]) -> list[Any]:
    """The fields that tie a record to others."""
    return list(model._meta.many_to_many)


def ties_of(model: type[models.Model], keys: Sequence[int]) -> dict[int, dict[str, list[int]]]:
    """For each record the keys it is tied to, by field."""
    found: dict[int, dict[str, list[int]]] = defaultdict(dict)
    for field in tie_fields(model):
        through, owner = field.remote_field.through, field.m2m_field_name()
        target = f"{field.m2m_reverse_field_name()}_id"
        for part in in_parts(keys):
            rows = through._default_manager.filter(**{f"{owner}__in": part}).order_by(target)
            for key, tied in rows.values_list(f"{owner}_id", target):
                found[key].setdefault(field.name, []).append(tied)
    return found
