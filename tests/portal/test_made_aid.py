"""Made-up deliveries: as many as asked, the same for a seed, never beside real ones."""

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from aid.counting import totals_of
from aid.models import Delivery, DeliveryRelation, Item
from aid.receipts import Reason
from aid.rows import rows_of
from aid.totals import totals
from portal.made_aid import make_aid
from tests.factories import make_city

pytestmark = pytest.mark.django_db


def test_database_adds_made_up_rows_as_the_reference_does():
    assert make_aid(300, seed=1) == 300

    public = Delivery.objects.public()
    made, reference = totals_of(public, listed=300), totals(rows_of(public).values())
    assert Delivery.objects.count() == 300
    assert made.sums == reference.sums
    assert made.receipt() == reference.receipt()
    assert {note.reason for note in made.receipt().left_out + made.receipt().doubts} == {*Reason}


def kept_rows():
    """Items and relations as they stand."""
    items = Item.objects.values_list("delivery__slug", "good", "qualifier", "quantity", "unit")
    ties = DeliveryRelation.objects.values_list("delivery__slug", "kind", "target__slug")
    return [*items.order_by("delivery__slug", "position"), *ties.order_by("pk")]


def made_and_undone(seed):
    """What a seed makes; the database is left empty."""
    with transaction.atomic():
        make_aid(40, seed)
        rows = kept_rows()
        transaction.set_rollback(True)
    return rows


def test_the_same_seed_makes_the_same_rows():
    first, again, other = (made_and_undone(seed) for seed in (1, 1, 2))

    assert first == again
    assert first != other


@pytest.mark.parametrize("argument", [{}, {"scratch": False}])
def test_a_register_is_not_filled_with_made_up_deliveries(argument):
    make_city()

    with pytest.raises(CommandError) as refusal:
        call_command("make_aid", deliveries=10, **argument)

    assert str(refusal.value).startswith("This database holds records.")
    assert not Delivery.objects.exists()


def test_made_up_deliveries_are_not_made_twice():
    call_command("make_aid", deliveries=10)

    with pytest.raises(CommandError) as refusal:
        call_command("make_aid", deliveries=10)

    assert str(refusal.value) == "Made-up records are there already."
    assert Delivery.objects.count() == 10


def test_the_command_measures_pages_beside_a_lookup(capsys):
    call_command("make_aid", deliveries=60)
    call_command("bench_aid", rounds=1)

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("60 deliveries, ")
    assert lines[2].startswith("/en/aid/made-delivery-")
    assert lines[2].endswith("1.0x")
    assert len(lines) == 14
    assert {line[52:56].strip() for line in lines[2:]} == {"200"}
