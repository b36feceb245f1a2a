"""A changed published record: kept as a new version, looked at, released by a second person."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from aid.models import Delivery, Item
from cities.models import City
from partnerships.models import Agreement
from records.history.reading import history_of
from records.models import ContactPerson, NewVersion
from records.roles import Role
from tests.desk import address, form_errors, open_form, release, send
from tests.factories import make_agreement, make_city, make_delivery, make_item, make_partnership
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db

WHY = "Виправлено за джерелом"


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


def page(row: Any) -> str:
    """The page of its new version."""
    return address(type(row), row.pk, "new_version")


def step(client: Client, row: Any, name: str, **more: str) -> Any:
    """Takes a step with the new version that was looked at."""
    number = NewVersion.objects.of(row).get().number
    return client.post(page(row), {"number": number, name: "1", **more})


def reopened(client: Client, row: Any) -> Any:
    """The form with the new version in it."""
    return client.post(address(type(row), row.pk), {"_reopen": "1"})


def send_reopened(client: Client, row: Any, **changes: str) -> Any:
    """Opens the new version in the form, changes some inputs, saves."""
    response = reopened(client, row)

    class Opened:
        """Gives the form that is open already."""

        def get(self, _url: str) -> Any:
            return response

    url = address(type(row), row.pk)
    data = open_form(Opened(), url, type(row))
    return client.post(url, {**data, **changes})


def address_of_preview(row: Any, language: str = "uk") -> str:
    """Where its page is shown before it is public."""
    base = address(type(row), row.pk).removesuffix("change/")
    return f"{base}preview/{language}/"


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
    assert (row.title_uk, NewVersion.objects.count()) == ("Генератори", 0)


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


def test_a_second_form_does_not_overwrite_it_unseen(
    olena: Client, ihor: Client, row: Delivery
) -> None:
    url = address(Delivery, row.pk)
    opened = {**open_form(ihor, url, Delivery), "title_uk": "Труби", "why": WHY}
    send(olena, Delivery, row.pk, title_uk="Насоси")

    refused = ihor.post(url, opened)

    assert refused.status_code == 409
    words = [line.words for line in refused.context["lines"] if "Назва" in line.label]
    assert words == [("Насоси", "Труби")]
    number = refused.context["adminform"].form["opened_new_version"].value()
    saved = ihor.post(url, {**opened, "opened_new_version": number, "form_token": ""})
    assert saved.status_code == 302
    assert NewVersion.objects.get().snapshot().values["title_uk"] == "Труби"


def test_it_is_not_released_over_a_later_change_of_what_is_public(
    olena: Client, ihor: Client, row: Delivery
) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    row.refresh_from_db()
    row.title_en = "Power stations"
    row.save()

    refused = release(ihor, Delivery, row.pk)
    conflict = send_reopened(olena, row, title_uk="Насоси")
    form = conflict.context["adminform"].form
    kept = {one: form[one].value() for one in ("title_uk", "title_en")}

    assert (refused.status_code, conflict.status_code) == (400, 409)
    assert kept == {"title_uk": "Насоси", "title_en": "Power stations"}


def test_a_release_step_in_between_is_no_change(olena: Client, ihor: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    row.refresh_from_db()
    row.save()

    answer = release(ihor, Delivery, row.pk)

    row.refresh_from_db()
    assert (answer.status_code, row.title_uk, row.version) == (302, "Насоси", 3)


def test_facts_and_release_are_changed_one_after_the_other(olena: Client, row: Delivery) -> None:
    answer = send(
        olena,
        Delivery,
        row.pk,
        title_uk="Насоси",
        embargo_until_0="2030-01-01",
        embargo_until_1="10:00",
    )

    row.refresh_from_db()
    assert list(form_errors(answer)) == ["__all__"]
    assert (row.title_uk, row.embargo_until, NewVersion.objects.count()) == ("Генератори", None, 0)


def test_a_withdrawal_holds_at_once_and_the_new_version_waits(
    olena: Client, ihor: Client, client: Client, row: Delivery
) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    url = address(Delivery, row.pk) + "?public"
    data = {
        **open_form(olena, url, Delivery),
        "state": "withdrawn",
        "withdrawal_reason_uk": "Помилка",
        "why": WHY,
    }

    assert olena.post(url, data).status_code == 302

    assert client.get(row.get_absolute_url()).status_code == 410
    assert release(ihor, Delivery, row.pk).status_code == 400


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


def test_an_officer_of_another_city_neither_sees_nor_takes_steps(
    olena: Client, kyiv: City, row: Delivery
) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    other = at_desk(make_officer(kyiv, name="other"))

    assert other.get(page(row)).status_code == 404
    assert step(other, row, "_discard").status_code == 404
    assert other.get(address_of_preview(row)).status_code == 404
    assert NewVersion.objects.count() == 1


def test_a_reader_sees_it_and_takes_no_step(olena: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    reader = at_desk(make_account("reader", Role.READER))

    assert "Насоси" in reader.get(page(row)).content.decode()
    assert step(reader, row, "_release").status_code == 403
    assert User.objects.count() == 2


def test_steps_are_taken_with_what_was_looked_at(
    olena: Client, ihor: Client, row: Delivery
) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    seen = NewVersion.objects.get().number
    send_reopened(olena, row, title_uk="Труби")

    answer = ihor.post(page(row), {"number": seen, "_release": "1"})

    row.refresh_from_db()
    assert (answer.status_code, row.title_uk) == (400, "Генератори")


def test_the_work_lists_hold_it(olena: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    step(olena, row, "_review")

    for todo in ("for_review", "new_version"):
        shown = olena.get(address(Delivery, page="changelist"), {"todo": todo})
        assert list(shown.context["cl"].result_list) == [row]
    assert "нова версія: на розгляді" in shown.content.decode()


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
