"""What nobody types by mistake: far days, keys of others, characters that nobody sees."""

import pytest
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.test import Client
from django.urls import reverse

from aid.models import Delivery
from cities.models import City
from records.history.reading import history_of
from records.models import NewVersion, Source, State
from tests.desk import address, open_form, send
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_item,
    make_partnership,
    make_source,
)
from tests.portal.new_version_steps import page
from tests.staff import at_desk, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def olena(lviv: City) -> User:
    """An officer of Lviv."""
    return make_officer(lviv, name="olena")


@pytest.fixture
def client(olena: User) -> Client:
    """Her browser, in English."""
    return at_desk(olena, "en")


@pytest.mark.parametrize("year", ["0001", "1875", "2101", "9999"])
def test_an_embargo_far_from_the_present_is_refused(client: Client, lviv: City, year: str) -> None:
    berlin = make_city("berlin")

    answer = send(client, City, berlin.pk, embargo_until_0=f"{year}-01-01", embargo_until_1="00:00")

    assert answer.status_code == 200
    berlin.refresh_from_db()
    assert berlin.embargo_until is None


@pytest.mark.parametrize("name", ["customs_cleared_on", "reported_on", "act_on"])
def test_a_day_far_from_the_present_is_refused(client: Client, lviv: City, name: str) -> None:
    row = make_delivery(lviv, state=State.DRAFT)

    answer = send(client, Delivery, row.pk, **{name: "9999-12-31"})

    assert "Write a day between 1991 and 2100." in answer.content.decode()


def test_a_day_that_is_there_already_does_not_stop_the_form(client: Client, lviv: City) -> None:
    row = make_delivery(lviv, state=State.DRAFT)
    Delivery.objects.filter(pk=row.pk).update(customs_cleared_on="9999-12-31")

    assert client.get(address(Delivery, row.pk)).status_code == 200


def test_a_quantity_that_no_database_keeps_is_refused(client: Client, lviv: City) -> None:
    row = make_delivery(lviv, state=State.DRAFT)
    make_item(row)

    answer = send(client, Delivery, row.pk, **{"items-0-quantity": "999999999999999.999"})

    assert answer.status_code == 200
    assert int(row.items.get().quantity) == 10


@pytest.mark.parametrize("when", ["9999", "2999-12-31"])
def test_a_far_year_does_not_stop_a_page(client: Client, lviv: City, when: str) -> None:
    make_delivery(lviv, when_edtf=when)
    make_agreement(lviv, signed_on_edtf=when)
    link = make_partnership(lviv, make_city("berlin"))
    link.events.create(kind="renewed", date_edtf=when)

    for where in (lviv.get_absolute_url(), link.get_absolute_url(), "/uk/aid/"):
        assert client.get(where).status_code == 200


def test_keys_do_not_tell_addresses_of_others(client: Client, kyiv: City, lviv: City) -> None:
    kind = ContentType.objects.get_for_model(Delivery)
    draft = make_delivery(kyiv, "secret", state=State.DRAFT)
    own, public = make_delivery(lviv, "own", state=State.DRAFT), make_delivery(kyiv, "public")

    def asked(key: object, of: object = kind.pk) -> tuple[int, str]:
        answer = client.get(f"/admin/r/{of}/{key}/")
        return answer.status_code, answer.headers.get("Location", "")

    assert asked(draft.pk)[0] == 404
    assert asked(own.pk) == (302, own.get_absolute_url())
    assert asked(public.pk) == (302, public.get_absolute_url())
    user = ContentType.objects.get_for_model(User)
    odd = [(1, user.pk), ("x", kind.pk), (1, "x"), ("9" * 40, kind.pk)]
    assert [asked(*one)[0] for one in odd] == [404] * 4


LISTS = [
    "aid_delivery",
    "cities_city",
    "records_source",
    "partnerships_partnership",
    "partnerships_agreement",
    "partnerships_organization",
    "portal_invitation",
    "portal_auditentry",
    "auth_user",
]


@pytest.mark.parametrize("listed", LISTS)
@pytest.mark.parametrize("name", ["state", "country", "language", "role", "q", "kind"])
def test_a_list_that_is_asked_with_nul_answers(
    admin_client: Client, listed: str, name: str
) -> None:
    answer = admin_client.get(reverse(f"admin:{listed}_changelist"), {name: "a\0b"}, follow=True)

    assert answer.status_code in (200, 400)


def test_text_loses_characters_that_nobody_sees(client: Client, lviv: City) -> None:
    row = make_delivery(lviv, state=State.DRAFT)

    answer = send(client, Delivery, row.pk, title_uk="На\0со\x01си\ufffe")

    row.refresh_from_db()
    assert (answer.status_code, row.title_uk) == (302, "Насоси")


def test_a_note_with_nul_is_kept_without_it(admin_client: Client, lviv: City) -> None:
    row = make_delivery(lviv)
    send(admin_client, Delivery, row.pk, title_uk="Насоси")
    version = NewVersion.objects.of(row).get()
    version.send_to_review()
    data = {"number": version.number, "_send_back": "1", "review_note": "Що\0сь"}

    admin_client.post(page(row), data)

    assert NewVersion.objects.get().review_note == "Щось"


def test_a_new_version_that_is_not_in_review_is_not_released(
    admin_client: Client, client: Client, lviv: City
) -> None:
    row = make_delivery(lviv)
    send(client, Delivery, row.pk, title_uk="Насоси")
    number = NewVersion.objects.get().number

    for step in ("_release", "_send_back"):
        sent = {"number": number, step: "1", "review_note": "Ні"}
        assert admin_client.post(page(row), sent).status_code == 400
    row.refresh_from_db()
    assert row.title_uk == "Генератори"
    assert "_release" not in admin_client.get(page(row)).content.decode()


def test_a_form_that_is_sent_to_restore_is_by_hand(client: Client, lviv: City) -> None:
    row = make_delivery(lviv, state=State.DRAFT)
    send(client, Delivery, row.pk, title_uk="Насоси")
    data = open_form(client, address(Delivery, row.pk), Delivery)
    where = reverse("admin:aid_delivery_restore", args=[row.pk, 1])

    client.post(where, {**data, "title_uk": "Підроблено", "why": "Лист"})

    last = history_of(Delivery, row.pk).versions[-1]
    assert (last.origin, last.restored_from) == ("form", None)


def test_who_has_no_account_gets_no_letter(client: Client) -> None:
    Client().post("/accounts/password/reset/", {"email": "stranger@example.org"})

    assert mail.outbox == []


@pytest.mark.parametrize(
    "step",
    [
        {"state": "withdrawn", "withdrawal_reason_uk": "Помилка"},
        {"embargo_until_0": "2099-01-01", "embargo_until_1": "00:00"},
    ],
)
def test_the_only_source_of_a_public_record_stays(
    client: Client, kyiv: City, lviv: City, step: dict[str, str]
) -> None:
    row = make_delivery(kyiv)
    source = row.citations.get().source

    refused = send(client, Source, source.pk, why="Лист", **step)
    cite(row, make_source("more"))
    taken = send(client, Source, source.pk, why="Лист", **step)

    assert "It is the only source of public records" in refused.content.decode()
    assert (refused.status_code, taken.status_code) == (200, 302)
