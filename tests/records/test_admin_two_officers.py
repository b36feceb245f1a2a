"""Two officers at one record: the second save is refused, and nothing that was typed is lost."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from aid.models import Delivery
from cities.models import CaseProfile, City
from partnerships.models import Partnership
from records.models import State
from tests.desk import address, form_errors, open_form, send
from tests.factories import (
    make_city,
    make_delivery,
    make_home,
    make_item,
    make_partnership,
    make_profile,
)

pytestmark = pytest.mark.django_db
REFUSED = (
    "Not saved: the record was saved by someone else after you opened it. Compare below, "
    "correct what you typed, and save again."
)


@pytest.fixture
def row() -> Delivery:
    """A draft of ten generators."""
    row = make_delivery(make_home(), donors=[make_city()], state=State.DRAFT)
    make_item(row)
    return row


@pytest.fixture
def colleague() -> Client:
    """Another officer."""
    client = Client()
    client.force_login(User.objects.create_superuser("olena", first_name="Олена"))
    client.cookies["django_language"] = "en"
    return client


def opened(desk: Client, row: Any) -> dict[str, Any]:
    """The form as the first officer opened it, as it is sent without a change."""
    data = open_form(desk, address(type(row), row.pk), type(row))
    for prefix in ("items", "participants", "relations", "records-citation-content_type-object_id"):
        if f"{prefix}-TOTAL_FORMS" in data:
            data[f"{prefix}-TOTAL_FORMS"] = data[f"{prefix}-INITIAL_FORMS"]
    return data


def sent_again(response: Any, model: type) -> dict[str, Any]:
    """What the browser sends from the refused form."""
    from_page = type("Page", (), {"get": lambda self, url: response})()
    return open_form(from_page, "", model)


def test_the_second_save_is_refused_field_by_field(
    desk: Client, colleague: Client, row: Delivery
) -> None:
    data = opened(desk, row)
    send(colleague, Delivery, row.pk, title_uk="Насоси", summary_uk="Від Олени")

    response = desk.post(address(Delivery, row.pk), {**data, "title_uk": "Помпи"})

    row.refresh_from_db()
    assert response.status_code == 409
    assert form_errors(response) == {"__all__": [REFUSED]}
    assert (row.title_uk, row.version) == ("Насоси", 2)
    assert [(line.place, line.words) for line in response.context["lines"]] == [
        ("Title (Ukrainian)", ("Насоси", "Помпи", "Генератори"))
    ]
    assert [line.place for line in response.context["taken"]] == ["Summary (Ukrainian)"]
    assert response.context["theirs"].who.first_name == "Олена"
    form = response.context["adminform"].form
    assert form["title_uk"].value() == "Помпи"
    assert form["summary_uk"].value() == "Від Олени"


def test_saving_again_keeps_both(desk: Client, colleague: Client, row: Delivery) -> None:
    data = opened(desk, row)
    send(colleague, Delivery, row.pk, title_uk="Насоси", summary_uk="Від Олени")
    refused = desk.post(address(Delivery, row.pk), {**data, "title_uk": "Помпи"})

    again = desk.post(address(Delivery, row.pk), sent_again(refused, Delivery))

    row.refresh_from_db()
    assert again.status_code == 302
    assert (row.title_uk, row.summary_uk, row.version) == ("Помпи", "Від Олени", 3)


def test_rows_are_compared_and_kept_too(desk: Client, colleague: Client, row: Delivery) -> None:
    data = opened(desk, row)
    theirs = send(
        colleague,
        Delivery,
        row.pk,
        items__0__quantity="20",
        items__1__nature="money",
        items__1__qualifier="exactly",
        items__1__quantity="500",
        items__1__unit="EUR",
    )

    assert theirs.status_code == 302, form_errors(theirs)

    response = desk.post(address(Delivery, row.pk), {**data, "items-0-quantity": "12"})

    assert [(line.place, line.words) for line in response.context["lines"]] == [
        ("Item “goods, generators”: quantity", ("20", "12", "10"))
    ]
    again = desk.post(address(Delivery, row.pk), sent_again(response, Delivery))
    assert again.status_code == 302
    kept = [(item.unit, int(item.quantity)) for item in row.items.all()]
    assert kept == [("pieces", 12), ("EUR", 500)]


def test_a_row_that_another_took_out_comes_back_only_if_typed_over(
    desk: Client, colleague: Client, row: Delivery
) -> None:
    make_item(row, nature="money", good="", quantity=500, unit="EUR")
    data = opened(desk, row)
    send(colleague, Delivery, row.pk, items__0__DELETE="on", items__1__DELETE="on")

    response = desk.post(address(Delivery, row.pk), {**data, "items-0-quantity": "12"})

    assert response.status_code == 409
    again = desk.post(address(Delivery, row.pk), sent_again(response, Delivery))
    assert again.status_code == 302
    assert [(item.good, int(item.quantity)) for item in row.items.all()] == [("generator", 12)]


def test_a_form_without_its_version_is_refused(desk: Client, row: Delivery) -> None:
    data = opened(desk, row)
    del data["opened_version"]

    response = desk.post(address(Delivery, row.pk), {**data, "title_uk": "Помпи"})

    assert response.status_code == 409
    assert response.context["adminform"].form["title_uk"].value() == "Помпи"


def test_what_cannot_be_read_is_kept_as_typed(
    desk: Client, colleague: Client, row: Delivery
) -> None:
    data = opened(desk, row)
    send(colleague, Delivery, row.pk, when_edtf="2022-05")

    response = desk.post(address(Delivery, row.pk), {**data, "when_edtf": "торік"})

    assert [line.words for line in response.context["lines"]] == [
        ("2022-05 (May 2022)", "торік", "2022-03 (March 2022)")
    ]
    assert response.context["adminform"].form["when_edtf"].value() == "торік"


@pytest.mark.parametrize(
    ("maker", "typed"),
    [
        (lambda: make_city(), {"name_uk": "Фрайбург"}),
        (lambda: make_partnership(make_home(), make_city()), {"note_uk": "Примітка"}),
        (lambda: make_profile(make_home()), {"lead_uk": "Інше речення."}),
    ],
    ids=["city", "link", "profile"],
)
def test_other_kinds_are_guarded_too(
    desk: Client, colleague: Client, maker: Any, typed: dict
) -> None:
    record = maker()
    if isinstance(record, CaseProfile):
        record.state = State.DRAFT
        record.save()
    data = {**opened(desk, record), "why": "Виправлено"}
    assert send(colleague, type(record), record.pk, review_note="Перевірено").status_code == 302

    response = desk.post(address(type(record), record.pk), {**data, **typed})

    assert isinstance(record, City | Partnership | CaseProfile)
    assert response.status_code == 409
    name, value = next(iter(typed.items()))
    assert response.context["adminform"].form[name].value() == value


@pytest.mark.parametrize("version", ["²", "9" * 5000, "x", "-1"])
def test_a_version_that_is_none_is_refused(desk: Client, row: Delivery, version: str) -> None:
    data = opened(desk, row)

    response = desk.post(address(Delivery, row.pk), {**data, "opened_version": version})

    assert response.status_code == 409


def test_a_key_that_is_none_is_not_found(desk: Client, row: Delivery) -> None:
    data = opened(desk, row)

    answers = [desk.post(f"/admin/aid/delivery/{key}/change/", data) for key in ("x", "999")]

    assert [one.status_code for one in answers] == [404, 404]


def test_one_who_may_only_look_learns_nothing_of_the_other_save(
    client: Client, colleague: Client, desk: Client, row: Delivery
) -> None:
    data = opened(desk, row)
    send(colleague, Delivery, row.pk, title_uk="Насоси")
    client.force_login(User.objects.create_user("reader", is_staff=True))

    assert client.post(address(Delivery, row.pk), data).status_code == 403
