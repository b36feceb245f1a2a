"""Steps of the release for many records: looked through first, then taken with all that may go."""

import re
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement
from records.admin.in_bulk import MOST
from records.models import Record, Source, State
from records.roles import Role
from tests.desk import address, form_errors, send
from tests.factories import cite, make_agreement, make_city, make_delivery, make_item, make_source
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db
SEND, RELEASE = "send_many_to_review", "release_many"


@pytest.fixture
def desk(lviv: City) -> Client:
    """An officer of Lviv who reads English."""
    return at_desk(make_officer(lviv, name="olena"), "en")


@pytest.fixture
def editor() -> Client:
    """An editor who reads English."""
    return at_desk(make_account("ihor", Role.EDITOR), "en")


def drafts(city: City, number: int = 3, **fields: Any) -> list[Delivery]:
    """Some drafts with a source each."""
    rows = [
        make_delivery(city, f"d{one}", **{"state": State.DRAFT, **fields}) for one in range(number)
    ]
    Delivery.objects.exclude(state=State.PUBLISHED).update(published_at=None)
    for row in rows:
        make_item(row)
    return list(Delivery.objects.order_by("pk"))


def ask(client: Client, rows: list[Record], action: str, **more: Any) -> Any:
    """Chooses the rows in their list and a step for them."""
    chosen = {"action": action, "_selected_action": [row.pk for row in rows], "index": "0"}
    where = address(type(rows[0]), page="changelist")
    return client.post(where, {**chosen, **more})


def confirm(client: Client, page: Any, action: str, **more: Any) -> Any:
    """Sends the page on which the rows are looked through."""
    seen = re.findall(r'name="seen" value="([\d:]+)"', page.text)
    chosen = re.findall(r'name="_selected_action" value="(\d+)"', page.text)
    where = page.request["PATH_INFO"]
    return client.post(
        where, {"action": action, "index": "0", "_selected_action": chosen, "seen": seen, **more}
    )


def states(model: type[Record] = Delivery) -> list[str]:
    """The states of all records of a kind."""
    return list(model.objects.order_by("pk").values_list("state", flat=True))


def told(answer: Any) -> str:
    """What the next page tells."""
    return " ".join(str(one) for one in get_messages(answer.wsgi_request))


def test_drafts_are_sent_to_review_and_published_by_another(
    desk: Client, editor: Client, lviv: City
) -> None:
    rows = drafts(lviv)

    page = ask(desk, rows, SEND)
    assert states() == ["draft"] * 3
    answer = confirm(desk, page, SEND)
    assert (answer.status_code, states()) == (302, ["in_review"] * 3)
    assert "3 records are in review now" in told(answer)

    page = ask(editor, rows, RELEASE)
    assert states() == ["in_review"] * 3
    answer = confirm(editor, page, RELEASE)
    assert states() == ["published"] * 3
    assert "3 records are published" in told(answer)
    assert all(row.is_public for row in Delivery.objects.all())


def test_each_step_is_a_change_in_the_history_of_its_record(desk: Client, lviv: City) -> None:
    rows = drafts(lviv)
    before = [row.history.count() for row in rows]

    confirm(desk, ask(desk, rows, SEND), SEND)

    last = [row.history.latest() for row in rows]
    assert [row.history.count() for row in rows] == [number + 1 for number in before]
    assert {(one.state, str(one.history_user)) for one in last} == {("in_review", "olena")}


def test_looking_leaves_no_trace(desk: Client, lviv: City) -> None:
    rows = drafts(lviv)
    before = [(row.version, row.history.count()) for row in rows]

    ask(desk, rows, SEND)

    after = [(row.version, row.history.count()) for row in Delivery.objects.order_by("pk")]
    assert after == before


def test_who_changed_a_record_last_does_not_publish_it(editor: Client, lviv: City) -> None:
    own, other = drafts(lviv, 2)
    send(editor, Delivery, own.pk, title_en="Mine")
    for row in Delivery.objects.all():
        row.send_to_review(make_account(f"hand-{row.pk}", Role.EDITOR))

    page = ask(editor, [own, other], RELEASE)
    answer = confirm(editor, page, RELEASE)

    assert "You changed this record last" in page.text
    assert states() == ["in_review", "published"]
    assert "1 record is published" in told(answer)


def test_what_lacks_a_source_or_a_day_is_told_before_review(desk: Client, lviv: City) -> None:
    paper = make_agreement(lviv, signed_on_edtf="", state=State.DRAFT)
    paper.citations.all().delete()

    page = ask(desk, [paper], SEND)

    assert "Nothing is published as signed without a date" in page.text
    assert "Nothing is published without a source" in page.text
    confirm(desk, page, SEND)
    assert states(Agreement) == ["in_review"]


def test_what_is_incomplete_is_not_published(editor: Client, lviv: City) -> None:
    paper = make_agreement(lviv, signed_on_edtf="", state=State.IN_REVIEW)

    page = ask(editor, [paper], RELEASE)

    assert page.context["ready"] == []
    assert "Nothing is published as signed without a date" in page.text
    # Neither when the page is made by hand
    answer = ask(editor, [paper], RELEASE, seen=f"{paper.pk}:{paper.version}")
    assert states(Agreement) == ["in_review"]
    assert "Left as it was" in told(answer)


@pytest.mark.parametrize(
    ("ticked", "expected"), [({}, ["draft", "in_review"]), ({"_all_the_same": "on"}, 2)]
)
def test_texts_that_may_do_harm_are_looked_at_first(
    desk: Client, lviv: City, ticked: dict, expected: Any
) -> None:
    harmful, plain = drafts(lviv, 2)
    Delivery.objects.filter(pk=harmful.pk).update(summary_uk="Привезли на вул. Городоцьку, 5")

    page = ask(desk, [harmful, plain], SEND)
    answer = confirm(desk, page, SEND, **ticked)

    assert "вул. Городоцьку" in page.text
    assert states() == (expected if isinstance(expected, list) else ["in_review"] * expected)
    assert ("its text may say what should not be public" in told(answer)) is not bool(ticked)


def test_what_was_saved_meanwhile_is_left_out(desk: Client, lviv: City) -> None:
    changed, kept = drafts(lviv, 2)
    page = ask(desk, [changed, kept], SEND)
    changed.title_uk = "Змінено"
    changed.save()

    answer = confirm(desk, page, SEND)

    assert states() == ["draft", "in_review"]
    assert "it was saved after you looked" in told(answer)


def test_a_step_that_leads_nowhere_is_told(desk: Client, lviv: City) -> None:
    rows = drafts(lviv, 1, state=State.PUBLISHED)

    page = ask(desk, rows, SEND)

    assert page.context["ready"] == []
    assert "From “published” no step leads to “in review”" in page.text


def test_a_step_that_was_taken_is_told(desk: Client, lviv: City) -> None:
    page = ask(desk, drafts(lviv, 1, state=State.IN_REVIEW), SEND)

    assert page.context["ready"] == []
    assert "It is “in review” already." in page.text


def test_too_many_at_once_are_refused(desk: Client, lviv: City) -> None:
    rows = [
        make_source(f"s{number}", state=State.DRAFT, published_at=None)
        for number in range(MOST + 1)
    ]

    answer = ask(desk, rows, SEND)

    assert set(states(Source)) == {"draft"}
    assert "Choose at most 100 records at once" in told(answer)


def test_an_officer_takes_no_step_for_another_city(desk: Client, lviv: City, kyiv: City) -> None:
    (row,) = drafts(kyiv, 1)

    answers = [
        ask(desk, [row], action, seen=f"{row.pk}:{row.version}") for action in (SEND, RELEASE)
    ]

    assert states() == ["draft"]
    assert [str(row) in told(one) for one in answers] == [False, False]


def test_readers_are_offered_no_step(lviv: City) -> None:
    reader = at_desk(make_account("reader", Role.READER), "en")
    (row,) = drafts(lviv, 1)

    page = reader.get(address(Delivery, page="changelist"))
    answer = ask(reader, [row], SEND, seen=f"{row.pk}:{row.version}")

    assert SEND not in page.text
    assert states() == ["draft"]
    assert answer.status_code == 200


def test_an_empty_list_offers_no_step(desk: Client, lviv: City) -> None:
    where = address(Delivery, page="changelist")
    drafts(lviv, 1)

    assert SEND in desk.get(where).text
    assert SEND not in desk.get(where, {"q": "нічого такого"}).text


def test_nothing_is_deleted_in_bulk(admin_client: Client, lviv: City) -> None:
    rows = drafts(lviv, 2)

    page = admin_client.get(address(Delivery, page="changelist"))
    ask(admin_client, rows, "delete_selected", post="yes")

    assert "delete_selected" not in page.text
    assert states() == ["draft"] * 2


def test_a_source_is_cited_before_it_matters(desk: Client, lviv: City) -> None:
    source = make_source("letter", state=State.DRAFT, published_at=None)
    row = drafts(lviv, 1)[0]
    cite(row, source)

    confirm(desk, ask(desk, [source], SEND), SEND)

    assert Source.objects.get(slug="letter").state == State.IN_REVIEW


def test_one_form_tells_what_lacks_before_review(desk: Client, lviv: City) -> None:
    both = [lviv, make_city("leipzig")]
    paper = make_agreement(lviv, signed_on_edtf="", state=State.DRAFT, parties=both)
    paper.citations.all().delete()

    answer = send(desk, Agreement, paper.pk, state="in_review")
    assert answer.status_code == 302, form_errors(answer)

    assert states(Agreement) == ["in_review"]
    assert told(answer).count("In review, but it cannot be published yet") == 2


def test_what_is_withdrawn_is_not_published_in_bulk(editor: Client, lviv: City) -> None:
    (row,) = drafts(lviv, 1, state=State.PUBLISHED)
    row.withdraw("Помилка")

    page = ask(editor, [row], RELEASE)
    answer = ask(editor, [row], RELEASE, seen=f"{row.pk}:{row.version}")

    assert page.context["ready"] == []
    assert "It is “withdrawn”: take this step in its own form" in page.text
    assert states() == ["withdrawn"]
    assert "Left as it was" in told(answer)


def test_an_administrator_publishes_no_drafts_in_bulk(admin_client: Client, lviv: City) -> None:
    (row,) = drafts(lviv, 1)

    ask(admin_client, [row], RELEASE, seen=f"{row.pk}:{row.version}", _all_the_same="on")

    assert states() == ["draft"]


def test_nobody_publishes_drafts_of_sources_in_bulk(editor: Client) -> None:
    source = make_source("letter", state=State.DRAFT, published_at=None)

    ask(editor, [source], RELEASE, seen=f"{source.pk}:{source.version}", _all_the_same="on")

    assert states(Source) == ["draft"]
