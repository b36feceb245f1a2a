"""Fills the index anew from the records, and puts its triggers on."""

from typing import Any

from django.apps.registry import Apps
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from portal.search import triggers
from portal.search.feeding import ENTRIES, NAMES, WORDS, every, writing_sql
from portal.search.kinds import KINDS

ROWS_AT_ONCE = 500


def rebuild(connection: BaseDatabaseWrapper) -> int:
    """Empties the index, fills it and puts the triggers on. Returns: the number of entries."""
    with transaction.atomic(using=connection.alias):
        triggers.install(connection)
        with connection.cursor() as cursor:
            for table in (ENTRIES, NAMES, WORDS):
                cursor.execute(f"DELETE FROM {table}")
            for kind in KINDS:
                for statement in writing_sql(connection.vendor, kind, every(kind)):
                    cursor.execute(statement)
            cursor.execute(f"SELECT count(*) FROM {ENTRIES}")
            found = int(cursor.fetchone()[0])
    if found:
        # Of an empty table PostgreSQL would go on believing that it is empty
        settle(connection)
    return found


def settle(connection: BaseDatabaseWrapper) -> None:
    """Merges what was written and tells the planner how much there is."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            table = triggers.FULL_TEXT
            cursor.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")
        for table in (ENTRIES, NAMES, WORDS):
            cursor.execute(f"ANALYZE {table}")


def fold_again(apps: Apps, using: str) -> int:
    """Writes search texts anew where they are not what would be saved today.

    Returns: how many were.
    """
    stale = 0
    for kind in KINDS:
        model = apps.get_model(kind.model._meta.label)
        field = model._meta.get_field("search_text")
        for record in model._base_manager.using(using).iterator(ROWS_AT_ONCE):
            kept = record.search_text
            if field.pre_save(record, add=False) != kept:
                rows = model._base_manager.using(using).filter(pk=record.pk)
                stale += rows.update(search_text=record.search_text)
    return stale


def before_migrations(plan: list, using: str, **kwargs: Any) -> None:
    """Takes the triggers off while tables may be rebuilt."""
    if plan:
        triggers.remove(connections[using])


def after_migrations(using: str, **kwargs: Any) -> None:
    """Puts the triggers back and catches up on what was written without them."""
    connection = connections[using]
    if ENTRIES in connection.introspection.table_names() and not triggers.are_complete(connection):
        rebuild(connection)
