"""A form that is sent twice makes one record."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from aid.models import Delivery
from cities.models import City
from records.admin.guarding import SAVED_COOKIE
from records.models import FormToken, Source, State
from tests.desk import address, open_form
from tests.factories import make_city, make_delivery, make_home

pytestmark = pytest.mark.django_db
GIVEN = {"title": "Т", "publisher": "В", "language": "uk", "kind": "media"}


def filled(desk: Client, **more: str) -> dict[str, Any]:
    """The form of a new source, filled in."""
    return {**open_form(desk, address(Source), Source), **GIVEN, **more}


def test_the_second_sending_lands_on_the_record_of_the_first(desk: Client) -> None:
    data = filled(desk)

    answers = [desk.post(address(Source), data) for _time in range(2)]

    assert Source.objects.count() == 1
    assert [(one.status_code, one.url) for one in answers] == [(302, "/admin/records/source/")] * 2
    token = FormToken.objects.get()
    assert (token.record, token.user) == (Source.objects.get(), User.objects.get())


def test_each_form_has_a_token_of_its_own(desk: Client) -> None:
    first, second = filled(desk), filled(desk)

    for data in (first, second):
        desk.post(address(Source), data)

    assert first["form_token"] != second["form_token"]
    assert Source.objects.count() == 2


def test_a_refused_form_may_be_sent_again(desk: Client) -> None:
    data = filled(desk, title="")
    assert desk.post(address(Source), data).status_code == 200
    assert not FormToken.objects.exists()

    assert desk.post(address(Source), {**data, "title": "Т"}).status_code == 302
    assert Source.objects.count() == 1


def test_a_change_sent_twice_is_one_version_and_no_conflict(desk: Client) -> None:
    row = make_delivery(make_home(), donors=[make_city()], state=State.DRAFT)
    data = {**open_form(desk, address(Delivery, row.pk), Delivery), "title_uk": "Насоси"}
    for name in [name for name in data if name.endswith("TOTAL_FORMS")]:
        data[name] = data[name.replace("TOTAL", "INITIAL")]

    answers = [desk.post(address(Delivery, row.pk), data).status_code for _time in range(2)]

    row.refresh_from_db()
    assert answers == [302, 302]
    assert (row.title_uk, row.version) == ("Насоси", 2)


def test_the_token_of_another_opens_no_record_of_theirs(desk: Client, client: Client) -> None:
    data = filled(desk)
    desk.post(address(Source), data)
    other = Client()
    other.force_login(User.objects.create_superuser("olena"))

    response = other.post(address(Source), data)

    assert (response.status_code, response.url) == (302, address(Source, page="changelist"))
    assert Source.objects.count() == 1


@pytest.mark.parametrize("token", ["", "none", "0" * 500])
def test_a_form_without_a_token_is_saved(desk: Client, token: str) -> None:
    response = desk.post(address(Source), filled(desk, form_token=token))

    assert response.status_code == (302 if not token else 200)


def test_the_browser_is_told_which_form_was_saved(desk: Client) -> None:
    data = filled(desk)

    saved = desk.post(address(Source), data).cookies[SAVED_COOKIE]
    refused = desk.post(address(Source), filled(desk, title="")).cookies

    assert (saved.value, saved["path"], saved["samesite"]) == (
        data["form_token"],
        "/admin/",
        "Lax",
    )
    assert SAVED_COOKIE not in refused


def test_a_form_sent_after_the_session_ended_leads_back_to_it(client: Client) -> None:
    response = client.post(f"{address(Source)}?_popup=1", GIVEN)

    assert response.status_code == 302
    assert response.url.endswith("?next=/admin/records/source/add/%3F_popup%3D1")
    assert not Source.objects.exists()


def test_kept_text_comes_back_into_the_form_unsaved(desk: Client) -> None:
    kept = {**filled(desk), "title": "Збережене браузером", "_refill": "1"}

    response = desk.post(address(Source), kept)

    form = response.context["adminform"].form
    assert response.status_code == 200
    assert form["title"].value() == "Збережене браузером"
    assert str(form["form_token"].value()) == kept["form_token"]
    assert not Source.objects.exists()
    assert not FormToken.objects.exists()


def test_kept_text_of_an_older_version_meets_the_newer_one_at_the_save(desk: Client) -> None:
    row = make_delivery(make_home(), donors=[make_city()], state=State.DRAFT)
    kept = {**open_form(desk, address(Delivery, row.pk), Delivery), "title_uk": "Насоси"}
    for name in [name for name in kept if name.endswith("TOTAL_FORMS")]:
        kept[name] = kept[name.replace("TOTAL", "INITIAL")]
    row.summary_uk = "Тим часом"
    row.save()

    back = desk.post(address(Delivery, row.pk), {**kept, "_refill": "1"})
    saved = desk.post(address(Delivery, row.pk), kept)

    assert back.context["adminform"].form["title_uk"].value() == "Насоси"
    assert back.context["adminform"].form["opened_version"].value() == "1"
    assert saved.status_code == 409


def test_kept_text_that_was_saved_after_all_leads_to_its_record(desk: Client) -> None:
    kept = filled(desk)
    desk.post(address(Source), kept)

    response = desk.post(address(Source), {**kept, "_refill": "1"})

    assert (response.status_code, response.url) == (302, "/admin/records/source/")
    assert Source.objects.count() == 1


def test_old_tokens_are_forgotten(desk: Client) -> None:
    desk.post(address(Source), filled(desk))
    FormToken.objects.update(sent_at=timezone.now() - timedelta(days=8))

    desk.post(address(Source), filled(desk))

    assert FormToken.objects.count() == 1


def test_a_record_deleted_since_leads_to_the_list(desk: Client) -> None:
    data = {**open_form(desk, address(City), City), "name_uk": "Місто", "country": "DE"}
    for name in [name for name in data if name.endswith("TOTAL_FORMS")]:
        data[name] = "0"
    assert desk.post(address(City), data).status_code == 302
    City.objects.get().delete()

    response = desk.post(address(City), data)

    assert (response.status_code, response.url) == (302, address(City, page="changelist"))
    assert not City.objects.exists()
