"""The table in which all workers count attempts, where no Redis does."""

from typing import Any

from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS


def settle_cache(using: str, **_kwargs: Any) -> None:
    """Makes the table of the cache after each migration, if settings keep the cache there."""
    if using == DEFAULT_DB_ALIAS:
        call_command("createcachetable", database=using, verbosity=0)
