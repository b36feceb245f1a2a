"""A load keeps history: one version a record, whatever the number of its rows."""

from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction

from aid.models import Delivery, Item
from cities.models import City, CityName
from partnerships.models import Agreement, Partnership
from portal.register.loading import load_tables, read_folder
from records.history import without_history
from records.history.comparing import side_by_side
from records.history.reading import history_of, state_of
from records.models import Citation

pytestmark = pytest.mark.django_db
FIXTURES = settings.BASE_DIR / "fixtures" / "register"


def test_each_record_of_the_register_has_one_version_that_is_its_state() -> None:
    load_tables(read_folder(FIXTURES))

    for model in (City, Partnership, Agreement, Delivery):
        assert model.history.count() == model.objects.count()
        assert set(model.history.values_list("origin", "history_type")) == {("loaded", "+")}
    for model in (CityName, Item, Citation):
        assert model.history.count() == model.objects.count()
        assert not model.history.filter(record_version=0).exists()
    for record in (*Delivery.objects.all()[:20], *Agreement.objects.all()[:20]):
        assert side_by_side([history_of(type(record), record.pk).last, state_of(record)]) == []


def test_a_changed_row_makes_one_version_under_which_it_stands(tmp_path: Path) -> None:
    load_tables(read_folder(FIXTURES))
    folder = copytree(FIXTURES, tmp_path / "register")
    file = folder / "delivery_items.csv"
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    item = Item.objects.filter(quantity__isnull=False).order_by("pk").first()
    row = item.delivery
    place = next(
        number
        for number, line in enumerate(lines)
        if line.startswith(f"{row.slug},{item.position},")
    )
    told = lines[place].split(",")
    cell = told.index(f"{item.quantity.normalize():f}")
    told[cell] = "987654"
    lines[place] = ",".join(told)
    file.write_text("".join(lines), encoding="utf-8")

    ledger = load_tables(read_folder(folder))

    assert ledger.problems == []
    history = history_of(Delivery, row.pk)
    assert [one.number for one in history.versions] == [1, 2]
    told = side_by_side([history.snapshots[1], history.snapshots[2]])
    assert [line.words[1] for line in told] == ["987654"]
    assert Delivery.history.count() == Delivery.objects.count() + 1


def test_a_load_that_is_refused_keeps_no_history(tmp_path: Path) -> None:
    folder = copytree(FIXTURES, tmp_path / "register")
    file = folder / "cities.csv"
    file.write_text(file.read_text(encoding="utf-8").replace(",DE,", ",XX,", 1), encoding="utf-8")

    ledger = load_tables(read_folder(folder))

    assert ledger.problems
    assert City.history.count() == 0


def asked() -> int:
    """How many queries a load into an empty register takes; it is taken back."""
    counted = 0

    def count(execute: Callable, *args: Any) -> Any:
        nonlocal counted
        counted += 1
        return execute(*args)

    with connection.execute_wrapper(count), transaction.atomic():
        load_tables(read_folder(FIXTURES))
        transaction.set_rollback(True)
    return counted


def test_history_is_written_in_few_queries() -> None:
    with without_history():
        plain = asked()
    with_history = asked()

    assert plain > 1000
    assert 0 < with_history - plain < 200
