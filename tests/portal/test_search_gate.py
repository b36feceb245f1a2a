"""The gate of the search is public(), whatever the moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.search.gate import gate_of, public_ids
from portal.search.kinds import BY_NAME, KINDS
from records.models import State
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_organization,
    make_partnership,
)

pytestmark = pytest.mark.django_db
CITY = BY_NAME["city"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_it_says_what_public_says(kind):
    lviv = make_home()
    hidden = make_home("hidden", state=State.DRAFT)
    for number, home in enumerate([lviv, hidden]):
        make_partnership(home, make_city(f"partner-{number}"))
        make_agreement(home, f"a-{number}")
        make_initiative(home, f"i-{number}")
        make_delivery(home, f"d-{number}")
    make_organization("draft", state=State.DRAFT)
    everything = set(kind.model.objects.values_list("pk", flat=True))

    seen = public_ids(kind, everything)

    assert seen == set(kind.model.objects.public().values_list("pk", flat=True))


def test_the_moment_is_the_present_one():
    now = timezone.now()
    over = make_city("over", embargo_until=now)
    held = make_city("held", embargo_until=now + timedelta(hours=1))

    assert public_ids(CITY, {over.pk, held.pk}) == {over.pk}


def test_a_stopped_clock_is_not_kept(monkeypatch):
    tomorrow = timezone.now() + timedelta(days=1)
    city = make_city(embargo_until=tomorrow)
    gate_of.cache_clear()

    with monkeypatch.context() as stopped:
        stopped.setattr(timezone, "now", lambda: tomorrow)
        then = public_ids(CITY, {city.pk})

    assert (then, public_ids(CITY, {city.pk})) == ({city.pk}, set())


def test_a_source_follows_its_last_public_record():
    source = BY_NAME["source"]
    body = make_organization()
    make_organization("second", state=State.DRAFT)
    cited = body.citations.get().source_id

    before = public_ids(source, {cited})
    type(body).objects.update(state=State.DRAFT)

    assert (before, public_ids(source, {cited})) == ({cited}, set())


def test_nothing_is_asked_for_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert public_ids(CITY, set()) == set()
