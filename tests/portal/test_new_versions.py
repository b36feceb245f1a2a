"""A changed published record: kept as a new version, looked at, released by a second person."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from aid.models import Delivery, Item
from cities.models import City
from partnerships.models import Agreement
from records.history.reading import history_of
from records.models import ContactPerson, NewVersion
from records.roles import Role
from tests.desk import address, release, send
from tests.factories import make_agreement, make_city, make_delivery, make_item, make_partnership
from tests.portal.new_version_steps import WHY, page, send_reopened, step
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def olena(lviv: City) -> Client:
    """Who writes."""
    return at_desk(make_officer(lviv, name="olena"))


@pytest.fixture
def ihor(lviv: City) -> Client:
    """Who looks it through."""
    return at_desk(make_officer(lviv, name="ihor"))


@pytest.fixture
def row(lviv: City) -> Delivery:
    """Ten generators, public."""
    row = make_delivery(lviv, donors=[make_city()])
    make_item(row)
    return row


def test_the_public_sees_a_change_once_a_second_person_releases_it(
    olena: Client, ihor: Client, client: Client, row: Delivery
) -> None:
    where = row.get_absolute_url().replace("/en/", "/uk/")
    api = f"/api/v1/deliveries/{row.slug}/"

    answer = send(olena, Delivery, row.pk, title_uk="Насоси", items__0__quantity="12")

    row.refresh_from_db()
    assert (answer.status_code, answer.url) == (302, page(row))
    assert (row.title_uk, row.version, row.items.get().quantity) == ("Генератори", 1, 10)
    assert "Насоси" not in client.get(where).content.decode()
    assert client.get(api).json()["title_uk"] == "Генератори"

    released = release(ihor, Delivery, row.pk)

    row.refresh_from_db()
    assert released.status_code == 302
    assert (row.title_uk, row.version, row.items.get().quantity) == ("Насоси", 2, 12)
    assert "Насоси" in client.get(where).content.decode()
    assert client.get(api).json()["title_uk"] == "Насоси"
    assert not NewVersion.objects.exists()


def test_history_names_who_wrote_and_who_released(
    olena: Client, ihor: Client, row: Delivery
) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    release(ihor, Delivery, row.pk)

    last = history_of(Delivery, row.pk).versions[-1]

    assert (last.number, last.why) == (2, WHY)
    assert (last.who.username, last.written_by.username) == ("ihor", "olena")
    told = ihor.get(address(Delivery, row.pk, "history")).content.decode()
    assert "автор змін: olena" in told


def test_nothing_of_a_kept_version_is_written_elsewhere(olena: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси", items__0__quantity="12")

    assert [one.number for one in history_of(Delivery, row.pk).versions] == [1]
    assert Item.history.count() == 1


def test_who_wrote_it_does_not_release_it(olena: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")

    answer = release(olena, Delivery, row.pk, why="Поспішаю")

    row.refresh_from_db()
    assert answer.status_code == 400
    assert "оприлюднює його інша особа" in answer.context["error"]
    assert row.title_uk == "Генератори"


def test_an_administrator_releases_alone_with_a_reason(row: Delivery) -> None:
    chief = at_desk(make_account("chief", Role.ADMINISTRATOR))
    send(chief, Delivery, row.pk, title_uk="Насоси")

    refused = release(chief, Delivery, row.pk)
    released = release(chief, Delivery, row.pk, why="Сама на зміні")

    row.refresh_from_db()
    assert (refused.status_code, released.status_code) == (400, 302)
    assert row.title_uk == "Насоси"
    assert history_of(Delivery, row.pk).versions[-1].why == f"{WHY} — Сама на зміні"


def test_a_reviewer_sends_it_back_with_a_note(olena: Client, ihor: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    step(olena, row, "_review")
    assert NewVersion.objects.get().is_in_review

    empty = step(ihor, row, "_send_back")
    noted = step(ihor, row, "_send_back", review_note="Де акт?")

    version = NewVersion.objects.get()
    assert (empty.status_code, noted.status_code) == (400, 302)
    assert (version.state, version.review_note) == ("draft", "Де акт?")
    assert "Де акт?" in olena.get(page(row)).content.decode()


def test_discarding_leaves_what_is_public(olena: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")

    answer = step(olena, row, "_discard")

    row.refresh_from_db()
    assert answer.status_code == 302
    assert (row.title_uk, NewVersion.objects.of(row).count()) == ("Генератори", 0)


def test_the_form_leads_to_the_new_version_in_work(olena: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")

    assert olena.get(address(Delivery, row.pk)).url == page(row)
    public = olena.get(address(Delivery, row.pk) + "?public")
    assert public.context["adminform"].form["title_uk"].value() == "Генератори"


def test_it_is_worked_on_until_it_is_released(olena: Client, ihor: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси", items__0__quantity="12")

    again = send_reopened(olena, row, title_en="Pumps")
    release(ihor, Delivery, row.pk)

    row.refresh_from_db()
    assert again.status_code == 302
    assert (row.title_uk, row.title_en, row.items.get().quantity) == ("Насоси", "Pumps", 12)


def test_new_and_deleted_rows_come_with_it(olena: Client, ihor: Client, row: Delivery) -> None:
    make_item(row, good="bus", unit="vehicles")
    fresh = {
        "nature": "goods",
        "good": "ambulance",
        "qualifier": "exactly",
        "quantity": "3",
        "unit": "vehicles",
    }
    send(
        olena,
        Delivery,
        row.pk,
        items__0__DELETE="on",
        **{f"items__2__{key}": value for key, value in fresh.items()},
    )
    send_reopened(olena, row, title_uk="Авто")

    release(ihor, Delivery, row.pk)

    assert sorted(row.items.values_list("good", flat=True)) == ["ambulance", "bus"]


def test_internal_notes_and_contacts_change_without_a_release(
    olena: Client, lviv: City, client: Client
) -> None:
    link = make_partnership(lviv, make_city())

    send(
        olena,
        type(link),
        link.pk,
        internal_note="Подзвонити",
        **{"records-contactperson-content_type-object_id-0-name": "Анна Шміт"},
    )

    link.refresh_from_db()
    assert (link.internal_note, link.contacts.get().name) == ("Подзвонити", "Анна Шміт")
    told = client.get(link.get_absolute_url()).content.decode()
    assert "Подзвонити" not in told
    assert "Шміт" not in told
    assert ContactPerson.objects.count() == 1
    assert not NewVersion.objects.exists()


def test_a_document_waits_for_its_release(
    olena: Client, ihor: Client, client: Client, lviv: City, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    paper = make_agreement(lviv, parties=[lviv, make_city()])
    copy = SimpleUploadedFile("copy.pdf", b"%PDF-1.7 signed", "application/pdf")

    send(olena, Agreement, paper.pk, document=copy)
    paper.refresh_from_db()
    assert paper.document.name == ""
    assert client.get(f"{paper.get_absolute_url()}document/").status_code == 404
    release(ihor, Agreement, paper.pk)

    paper.refresh_from_db()
    assert paper.document.read() == b"%PDF-1.7 signed"


def test_what_harms_in_wartime_is_shown_before_its_release(
    olena: Client, ihor: Client, row: Delivery
) -> None:
    send(
        olena,
        Delivery,
        row.pk,
        title_uk="Генератори, телефон +380 67 123 45 67",
        _all_the_same="1",
    )

    page = ihor.get(address(Delivery, row.pk, "new_version"))

    assert [(one.field, str(one.harm)) for one in page.context["cautions"]] == [
        ("Назва (українською)", "номер телефону")
    ]


def test_a_discarded_version_is_kept_with_its_reason_and_taken_up_again(
    desk: Client, lviv: City
) -> None:
    row = make_delivery(lviv)
    send(desk, Delivery, row.pk, title_uk="Насоси")

    refused = step(desk, row, "_discard", discarded_why=" ")
    step(desk, row, "_discard", discarded_why="Двічі внесено")
    shown = desk.get(address(Delivery, row.pk, "history")).content.decode()
    gone = NewVersion.objects.discarded_of(row).get()
    assert NewVersion.objects.of(row).count() == 0
    taken = desk.post(reverse("admin:aid_delivery_take_up", args=[row.pk, gone.pk]))

    assert refused.status_code == 400
    assert "Двічі внесено" in shown
    assert "Насоси" in shown
    assert taken.status_code == 302
    version = NewVersion.objects.of(row).get()
    assert (version.state, version.snapshot().values["title_uk"]) == ("draft", "Насоси")


def test_a_discarded_version_waits_while_another_is_in_work(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv)
    send(desk, Delivery, row.pk, title_uk="Насоси")
    step(desk, row, "_discard")
    send(desk, Delivery, row.pk, title_uk="Труби")
    gone = NewVersion.objects.discarded_of(row).get()

    desk.post(reverse("admin:aid_delivery_take_up", args=[row.pk, gone.pk]))

    assert NewVersion.objects.of(row).get().snapshot().values["title_uk"] == "Труби"
    assert NewVersion.objects.discarded_of(row).count() == 1
