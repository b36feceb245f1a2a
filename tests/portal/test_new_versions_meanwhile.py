"""New versions and what others did meanwhile: conflicts, withdrawals, other cities."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from aid.models import Delivery
from cities.models import City
from records.models import NewVersion
from records.roles import Role
from tests.desk import address, form_errors, open_form, release, send
from tests.factories import make_city, make_delivery, make_item
from tests.portal.new_version_steps import WHY, address_of_preview, page, send_reopened, step
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
