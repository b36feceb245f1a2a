"""Loads a folder of files as one whole: everything is sound and kept, or nothing is."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import connections, router, transaction

from portal.register.checking import as_one
from portal.register.citing import load_claims
from portal.register.files import AREAS, FILES, OPTIONAL
from portal.register.giving import load_deliveries, load_items, load_participants
from portal.register.keeping import index_rows
from portal.register.ledger import Ledger
from portal.register.links import load_partnerships
from portal.register.papers import load_agreements, load_initiatives
from portal.register.places import (
    load_areas,
    load_cities,
    load_names,
    load_organizations,
    load_profiles,
    load_sources,
)
from portal.register.reading import Table, read_table
from portal.register.ties import load_relations
from records.history import Origin, one_change
from records.models import Source

AREAS_FILE = "areas"
# What refers to another comes after it
STEPS: tuple[Callable[[Ledger], None], ...] = (
    load_areas,
    load_sources,
    load_cities,
    load_names,
    load_profiles,
    load_organizations,
    load_partnerships,
    load_agreements,
    load_initiatives,
    load_deliveries,
    load_items,
    load_participants,
    load_relations,
    load_claims,
)


def read_folder(folder: Path) -> list[Table]:
    """The files of a register, and the project's own vocabulary of areas."""
    areas = settings.BASE_DIR / "fixtures" / "vocabularies" / "areas.csv"
    tables = [read_table(areas, AREAS_FILE, AREAS)]
    for file, columns in FILES.items():
        path = folder / f"{file}.csv"
        tables.append(read_table(path, file, columns, is_optional=file in OPTIONAL))
    return tables


def load_tables(
    tables: list[Table], is_exact: bool = False, on_row: Callable[[], None] = lambda: None
) -> Ledger:
    """Keeps the rows of all files if none has a problem; tells what became of each."""
    incomplete = frozenset(table.file for table in tables if table.problems)
    ledger = Ledger({table.file: table.rows for table in tables}, incomplete, is_exact, on_row)
    ledger.problems += [problem for table in tables for problem in table.problems]
    index_rows(ledger)
    with as_one(), one_change(Origin.LOADED) as change:
        for step in STEPS:
            step(ledger)
        if ledger.problems:
            change.forget()
            transaction.set_rollback(True, using=router.db_for_write(Source))
            return ledger
        for record in ledger.unsaved_touched():
            record.save()
    measure_tables()
    return ledger


def measure_tables() -> None:
    """Lets PostgreSQL count what was loaded: until it knows, it plans totals for empty tables."""
    connection = connections[router.db_for_write(Source)]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
