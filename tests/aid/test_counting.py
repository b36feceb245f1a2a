"""Public deliveries become the plain rows that totals are made of."""

from decimal import Decimal

import pytest
from django.utils import translation

from aid.counting import totals_of
from aid.measures import ALL_VEHICLES, DeliveryRow, ItemRow
from aid.models import Delivery, DeliveryRelation
from aid.rows import rows_of
from records.quantities import Qualifier, Quantity
from tests.factories import make_delivery, make_home, make_item

pytestmark = pytest.mark.django_db

GENERATORS = Quantity(Qualifier.EXACTLY, Decimal(10), None, "pieces")


def relate(delivery, kind, target):
    DeliveryRelation.objects.create(delivery=delivery, kind=kind, target=target)


def row_of(slug):
    rows = rows_of(Delivery.objects.public()).values()
    return next(row for row in rows if row.slug == slug)


def test_delivery_becomes_a_plain_row():
    delivery = make_delivery(make_home(), shared_with_en="Kyiv", shared_with_uk="Київ")
    make_item(delivery, description_en="diesel", description_uk="дизельні")
    assert list(rows_of(Delivery.objects.public()).values()) == [
        DeliveryRow(
            slug="delivery",
            title="Generators",
            stage="delivered",
            items=(ItemRow("delivery", "goods", "generator", GENERATORS, "diesel"),),
            city="lviv",
            shared_with="Kyiv",
        )
    ]


def test_row_speaks_the_reader_s_language():
    make_item(make_delivery(make_home()), description_uk="дизельні")
    with translation.override("uk"):
        row = row_of("delivery")
    assert (row.title, row.items[0].description) == ("Генератори", "дизельні")


@pytest.mark.parametrize("state", ["published", "in_review"])
def test_part_of_another_row_is_left_out_even_of_a_held_one(state):
    city = make_home()
    whole = make_delivery(city, "whole", state=state)
    relate(make_delivery(city, "part"), "part_of", whole)
    row = row_of("part")
    assert (row.left_out_because, row.whole_is_public) == ("part_of", state == "published")


def test_part_of_a_figure_that_is_no_record_is_left_out():
    part = make_delivery(make_home(), "part", is_part_of_unlisted=True)
    make_item(part)
    row = row_of("part")
    made = totals_of(Delivery.objects.public())
    note = made.receipt().note("part_of")
    assert (row.left_out_because, row.whole_is_public) == ("part_of", False)
    assert (made.receipt().counted, [line.row.slug for line in note.lines]) == (0, ["part"])
    assert [amount.in_words("en") for amount in note.amounts] == ["10 generators"]


def test_overlap_with_a_part_of_a_figure_that_is_no_record_does_not_count():
    city = make_home()
    other = make_delivery(city, "other", is_part_of_unlisted=True)
    relate(make_delivery(city, "row"), "overlaps", other)
    flagged = Delivery.objects.with_flags().get(slug="row")
    doubts = totals_of(Delivery.objects.public()).receipt().note("overlaps")
    assert (row_of("row").overlaps, flagged.may_overlap, doubts.rows) == (False, False, 0)


def test_forwarded_row_is_left_out_beside_the_row_it_came_from():
    lviv, kyiv = make_home("lviv"), make_home("kyiv")
    first = make_delivery(lviv, "first")
    relate(make_delivery(kyiv, "second"), "forwarded_from", first)
    assert row_of("second").left_out_because == "forwarded_from"
    alone = rows_of(Delivery.objects.public().to_city(kyiv))
    assert [row.left_out_because for row in alone.values()] == [None]


@pytest.mark.parametrize(
    ("state", "is_part", "expected"),
    [("published", False, True), ("in_review", False, False), ("published", True, False)],
)
def test_overlap_counts_only_with_a_public_row_that_is_counted(state, is_part, expected):
    city = make_home()
    other = make_delivery(city, "other", state=state)
    relate(make_delivery(city, "row"), "overlaps", other)
    if is_part:
        relate(other, "part_of", make_delivery(city, "whole"))
    assert row_of("row").overlaps is expected


def test_vehicles_without_a_number_are_counted_as_unknown():
    make_delivery(make_home(), category="vehicles")
    total = totals_of(Delivery.objects.public()).figure(ALL_VEHICLES, "delivered")
    assert total.in_words("en") == "1 row of unknown number"


def test_held_deliveries_enter_no_total():
    make_item(make_delivery(make_home(), state="in_review"))
    assert totals_of(Delivery.objects.public()).measures == ()


def test_queries_do_not_grow_with_the_rows(django_assert_num_queries):
    city = make_home()
    for number in range(3):
        row = make_delivery(city, f"row-{number}")
        make_item(row)
        relate(row, "overlaps", make_delivery(city, f"other-{number}"))
    for rows in (1, 6):
        keys = list(Delivery.objects.order_by("slug").values_list("pk", flat=True)[6 - rows :])
        with django_assert_num_queries(5):
            assert len(rows_of(Delivery.objects.public().filter(pk__in=keys))) == rows
