"""Records that several home cities keep: each of them edits, none takes it from another."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from aid.models import Delivery, DeliveryRelation, Participant
from cities.models import City
from partnerships.models import Agreement, Partnership
from records.models import Record, State
from tests.desk import address, form_errors, open_form, send
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_partnership,
)
from tests.staff import at_desk, make_officer

pytestmark = pytest.mark.django_db
KEEPS_ON = (
    "Цей запис веде також місто %s: прибрати його звідси можуть лише відповідальні за нього "
    "або редактор."
)


@pytest.fixture
def account(lviv: City) -> User:
    """An officer of Lviv."""
    return make_officer(lviv)


@pytest.fixture
def officer(account: User) -> Client:
    """Their browser, in Ukrainian."""
    return at_desk(account)


def a_shared_paper(lviv: City, kyiv: City) -> Agreement:
    """A draft that Kyiv keeps and Lviv signed."""
    return make_agreement(kyiv, parties=[kyiv, lviv], state=State.DRAFT)


def a_shared_delivery(lviv: City, kyiv: City) -> Delivery:
    """A draft of Kyiv that Lviv receives with it."""
    row = make_delivery(kyiv, state=State.DRAFT)
    Participant.objects.create(delivery=row, role="receiver", city=lviv)
    return row


SHARED = {
    "link": lambda lviv, kyiv: make_partnership(kyiv, lviv, state=State.DRAFT),
    "agreement": a_shared_paper,
    "initiative": lambda lviv, kyiv: make_initiative(kyiv, parties=[kyiv, lviv], state=State.DRAFT),
    "delivery": a_shared_delivery,
}
EACH = pytest.mark.parametrize("name", SHARED)


@EACH
def test_an_officer_of_either_city_edits(
    officer: Client, lviv: City, kyiv: City, name: str
) -> None:
    record = SHARED[name](lviv, kyiv)

    saved = send(officer, type(record), record.pk, review_note="Перевірити дату")

    assert saved.status_code == 302
    record.refresh_from_db()
    assert record.review_note == "Перевірити дату"


@EACH
def test_neither_deletes_it(officer: Client, lviv: City, kyiv: City, name: str) -> None:
    record = SHARED[name](lviv, kyiv)

    answer = officer.post(address(type(record), record.pk, "delete"), {"post": "yes"})

    assert answer.status_code == 403
    assert type(record).objects.filter(pk=record.pk).exists()


@EACH
def test_an_officer_of_both_deletes_it(lviv: City, kyiv: City, name: str) -> None:
    record = SHARED[name](lviv, kyiv)
    both = at_desk(make_officer(lviv, kyiv))

    both.post(address(type(record), record.pk, "delete"), {"post": "yes"})

    assert not type(record).objects.filter(pk=record.pk).exists()


@EACH
def test_the_record_is_not_taken_from_the_other_city(
    officer: Client, lviv: City, kyiv: City, name: str
) -> None:
    record = SHARED[name](lviv, kyiv)
    other = make_city("leipzig")
    changes = {"partner": str(other.pk)} if name == "link" else {}

    answer = send(officer, type(record), record.pk, city=str(lviv.pk), **changes)

    assert form_errors(answer)["city"] == [KEEPS_ON % "Київ"]
    record.refresh_from_db()
    assert record.city == kyiv


def test_the_other_city_stays_at_the_far_end_of_a_link(
    officer: Client, lviv: City, kyiv: City
) -> None:
    link = make_partnership(lviv, kyiv, state=State.DRAFT)
    other = make_city("leipzig")

    answer = send(officer, Partnership, link.pk, partner=str(other.pk))

    assert form_errors(answer)["partner"] == [KEEPS_ON % "Київ"]


@pytest.mark.parametrize("change", [{"DELETE": "on"}, {"city": ""}])
def test_the_row_of_the_other_city_stays(
    officer: Client, lviv: City, kyiv: City, change: dict[str, str]
) -> None:
    paper = make_agreement(lviv, parties=[kyiv, lviv, make_city("leipzig")], state=State.DRAFT)

    answer = send(
        officer, Agreement, paper.pk, **{f"parties__0__{key}": one for key, one in change.items()}
    )

    assert answer.status_code == 200
    assert KEEPS_ON % "Київ" in [one for texts in form_errors(answer).values() for one in texts]
    assert [one.city.slug for one in paper.parties.all()] == ["kyiv", "lviv", "leipzig"]


def test_a_receiver_is_not_turned_into_something_else(
    officer: Client, lviv: City, kyiv: City
) -> None:
    row = make_delivery(lviv, state=State.DRAFT)
    Participant.objects.create(delivery=row, role="receiver", city=kyiv)

    answer = send(officer, Delivery, row.pk, participants__0__role="carrier")

    assert form_errors(answer)["participants__0__role"] == [KEEPS_ON % "Київ"]


def test_a_hub_keeps_nothing(officer: Client, lviv: City, kyiv: City) -> None:
    row = make_delivery(kyiv, state=State.DRAFT)
    Participant.objects.create(delivery=row, role="hub", city=lviv)

    assert officer.get(address(Delivery, row.pk)).status_code == 404


def test_a_row_of_aid_may_name_a_public_one_of_another_city(
    officer: Client, lviv: City, kyiv: City
) -> None:
    row = make_delivery(lviv, state=State.DRAFT)
    seen = make_delivery(kyiv, "seen", title_uk="Насоси")
    hidden = make_delivery(kyiv, "hidden", state=State.DRAFT)
    field = {"app_label": "aid", "model_name": "deliveryrelation", "field_name": "target"}

    found = officer.get(reverse("admin:autocomplete"), field).json()["results"]
    data = open_form(officer, address(Delivery, row.pk), Delivery)
    sent = {**data, "relations-TOTAL_FORMS": "1", "relations-0-kind": "overlaps"}
    refused = officer.post(
        address(Delivery, row.pk), {**sent, "relations-0-target": str(hidden.pk)}
    )
    taken = officer.post(address(Delivery, row.pk), {**sent, "relations-0-target": str(seen.pk)})

    assert {one["id"] for one in found} == {str(row.pk), str(seen.pk)}
    assert "relations__0__target" in form_errors(refused)
    assert taken.status_code == 302
    assert [one.target for one in DeliveryRelation.objects.all()] == [seen]


def test_what_is_named_already_stays_named(officer: Client, lviv: City, kyiv: City) -> None:
    paper = make_agreement(kyiv, state=State.DRAFT)
    row = make_delivery(lviv, agreement=paper, state=State.DRAFT)

    saved = send(officer, Delivery, row.pk, title_uk="Насоси")

    assert saved.status_code == 302
    row.refresh_from_db()
    assert row.agreement == paper


def test_an_officer_makes_no_home_city_and_unmakes_none(officer: Client, lviv: City) -> None:
    data = open_form(officer, address(City), City)
    assert "is_home" not in data

    send(officer, City, lviv.pk, review_note="Так")
    send(officer, City, None, name_uk="Умань", country="UA", is_home="on")

    assert list(City.objects.home()) == [lviv]
    assert City.objects.filter(name_uk="Умань", is_home=False).exists()


@EACH
def test_the_condition_and_the_question_agree(
    account: User, lviv: City, kyiv: City, name: str
) -> None:
    shared: Record = SHARED[name](lviv, kyiv)
    kinds = type(shared).objects

    assert list(kinds.editable_by(account)) == [shared]
    assert shared.is_editable_by(account)
    stranger = make_officer(make_home("odesa"), name="stranger")
    assert list(kinds.editable_by(stranger)) == []
    assert not shared.is_editable_by(stranger)
