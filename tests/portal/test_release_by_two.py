"""From draft to public: the steps, the second person, the written reason, what is complete."""

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement
from records.history.reading import history_of
from records.models import Source, State
from records.roles import Role
from tests.desk import address, form_errors, open_form, send
from tests.factories import make_agreement, make_delivery, make_home, make_source
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db

ANOTHER = (
    "Останні зміни до запису внесли Ви: оприлюднює його інша особа. Збережіть його зі станом "
    "«на розгляді» й попросіть колегу."
)
WRITE_WHY = "Ви оприлюднюєте власні зміни: напишіть, чому їх не міг переглянути ніхто інший."


@pytest.fixture
def lviv() -> City:
    """The city of both officers."""
    return make_home("lviv", name_uk="Львів")


@pytest.fixture
def olena(lviv: City) -> Client:
    """Who writes."""
    return at_desk(make_officer(lviv, name="olena"))


@pytest.fixture
def ihor(lviv: City) -> Client:
    """Who looks it through."""
    return at_desk(make_officer(lviv, name="ihor"))


@pytest.fixture
def chief() -> Client:
    """An administrator."""
    return at_desk(make_account("chief", Role.ADMINISTRATOR))


@pytest.fixture
def row(lviv: City) -> Delivery:
    """A draft with a source, by nobody of them."""
    return make_delivery(lviv, state=State.DRAFT)


def state_of(row: Delivery) -> str:
    """Its state in the register."""
    return Delivery.objects.get(pk=row.pk).state


def test_two_people_bring_a_draft_to_the_public(
    olena: Client, ihor: Client, client: Client, row: Delivery
) -> None:
    where = row.get_absolute_url()

    send(olena, Delivery, row.pk, title_uk="Насоси", state="in_review")
    assert client.get(where).status_code == 404
    answer = send(ihor, Delivery, row.pk, state="published")

    assert answer.status_code == 302
    assert state_of(row) == State.PUBLISHED
    assert client.get(where).status_code == 200


def test_who_changed_it_last_does_not_release_it(olena: Client, row: Delivery) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси", state="in_review")

    answer = send(olena, Delivery, row.pk, state="published")

    assert form_errors(answer)["state"] == [ANOTHER]
    assert state_of(row) == State.IN_REVIEW


def test_a_colleague_who_only_passes_it_on_is_no_second_person(
    olena: Client, ihor: Client, row: Delivery
) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси")
    send(ihor, Delivery, row.pk, state="in_review")

    answer = send(olena, Delivery, row.pk, state="published")

    assert form_errors(answer)["state"] == [ANOTHER]


@pytest.mark.parametrize(
    "change", [{"title_uk": "Помпи"}, {"citations__0__says": "10", "citations__0__fact": "when"}]
)
def test_who_changes_it_while_releasing_becomes_its_author(
    olena: Client, ihor: Client, row: Delivery, change: dict[str, str]
) -> None:
    send(olena, Delivery, row.pk, title_uk="Насоси", state="in_review")
    before = Delivery.objects.get(pk=row.pk).version

    answer = send(ihor, Delivery, row.pk, state="published", **change)

    assert answer.status_code == 200
    assert ANOTHER in answer.text
    assert (state_of(row), Delivery.objects.get(pk=row.pk).version) == ("in_review", before)


def test_an_administrator_releases_alone_with_a_written_reason(
    chief: Client, row: Delivery
) -> None:
    send(chief, Delivery, row.pk, title_uk="Насоси", state="in_review")

    refused = send(chief, Delivery, row.pk, state="published", why=" ")
    taken = send(chief, Delivery, row.pk, state="published", why="Колега у відпустці")

    assert form_errors(refused)["why"] == [WRITE_WHY]
    assert taken.status_code == 302
    assert history_of(Delivery, row.pk).versions[-1].why == "Колега у відпустці"


@pytest.mark.parametrize(
    ("now", "offered"),
    [
        ("draft", {"draft", "in_review"}),
        ("in_review", {"draft", "in_review", "published"}),
        ("published", {"published", "withdrawn"}),
        ("withdrawn", {"withdrawn", "published"}),
    ],
)
def test_only_steps_that_lead_on_are_offered_and_taken(
    olena: Client, row: Delivery, now: str, offered: set[str]
) -> None:
    reason = "Помилка" if now == "withdrawn" else ""
    Delivery.objects.filter(pk=row.pk).update(
        state=now, withdrawal_reason_uk=reason, published_at="2026-01-01T00:00Z"
    )
    form = olena.get(address(Delivery, row.pk)).context["adminform"].form

    assert {value for value, _label in form.fields["state"].choices} == offered
    for state in {*State.values} - offered:
        refused = send(olena, Delivery, row.pk, state=state)
        assert "state" in form_errors(refused)
    assert state_of(row) == now


def test_sending_back_asks_for_a_note(ihor: Client, row: Delivery) -> None:
    Delivery.objects.update(state=State.IN_REVIEW)

    refused = send(ihor, Delivery, row.pk, state="draft")
    taken = send(ihor, Delivery, row.pk, state="draft", review_note="Де дата?")

    assert form_errors(refused)["review_note"] == [
        "Напишіть, що треба з’ясувати: це прочитає автор."
    ]
    assert taken.status_code == 302
    assert state_of(row) == State.DRAFT


def test_nothing_is_released_without_a_source(ihor: Client, row: Delivery) -> None:
    row.citations.all().delete()
    Delivery.objects.update(state=State.IN_REVIEW)

    answer = send(ihor, Delivery, row.pk, state="published")

    assert "citations" in form_errors(answer)
    assert state_of(row) == State.IN_REVIEW


def test_an_agreement_is_not_released_without_its_date(ihor: Client, lviv: City) -> None:
    paper = make_agreement(
        lviv, parties=[lviv, make_home("kyiv")], state=State.IN_REVIEW, signed_on_edtf=""
    )

    answer = send(ihor, Agreement, paper.pk, state="published")

    assert form_errors(answer)["signed_on_edtf"] == [
        "Без дати нічого не оприлюднюють як підписане: напишіть день, місяць або рік."
    ]


def test_a_withdrawn_record_answers_with_its_reason(
    ihor: Client, client: Client, lviv: City
) -> None:
    row = make_delivery(lviv)

    refused = send(ihor, Delivery, row.pk, state="withdrawn")
    taken = send(ihor, Delivery, row.pk, state="withdrawn", withdrawal_reason_uk="Двічі внесено")
    page = client.get(row.get_absolute_url(), headers={"accept-language": "uk"})

    assert "withdrawal_reason_uk" in form_errors(refused)
    assert taken.status_code == 302
    assert page.status_code == 410
    assert "Двічі внесено" in page.text


def test_a_source_is_released_at_once(olena: Client) -> None:
    data = open_form(olena, address(Source), Source)
    draft = make_source("paper", state=State.DRAFT)

    assert data["state"] == "published"
    assert send(olena, Source, draft.pk, title="Угода", state="published").status_code == 302


def test_the_verbs_ask_the_same(lviv: City, row: Delivery) -> None:
    author, other = make_officer(lviv, name="olena"), make_officer(lviv, name="ihor")
    send(at_desk(author), Delivery, row.pk, title_uk="Насоси")
    row.refresh_from_db()

    with pytest.raises(ValidationError):
        row.release(other)
    row.send_to_review(author)
    with pytest.raises(ValidationError):
        row.send_back(other, "")
    with pytest.raises(ValidationError):
        row.release(author)
    row.release(other)
    row.take_back(other, "Двічі внесено")

    assert state_of(row) == State.WITHDRAWN
    assert User.objects.count() == 2
