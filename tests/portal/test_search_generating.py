"""Made-up records: as many as asked, and never beside real ones."""

from random import Random

import pytest
from django.core.management import CommandError, call_command

from aid.models import Delivery
from portal.search.generating import Maker, make_records
from portal.search.tables import SearchEntry
from tests.factories import make_city

pytestmark = pytest.mark.django_db


def test_it_makes_as_many_records_as_asked():
    number = make_records(1000, seed=1)

    assert (number, SearchEntry.objects.count()) == (1000, 1000)
    assert Delivery.objects.count() == 550


def test_the_same_seed_makes_the_same_records():
    pairs = [Maker(Random(1), 1000).words(4) for _time in range(2)]

    assert pairs[0] == pairs[1]


def test_a_register_is_not_filled_with_made_up_records():
    make_city()

    with pytest.raises(CommandError) as refusal:
        call_command("bench_search")

    assert str(refusal.value) == (
        "This database holds records. Name an empty one in DATABASE_URL, or --scratch."
    )


def test_the_command_measures(capsys):
    call_command("bench_search", records=1000, rounds=1)

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1000 records, ")
    assert len(lines) == 14
