"""Copies many new rows into history within the database, without reading them."""

from collections.abc import Iterator
from typing import Any

from django.db import connections, models, router

# Fewer are as quickly written one by one
WORTH_IT = 50
# SQLite takes no more parameters than 999 in its older builds
KEYS_AT_ONCE = 500


def alike(keys: list[int], more: dict[int, dict[str, Any]]) -> Iterator[list[int]]:
    """The keys of rows of which history keeps the same beside their columns, in groups."""
    groups: dict[str, list[int]] = {}
    for key in keys:
        groups.setdefault(repr(sorted(more[key].items())), []).append(key)
    yield from groups.values()


def copy_rows(model: type[models.Model], keys: list[int], told: dict[str, Any]) -> None:
    """Writes one row of history for each key, with the columns that the database has now.

    `told` are the columns of history alone, by attname.
    """
    history = model.history.model
    connection = connections[router.db_for_write(history)]
    quote = connection.ops.quote_name
    own = [quote(one.column) for one in history.tracked_fields]
    extra = {one.attname: one for one in history._meta.concrete_fields if one.attname in told}
    values = [extra[name].get_db_prep_save(told[name], connection) for name in extra]
    columns = ", ".join([*own, *(quote(one.column) for one in extra.values())])
    wanted = ", ".join([*own, *["%s"] * len(values)])
    into, source = quote(history._meta.db_table), quote(model._meta.db_table)
    key = quote(model._meta.pk.column)
    with connection.cursor() as cursor:
        for start in range(0, len(keys), KEYS_AT_ONCE):
            some = keys[start : start + KEYS_AT_ONCE]
            places = ", ".join(["%s"] * len(some))
            # Names of our own tables alone are put in; every value is a parameter
            statement = (
                f"INSERT INTO {into} ({columns}) SELECT {wanted} FROM {source} "  # noqa: S608
                f"WHERE {key} IN ({places}) ORDER BY {key}"
            )
            cursor.execute(statement, [*values, *some])
