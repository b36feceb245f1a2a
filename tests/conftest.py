"""Fixtures for all tests.

`register` gives a module the whole first register of fixtures/register. Its rows stand in a
transaction around the module and are gone after it; each test's own changes are rolled back
to them. So every database test of such a module should ask for it:

    pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]

The files are read once in a session (about 3 seconds); further modules get the same rows, with
the same primary keys, from memory. It works on both databases and in each worker of xdist, but
not with `transactional_db` or a live server, which do not see an open transaction.
"""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client
from django.utils import translation
from simple_history.models import HistoricalChanges

from portal.register.loading import load_tables, measure_tables, read_folder
from records.models import Citation

FLOORS = ("records", "cities", "partnerships", "aid")


@pytest.fixture(autouse=True)
def _english() -> object:
    """Tests read English unless they ask for Ukrainian."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def kept_rows() -> list[models.Model]:
    """Rows of the register as first loaded in this session; empty before."""
    return []


@pytest.fixture(scope="module")
def register(
    django_db_setup: None, django_db_blocker: object, kept_rows: list[models.Model]
) -> Iterator[None]:
    """The whole first register, for all tests of a module."""
    around = transaction.atomic()
    with django_db_blocker.unblock():
        around.__enter__()
        if kept_rows and know_their_kinds(kept_rows):
            put_back(kept_rows)
            measure_tables()
        else:
            load_tables(read_folder(settings.BASE_DIR / "fixtures" / "register"))
            kept_rows[:] = rows_of_floors()
    yield
    with django_db_blocker.unblock():
        transaction.set_rollback(True)
        around.__exit__(None, None, None)


def rows_of_floors() -> list[models.Model]:
    """All rows of our apps, ties between records too; tests of histories make their own."""
    mine = [model for model in apps.get_models(True) if model._meta.app_label in FLOORS]
    found = [model for model in mine if not issubclass(model, HistoricalChanges)]
    return [row for model in found for row in model._base_manager.all()]


def know_their_kinds(rows: list[models.Model]) -> bool:
    """Whether kinds have kept their keys: a test that flushes the database renumbers them."""
    ContentType.objects.clear_cache()
    named = {row.content_type_id for row in rows if isinstance(row, Citation)}
    kinds = {ContentType.objects.get_for_model(type(row)).pk for row in rows}
    return named <= kinds


def put_back(rows: list[models.Model]) -> None:
    """Writes rows as they were, model by model."""
    for model in dict.fromkeys(type(row) for row in rows):
        model._base_manager.bulk_create([row for row in rows if type(row) is model])


@pytest.fixture
def release_databases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lets a test open databases that are made while it runs: those of releases.

    Django forbids a test all databases but those that stood when it began.
    """

    def ensure_connection(self: BaseDatabaseWrapper) -> None:
        if self.connection is None:
            with self.wrap_database_errors:
                self.connect()

    monkeypatch.setattr(BaseDatabaseWrapper, "ensure_connection", ensure_connection)


@pytest.fixture
def desk(admin_client: Client) -> Client:
    """An officer in the admin who reads English."""
    admin_client.cookies["django_language"] = "en"
    return admin_client
