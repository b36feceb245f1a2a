"""The officer's desk: what is due, on the first page, by e-mail and in a calendar."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone, translation

from aid.models import Delivery, DeliveryRelation
from cities.models import City
from portal.desk.tasks import tasks_of
from records.models import State
from records.roles import Role
from tests.desk import queries, send
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_partnership,
    make_source,
)
from tests.portal.desk_of import TODAY, due
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def olena(lviv: City) -> User:
    """The officer whose desk it is."""
    user = make_officer(lviv, name="olena")
    user.email, user.first_name = "olena@lviv.example", "Олена"
    user.save()
    return user


def test_what_waits_for_a_second_person_is_due(olena: User, lviv: City) -> None:
    make_delivery(lviv, state=State.IN_REVIEW)
    public = make_delivery(lviv, "public")
    send(at_desk(olena), Delivery, public.pk, title_uk="Насоси")

    found = due(olena)

    assert found["for_review"] == {"delivery": 1}
    assert found["new_version"] == {"delivery": 1}


def test_a_draft_that_was_sent_back_is_due(olena: User, lviv: City) -> None:
    make_delivery(lviv, state=State.DRAFT, review_note="Де акт?")

    assert due(olena)["sent_back"] == {"delivery": 1}


def test_an_embargo_is_due_two_weeks_before_it_ends(olena: User, lviv: City) -> None:
    now = timezone.now()
    make_delivery(lviv, "soon", embargo_until=now + timedelta(days=13))
    make_delivery(lviv, "later", embargo_until=now + timedelta(days=15))
    make_delivery(lviv, "over", embargo_until=now - timedelta(days=1))

    assert due(olena)["embargo_ending"] == {"delivery": 1}


@pytest.mark.parametrize(
    ("until", "is_due"),
    [
        ("2026-11-26", False),
        ("2026-11-27", True),
        ("2027-02-25", True),
        ("2027-02-26", False),
        ("2027-02", True),
        ("2027", True),
        ("2026", True),
        ("", False),
    ],
)
def test_an_agreement_is_due_90_days_before_it_may_end(
    olena: User, lviv: City, until: str, is_due: bool
) -> None:
    make_agreement(lviv, signed_on_edtf="2020", valid_until_edtf=until)

    assert (due(olena).get("expiring") == {"agreement": 1}) is is_due


@pytest.mark.parametrize(
    ("fields", "is_due"),
    [
        ({"when_edtf": "2025-11-26"}, True),
        ({"when_edtf": "2025-11-27"}, False),
        ({"when_edtf": "2025"}, False),
        ({"when_edtf": "2024"}, True),
        ({"when_edtf": ""}, False),
        ({"when_edtf": "2024", "stage": "committed"}, False),
        ({"when_edtf": "2024", "state": "draft"}, True),
    ],
)
def test_a_pledge_is_due_a_year_later(
    olena: User, lviv: City, fields: dict[str, Any], is_due: bool
) -> None:
    make_delivery(lviv, **{"stage": "pledged", **fields})

    assert (due(olena).get("without_follow_up") == {"delivery": 1}) is is_due


def test_an_undated_pledge_counts_from_its_entry(olena: User, lviv: City) -> None:
    row = make_delivery(lviv, stage="pledged", when_edtf="")
    entered = timezone.make_aware(datetime(2025, 11, 1))
    Delivery.objects.filter(pk=row.pk).update(created_at=entered)

    assert due(olena)["without_follow_up"] == {"delivery": 1}


def test_a_fulfilled_pledge_is_not_due(olena: User, lviv: City) -> None:
    pledge = make_delivery(lviv, "pledge", stage="pledged", when_edtf="2024")
    given = make_delivery(lviv, "given")
    DeliveryRelation.objects.create(delivery=given, target=pledge, kind="fulfils")

    assert "without_follow_up" not in due(olena)


def test_a_draft_untouched_for_a_month_is_due(olena: User, lviv: City) -> None:
    old, fresh = make_delivery(lviv, "old", state=State.DRAFT), make_delivery(lviv, "fresh")
    before = timezone.now() - timedelta(days=31)
    Delivery.objects.filter(pk__in=[old.pk, fresh.pk]).update(updated_at=before)

    assert due(olena)["untouched"] == {"delivery": 1}


def test_texts_and_sources_are_due(olena: User, lviv: City) -> None:
    row = make_delivery(lviv, title_en="")
    row.citations.all().delete()

    found = due(olena)

    assert found["untranslated"]["delivery"] == 1
    assert found["without_source"]["delivery"] == 1


def test_each_list_of_the_desk_is_called_as_the_list_that_it_opens(olena: User, lviv: City) -> None:
    make_delivery(lviv).citations.all().delete()
    make_source("alone")

    with translation.override("en"):
        tasks = tasks_of(olena, TODAY)
    labels = {
        share.kind: str(task.label)
        for task in tasks
        if task.name == "without_source"
        for share in task.shares
    }

    assert labels["sources"] == "Cited nowhere"
    assert labels["deliveries"] == "Without source"


def test_a_record_on_one_source_is_due(olena: User, lviv: City) -> None:
    make_delivery(lviv)

    assert due(olena)["single_source"] == {"delivery": 1}


def test_an_officer_sees_what_their_cities_keep(olena: User, kyiv: City) -> None:
    make_delivery(kyiv, state=State.IN_REVIEW)
    editor = make_account("editor", Role.EDITOR)

    assert "for_review" not in due(olena)
    assert due(editor)["for_review"] == {"delivery": 1}


def test_each_count_opens_just_its_rows(olena: User, lviv: City) -> None:
    make_delivery(lviv, "one", state=State.IN_REVIEW)
    make_delivery(lviv, "two", state=State.IN_REVIEW, title_en="")
    make_agreement(lviv, valid_until_edtf=f"{timezone.localdate():%Y-%m}")
    make_partnership(lviv, make_city())
    client = at_desk(olena)

    tasks = client.get("/admin/").context["tasks"]

    assert len(tasks) >= 3
    for task in tasks:
        for share in task.shares:
            assert client.get(share.address).context["cl"].result_count == share.count, share


def test_the_first_page_says_what_is_due_and_what_is_not(olena: User, lviv: City) -> None:
    make_delivery(lviv, state=State.IN_REVIEW)

    page = at_desk(olena).get("/admin/")

    told = page.content.decode()
    assert "Поставки допомоги: 1" in told
    assert "Повернуто" in [str(task.label) for task in page.context["done"]]


def test_the_desk_asks_once_for_each_kind(olena: User, lviv: City) -> None:
    client = at_desk(olena)
    few = queries(client, "/admin/")
    for number in range(3):
        make_delivery(lviv, f"d{number}", state=State.IN_REVIEW)
        make_agreement(lviv, f"a{number}", valid_until_edtf="2027-01")

    assert queries(client, "/admin/") == few
