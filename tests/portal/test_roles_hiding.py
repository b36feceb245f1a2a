"""What an officer may not take from the public: records that other cities keep or name."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement, Organization, Partnership
from records.models import Record, State
from records.roles import Role
from tests.desk import form_errors, send
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_organization,
    make_partnership,
)
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db
NEEDED = "Public records of other cities name it: “"
KEPT_TOO = "Another city keeps this record, too"
TOMORROW = (timezone.now() + timedelta(days=2)).date()
WITHDRAW = {"state": "withdrawn", "withdrawal_reason_uk": "Помилка"}
HOLD = {"embargo_until_0": str(TOMORROW), "embargo_until_1": "10:00"}
EACH_WAY = pytest.mark.parametrize(
    ("way", "place"), [(WITHDRAW, "state"), (HOLD, "embargo_until")], ids=["withdraw", "hold"]
)


@pytest.fixture
def desk(lviv: City) -> Client:
    """An officer of Lviv who reads English."""
    return at_desk(make_officer(lviv, name="olena"), "en")


def a_partner(city: City) -> City:
    """A city abroad to which a home city is tied."""
    return make_partnership(city, make_city("leipzig")).partner


def a_party(city: City) -> City:
    """A city abroad that signed a paper."""
    return make_agreement(city, parties=[city, make_city("leipzig")]).parties.last().city


def a_donor(city: City) -> Organization:
    """A body that gave aid."""
    body = make_organization("giz")
    make_delivery(city, donors=[body])
    return body


NAMED_BY_OTHERS: dict[str, Callable[[City], Record]] = {
    "partner": a_partner,
    "party": a_party,
    "donor": a_donor,
}


@EACH_WAY
@pytest.mark.parametrize("name", NAMED_BY_OTHERS)
def test_what_another_city_names_stays_public(
    desk: Client, kyiv: City, name: str, way: dict, place: str
) -> None:
    record = NAMED_BY_OTHERS[name](kyiv)

    answer = send(desk, type(record), record.pk, **way)

    assert form_errors(answer)[place][0].startswith(NEEDED)
    assert type(record).objects.get(pk=record.pk).is_public


@EACH_WAY
@pytest.mark.parametrize("name", NAMED_BY_OTHERS)
def test_what_only_ones_own_city_names_may_go(
    desk: Client, lviv: City, name: str, way: dict, place: str
) -> None:
    record = NAMED_BY_OTHERS[name](lviv)

    answer = send(desk, type(record), record.pk, **way)

    assert answer.status_code == 302, form_errors(answer)
    assert not type(record).objects.get(pk=record.pk).is_public


@EACH_WAY
def test_what_a_shared_record_names_stays_public(
    desk: Client, lviv: City, kyiv: City, way: dict, place: str
) -> None:
    leipzig = make_city("leipzig")
    make_agreement(kyiv, parties=[kyiv, lviv, leipzig])

    answer = send(desk, City, leipzig.pk, **way)

    assert form_errors(answer)[place][0].startswith(NEEDED)
    assert City.objects.get(pk=leipzig.pk).is_public


@EACH_WAY
def test_a_donor_to_two_cities_stays_public(
    desk: Client, lviv: City, kyiv: City, way: dict, place: str
) -> None:
    body = make_organization("giz")
    row = make_delivery(kyiv, donors=[body])
    row.participants.create(role="receiver", city=lviv)

    answer = send(desk, Organization, body.pk, **way)

    assert form_errors(answer)[place][0].startswith(NEEDED)


@EACH_WAY
def test_an_editor_takes_it_from_the_public(kyiv: City, way: dict, place: str) -> None:
    record = a_partner(kyiv)
    editor = at_desk(make_account("ihor", Role.EDITOR), "en")

    answer = send(editor, City, record.pk, **way)

    assert answer.status_code == 302, form_errors(answer)
    assert not City.objects.get(pk=record.pk).is_public


def a_shared_link(lviv: City, kyiv: City) -> Partnership:
    """A link of two home cities."""
    return make_partnership(kyiv, lviv)


def a_shared_paper(lviv: City, kyiv: City) -> Agreement:
    """A paper that both signed."""
    return make_agreement(kyiv, parties=[kyiv, lviv])


@EACH_WAY
@pytest.mark.parametrize("make", [a_shared_link, a_shared_paper])
def test_what_two_cities_keep_is_taken_from_neither(
    desk: Client, lviv: City, kyiv: City, make: Any, way: dict, place: str
) -> None:
    record = make(lviv, kyiv)

    answer = send(desk, type(record), record.pk, **way)

    assert form_errors(answer)[place][0].startswith(KEPT_TOO)
    assert type(record).objects.get(pk=record.pk).is_public


def test_a_draft_of_another_city_does_not_keep_it(desk: Client, kyiv: City) -> None:
    body = make_organization("giz")
    make_delivery(kyiv, donors=[body], state=State.DRAFT)
    Delivery.objects.update(published_at=None)

    answer = send(desk, Organization, body.pk, **WITHDRAW)

    assert answer.status_code == 302, form_errors(answer)


def test_facts_of_what_others_name_are_still_corrected(desk: Client, kyiv: City) -> None:
    record = a_partner(kyiv)

    answer = send(desk, City, record.pk, population=600000)

    assert answer.status_code == 302, form_errors(answer)
