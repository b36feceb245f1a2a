"""Rows inside the figure of another keep that when a package is loaded."""

import csv
from datetime import date

import pytest

from aid.counting import totals_of
from aid.measures import Measure
from aid.models import Delivery, DeliveryRelation
from portal.package.packing import unpack
from portal.register.loading import load_tables, read_folder
from tests.factories import (
    make_delivery,
    make_item,
)
from tests.portal.test_package import (
    loaded_again,
    packed,
    rows_in,
    small_register,
    tables_of,
    texts_of,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 26)
TONS = Measure("goods", None, "tonnes")
CANARY = "canary-7f3a"
FLOORS = ("records", "cities", "partnerships", "aid")


def test_part_of_a_held_back_whole_is_counted_nowhere_and_names_no_whole(tmp_path):
    lviv, row = small_register()
    make_item(make_delivery(lviv, "beside"), quantity=7, good="relief-goods", unit="tonnes")
    hidden = make_delivery(lviv, CANARY, state="in_review")
    DeliveryRelation.objects.create(delivery=row, kind="part_of", target=hidden)

    first = loaded_again(tmp_path)

    assert [(one["slug"], one["is_part"]) for one in rows_in(first, "deliveries")] == [
        ("beside", "false"),
        (row.slug, "true"),
    ]
    assert [one for one in rows_in(first, "relations") if one["relation"] == "part_of"] == []
    assert CANARY not in texts_of(first)
    total = totals_of(Delivery.objects.public()).figure(TONS, "delivered")
    assert total.in_words("en") == "7 tonnes"
    assert Delivery.objects.get(slug=row.slug).is_part_of_unlisted
    assert tables_of(packed()) == tables_of(first)


def test_part_of_a_public_whole_is_known_by_its_relation_alone(tmp_path):
    lviv, row = small_register()
    whole = make_delivery(lviv, "whole")
    DeliveryRelation.objects.create(delivery=row, kind="part_of", target=whole)

    loaded_again(tmp_path)

    assert not Delivery.objects.filter(is_part_of_unlisted=True).exists()
    assert Delivery.objects.with_flags().get(slug=row.slug).is_part


def test_file_without_the_column_leaves_what_staff_wrote(tmp_path):
    _lviv, row = small_register()
    (tmp_path / "register.zip").write_bytes(packed())
    (tmp_path / "tables").mkdir()
    unpack(tmp_path / "register.zip", tmp_path / "tables")
    told = rows_in(packed(), "deliveries")
    names = [name for name in told[0] if name != "is_part"]
    with (tmp_path / "tables" / "deliveries.csv").open("w") as file:
        writer = csv.DictWriter(file, [*names, "review"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(told)
    Delivery.objects.filter(pk=row.pk).update(is_part_of_unlisted=True)

    assert load_tables(read_folder(tmp_path / "tables")).problems == []

    assert Delivery.objects.get(pk=row.pk).is_part_of_unlisted


def test_cell_is_part_says_true_or_false(tmp_path):
    small_register()
    (tmp_path / "register.zip").write_bytes(packed())
    (tmp_path / "tables").mkdir()
    unpack(tmp_path / "register.zip", tmp_path / "tables")
    file = tmp_path / "tables" / "deliveries.csv"
    file.write_text(file.read_text().replace(",false\n", ",perhaps\n"))

    problems = load_tables(read_folder(tmp_path / "tables")).problems

    assert [(one.file, one.column, one.message) for one in problems] == [
        ("deliveries", "is_part", "Write true or false, or leave the cell empty.")
    ]
