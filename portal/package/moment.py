"""Reads the register as it stood at one moment, whatever officers save meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"


@contextmanager
def one_moment() -> Iterator[None]:
    """All queries inside see one state; else a row could point to one that is not there yet.

    SQLite does so in every transaction, PostgreSQL where it is asked first.
    """
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(SNAPSHOT)
        yield
