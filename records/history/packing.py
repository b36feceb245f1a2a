"""A state of a record as plain values that a column holds, and back."""

import json
from typing import Any

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from records.history.reading import Snapshot, Values

Packed = dict[str, Any]


def packed(state: Snapshot, base: Snapshot) -> Packed:
    """The state without what a database made up for it: rows that `base` lacks get keys below 0."""
    return {
        "values": packed_values(state.model, state.values),
        "ties": state.ties,
        "rows": {
            kind._meta.label_lower: packed_rows(kind, rows, base.rows.get(kind, {}))
            for kind, rows in state.rows.items()
        },
    }


def packed_rows(kind: type[models.Model], rows: dict[Any, Values], known: dict) -> Packed:
    """Rows by key; new ones in their order."""
    kept, fresh = {}, 0
    for key, values in rows.items():
        if key not in known:
            fresh -= 1
        kept[str(key if key in known else fresh)] = packed_values(kind, values)
    return kept


def packed_values(model: type[models.Model], values: Values) -> Packed:
    """Columns as JSON knows them."""
    plain = {
        one.attname: one.get_prep_value(values[one.attname])
        for one in model._meta.concrete_fields
        if one.attname in values and not isinstance(one, models.DateTimeField)
    }
    moments = {
        one.attname: values[one.attname]
        for one in model._meta.concrete_fields
        if one.attname in values and isinstance(one, models.DateTimeField)
    }
    return json.loads(json.dumps(plain | moments, cls=DjangoJSONEncoder))


def unpacked(model: type[models.Model], pk: int, number: int, content: Packed) -> Snapshot:
    """The state again; a column that the model no longer has is left out."""
    rows = {
        kind: {int(key): unpacked_values(kind, values) for key, values in kept.items()}
        for kind, kept in ((apps.get_model(label), kept) for label, kept in content["rows"].items())
    }
    values = unpacked_values(model, content["values"])
    return Snapshot(model, pk, number, values, content["ties"], rows)


def unpacked_values(model: type[models.Model], kept: Packed) -> Values:
    """Columns as the model knows them; one that is newer than what was kept has its default."""
    return {
        one.attname: one.to_python(kept[one.attname]) if one.attname in kept else one.get_default()
        for one in model._meta.concrete_fields
    }
