"""What the database sums is what the reference adds up, on random registers."""

from decimal import Decimal

import pytest
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from aid.counting import totals_by, totals_of
from aid.measures import ALL_VEHICLES, Measure
from aid.models import Delivery, DeliveryRelation, Item
from aid.receipts import Reason
from aid.rows import rows_of
from aid.totals import totals
from cities.models import City
from records.models import State
from records.quantities import Total
from tests.factories import make_delivery, make_home, make_item

KINDS = [
    ("goods", "bus", "vehicles"),
    ("goods", "tram", "vehicles"),
    ("goods", "generator", "pieces"),
    ("goods", "other", "pieces"),
    ("goods", "relief-goods", "tonnes"),
    ("goods", "medical-supplies", "tonnes"),
    ("money", "", "EUR"),
    ("money", "", "UAH"),
    ("loan", "", "EUR"),
    ("valuation", "", "EUR"),
    ("people_helped", "", "people"),
    ("context", "", "people"),
]
NUMBERS = st.integers(min_value=1, max_value=10**13).map(lambda n: Decimal(n) / 1000)
QUALIFIERS = st.sampled_from(list(Item.Qualifier.values))


@st.composite
def items(draw):
    """The columns of an item that the constraints allow."""
    nature, good, unit = draw(st.sampled_from(KINDS))
    qualifier, number = draw(QUALIFIERS), draw(NUMBERS)
    return {
        "nature": nature,
        "good": good,
        "unit": unit,
        "qualifier": qualifier,
        "quantity": None if qualifier == "unknown" else number,
        "quantity_max": number + draw(NUMBERS) if qualifier == "between" else None,
    }


ROWS = st.fixed_dictionaries(
    {
        "city": st.integers(0, 1),
        "stage": st.sampled_from(list(Delivery.Stage.values)),
        "category": st.sampled_from(["vehicles", "energy_equipment"]),
        "state": st.sampled_from([State.PUBLISHED] * 5 + [State.IN_REVIEW, State.DRAFT]),
        "shared_with_uk": st.sampled_from(["", "", "Київ"]),
        "items": st.lists(items(), max_size=3),
    }
)
TIES = st.tuples(
    st.integers(0, 7), st.sampled_from(list(DeliveryRelation.Kind.values)), st.integers(0, 7)
)
REGISTERS = st.tuples(
    st.lists(ROWS, min_size=1, max_size=8), st.lists(TIES, max_size=6, unique=True)
)


def fill(rows, ties):
    """Two home cities with these rows and relations."""
    cities = [make_home("kyiv"), make_home("lviv")]
    made = []
    for number, row in enumerate(rows):
        fields = {name: row[name] for name in ("stage", "category", "state", "shared_with_uk")}
        made.append(make_delivery(cities[row["city"]], f"row-{number}", **fields))
        for item in row["items"]:
            make_item(made[-1], **item)
    for one, kind, other in ties:
        if one != other and max(one, other) < len(made):
            DeliveryRelation.objects.create(delivery=made[one], kind=kind, target=made[other])


def boundaries():
    """All rows, those of each city, and a choice that is no place."""
    public = Delivery.objects.public()
    by_city = [public.to_city(city) for city in City.objects.all()]
    return [public, *by_city, public.filter(stage="delivered")]


class AgreesWithReference(TestCase):
    """Hypothesis rolls each example back by this class."""

    @settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
    @given(REGISTERS, st.integers(0, 4), st.integers(0, 9))
    def test_database_adds_as_the_reference_does(self, register, place, which):
        fill(*register)
        for deliveries in boundaries()[:1] + boundaries()[place:][:1]:
            reference = totals(rows_of(deliveries).values())
            made = totals_of(deliveries)
            assert made.sums == reference.sums
            assert made.alone.sums == reference.alone.sums
            assert made.shared.sums == reference.shared.sums
            assert made.receipt() == reference.receipt()
            assert made.number_of_rows == reference.number_of_rows
            for measure in reference.measures[which:][:1]:
                assert made.receipt(measure) == reference.receipt(measure)
                assert made.goods_in(measure) == reference.goods_in(measure)

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(REGISTERS)
    def test_groups_add_up_to_the_whole(self, register):
        fill(*register)
        public = Delivery.objects.public()
        groups = totals_by(public, F("city__slug"))
        for slug, made in groups.items():
            own = rows_of(public.filter(city__slug=slug), boundary=public)
            assert made.sums == totals(own.values()).sums
        pairs = {pair for made in groups.values() for pair in made.sums}
        whole = totals_of(public).sums
        assert pairs == set(whole)
        for pair in pairs:
            parts = [made.sums[pair] for made in groups.values() if pair in made.sums]
            assert sum(parts[1:], parts[0]) == whole[pair]


pytestmark = pytest.mark.django_db
GENERATORS = Measure("goods", "generator", "pieces")


def test_sums_are_exact_to_the_thousandth():
    delivery = make_delivery(make_home())
    for _number in range(10):
        make_item(delivery, unit="tonnes", good="relief-goods", quantity="0.1")
    make_item(delivery, unit="tonnes", good="relief-goods", quantity="3999999999999.007")

    made = totals_of(Delivery.objects.public())

    measure = Measure("goods", None, "tonnes")
    assert made.figure(measure, "delivered").lower == Decimal("4000000000000.007")


def test_largest_quantities_do_not_overflow():
    delivery = make_delivery(make_home())
    for _number in range(20):
        make_item(delivery, nature="money", good="", unit="EUR", quantity=Decimal(10**14))

    total = totals_of(Delivery.objects.public()).figure(Measure("money", None, "EUR"), "delivered")

    assert (total.lower, total.upper) == (Decimal(20 * 10**14), Decimal(20 * 10**14))


@pytest.mark.parametrize("rows", [1, 3])
def test_sum_is_one_query_and_the_receipt_nine(rows, django_assert_num_queries):
    city = make_home()
    for number in range(rows):
        delivery = make_delivery(city, f"row-{number}")
        make_item(delivery, qualifier="about")
        other = make_delivery(city, f"other-{number}")
        DeliveryRelation.objects.create(delivery=delivery, kind="overlaps", target=other)

    with django_assert_num_queries(1):
        made = totals_of(Delivery.objects.public())
        total = made.figure(GENERATORS, "delivered")
    with django_assert_num_queries(9):
        receipt = made.receipt()

    assert total == Total("pieces", Decimal(10 * rows), Decimal(10 * rows), True, 0, rows)
    assert (receipt.note("approximate").rows, receipt.note("overlaps").rows) == (rows, rows)


def test_receipt_lists_the_first_rows_and_counts_all():
    city = make_home()
    for number in range(5):
        make_item(make_delivery(city, f"row-{number}"), qualifier="about")

    note = totals_of(Delivery.objects.public(), listed=2).receipt().note("approximate")

    assert [line.row.slug for line in note.lines] == ["row-0", "row-1"]
    assert (note.rows, note.figures, note.unlisted) == (5, 5, 3)


def test_receipt_says_what_the_parts_would_have_added():
    city = make_home()
    whole, part = make_delivery(city, "whole"), make_delivery(city, "part")
    make_item(whole, good="bus", unit="vehicles", quantity=60)
    make_item(part, good="bus", unit="vehicles", quantity=12)
    DeliveryRelation.objects.create(delivery=part, kind="part_of", target=whole)

    made = totals_of(Delivery.objects.public())
    note = made.receipt(ALL_VEHICLES).note(Reason.PART_OF)

    assert made.figure(ALL_VEHICLES, "delivered").in_words("en") == "60 vehicles"
    assert [amount.in_words("en") for amount in note.amounts] == ["12 vehicles"]


def test_forwarded_row_counts_where_its_origin_lies_outside_the_boundary():
    kyiv, lviv = make_home("kyiv"), make_home("lviv")
    first, second = make_delivery(lviv, "first"), make_delivery(kyiv, "second")
    make_item(first)
    make_item(second)
    DeliveryRelation.objects.create(delivery=second, kind="forwarded_from", target=first)
    to_kyiv = Delivery.objects.public().to_city(kyiv)

    alone = totals_of(to_kyiv)
    inside = totals_of(to_kyiv, boundary=Delivery.objects.public())

    assert alone.figure(GENERATORS, "delivered").rows == 1
    assert inside.figure(GENERATORS, "delivered").is_empty
