"""Lets through those of the candidates that are public at this moment.

`public()` says who is, and stays the only gate. But Django takes longer to put it into SQL than a
database to answer, for sources twenty times as long, and the SQL differs from one search to the
next in nothing but the moment. So it is put into SQL once a minute, and the moment each time.
"""

import time
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone

from portal.search.kinds import KINDS, Kind

KEPT_SECONDS = 60


@dataclass(frozen=True)
class Gate:
    """The ids of public records in SQL; `moments` are the places of its values that are now."""

    sql: str
    values: tuple[Any, ...]
    moments: frozenset[int]

    def open(self, ids: Collection[int]) -> set[int]:
        """Those of the ids that visitors may see at this moment."""
        now = connection.ops.adapt_datetimefield_value(timezone.now())
        given = [now if at in self.moments else one for at, one in enumerate(self.values)]
        places = ", ".join(["%s"] * len(ids))
        query = f"SELECT id FROM ({self.sql}) AS seen WHERE id IN ({places})"
        with connection.cursor() as cursor:
            cursor.execute(query, [*given, *ids])
            return {found for (found,) in cursor}


def public_ids(kind: Kind, ids: Collection[int]) -> set[int]:
    """Those of the records that visitors may see at this moment."""
    if not ids:
        return set()
    minute = int(time.monotonic() // KEPT_SECONDS)
    gate = gate_of(kind, connection.alias, minute, known_kinds())
    if not gate.moments:
        # The clock stood still, as in a test: what is now cannot be told from what is fixed
        gate_of.cache_clear()
    return gate.open(ids)


def known_kinds() -> tuple[int, ...]:
    """The numbers by which citations name kinds of records, different in each database."""
    return tuple(ContentType.objects.get_for_model(kind.model).pk for kind in KINDS)


@lru_cache(maxsize=2 * len(KINDS))
def gate_of(kind: Kind, database: str, minute: int, kinds: tuple[int, ...]) -> Gate:
    """The gate of one kind: values that change between two moments are the moment."""
    (sql, values), (_same, later) = public_sql(kind), public_sql(kind)
    pairs = enumerate(zip(values, later, strict=True))
    moments = {at for at, (one, other) in pairs if one != other}
    return Gate(sql, values, frozenset(moments))


def public_sql(kind: Kind) -> tuple[str, tuple[Any, ...]]:
    """What `public()` says, as the database hears it."""
    return kind.model._default_manager.public().order_by().values("id").query.sql_with_params()
