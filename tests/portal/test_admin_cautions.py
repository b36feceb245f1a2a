"""Before review the desk shows what should not be public, and saves it only on purpose."""

from typing import Any

import pytest
from django.test import Client

from aid.models import Delivery
from partnerships.models import Agreement
from tests.desk import send
from tests.factories import make_agreement, make_city, make_delivery, make_home, make_item

pytestmark = pytest.mark.django_db
STREET = "вул. Городоцьку, 5"


def shown(response: Any) -> list[tuple[str, str]]:
    """Field and wording of each caution."""
    return [(one.field, one.excerpt) for one in response.context["cautions"]]


@pytest.fixture
def draft() -> Delivery:
    """A draft whose summary names a street."""
    return make_delivery(make_home(), state="draft", summary_uk=f"Передано на {STREET}")


@pytest.fixture
def row() -> Delivery:
    """A public row without any such detail."""
    return make_delivery(make_home())


@pytest.mark.parametrize("state", ["in_review", "published"])
def test_review_is_warned_and_nothing_is_saved(desk: Client, state: str, draft: Delivery) -> None:
    response = send(desk, Delivery, draft.pk, state=state)

    assert response.status_code == 200
    assert shown(response) == [("Summary (Ukrainian)", STREET)]
    assert "a street or square" in response.text
    assert 'name="_all_the_same"' in response.text
    draft.refresh_from_db()
    assert (draft.state, draft.version) == ("draft", 1)


def test_it_is_saved_on_purpose(desk: Client, draft: Delivery) -> None:
    response = send(desk, Delivery, draft.pk, state="in_review", _all_the_same="1")

    draft.refresh_from_db()
    assert response.status_code == 302
    assert draft.state == "in_review"


def test_draft_is_saved_without_a_word(desk: Client, draft: Delivery) -> None:
    response = send(desk, Delivery, draft.pk, title_en="Another")

    assert response.status_code == 302


def test_only_what_changed_is_asked_about_again(desk: Client, draft: Delivery) -> None:
    Delivery.objects.update(state="in_review")

    assert send(desk, Delivery, draft.pk, title_en="Another").status_code == 302
    answer = send(desk, Delivery, draft.pk, title_en="Ask i.petrenko@city.ua")
    assert shown(answer) == [("Title (English)", "i.petrenko@city.ua")]


def test_rows_and_citations_are_read_too(desk: Client, row: Delivery) -> None:
    make_item(row)

    answer = send(
        desk, Delivery, row.pk,
        items__0__description_en="Bus AA1234BP", citations__0__note_uk="Тел. (067) 123-45-67",
    )  # fmt: skip

    assert shown(answer) == [
        ("Item, Description (English)", "AA1234BP"),
        ("Citation, Note (Ukrainian)", "(067) 123-45-67"),
    ]


def test_aid_of_days_to_come_is_warned_of(desk: Client, row: Delivery) -> None:
    assert shown(send(desk, Delivery, row.pk, when_edtf="2999-01-01")) == [("When", "2999-01-01")]


def test_date_of_an_agreement_is_no_journey(desk: Client) -> None:
    lviv = make_home()
    paper = make_agreement(lviv, parties=[lviv, make_city()])

    assert send(desk, Agreement, paper.pk, valid_until_edtf="2999-01-01").status_code == 302


def test_internal_note_may_say_it(desk: Client, row: Delivery) -> None:
    assert send(desk, Delivery, row.pk, review_note=STREET).status_code == 302
