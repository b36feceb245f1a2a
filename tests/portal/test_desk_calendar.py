"""The calendar of what is due."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cities.models import City
from portal.desk.address import CalendarAddress
from records.models import State
from tests.factories import (
    make_agreement,
    make_delivery,
)
from tests.portal.desk_of import events, feed
from tests.staff import at_desk, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def olena(lviv: City) -> User:
    """The officer whose desk it is."""
    user = make_officer(lviv, name="olena")
    user.email, user.first_name = "olena@lviv.example", "Олена"
    user.save()
    return user


def test_the_calendar_holds_ends_of_agreements(client: Client, olena: User, lviv: City) -> None:
    until = timezone.localdate() + timedelta(days=30)
    make_agreement(lviv, title_uk="Угода, дружба", valid_until_edtf=until.isoformat())

    ((told, when),) = events(client, olena)

    assert when == until
    assert told.startswith("Закінчується угода (")
    assert told.endswith("): Угода, дружба")


def test_a_pledge_is_asked_about_after_a_year(client: Client, olena: User, lviv: City) -> None:
    given = timezone.localdate() - timedelta(days=300)
    make_delivery(lviv, stage="pledged", when_edtf=given.isoformat())

    assert events(client, olena, "en") == [
        ("Ask what became of the pledge: Generators", given + timedelta(days=365))
    ]


def test_what_is_not_public_is_not_named(client: Client, olena: User, lviv: City) -> None:
    until = timezone.localdate() + timedelta(days=30)
    draft = make_agreement(
        lviv, title_uk="Таємна", valid_until_edtf=until.isoformat(), state=State.DRAFT
    )
    ends = timezone.now() + timedelta(days=3)
    row = make_delivery(lviv, title_uk="Таємна теж", embargo_until=ends)

    told = [name for name, _when in events(client, olena)]

    assert told[0].endswith(f": Угода № {draft.pk}")
    assert told[1] == f"Закінчується ембарго: Поставка допомоги № {row.pk}"


def test_the_calendar_is_that_of_the_account(client: Client, olena: User, kyiv: City) -> None:
    until = timezone.localdate() + timedelta(days=30)
    make_agreement(kyiv, valid_until_edtf=until.isoformat())

    assert events(client, olena) == []


def test_a_locked_account_has_none(client: Client, olena: User) -> None:
    known = CalendarAddress.objects.create(user=olena)
    olena.is_active = False
    olena.save()

    assert client.get(reverse("calendar", args=[known.token])).status_code == 404


def test_a_guessed_address_has_none(client: Client) -> None:
    assert client.get(reverse("calendar", args=["x" * 43])).status_code == 404


def test_it_is_kept_in_no_cache(client: Client, olena: User) -> None:
    response = feed(client, olena)

    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Type"] == "text/calendar; charset=utf-8"


def test_an_account_makes_renews_and_ends_its_address(client: Client, olena: User) -> None:
    desk, page = at_desk(olena), reverse("admin:calendar")
    assert desk.get(page).context["address"] == ""

    desk.post(page, {"_make": "1"})
    first = CalendarAddress.objects.get().token
    assert first in desk.get(page).context["address"]
    desk.post(page, {"_make": "1"})
    second = CalendarAddress.objects.get().token
    desk.post(page, {"_end": "1"})

    assert first != second
    assert client.get(reverse("calendar", args=[first])).status_code == 404
    assert CalendarAddress.objects.count() == 0
