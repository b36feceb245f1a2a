"""What an officer may not do on any page of a record of another city: each form and button.

That each of these attempts would do something shows test_roles_matrix_editor.py.
"""

from typing import Any

import pytest
from django.test import Client

from cities.models import City
from partnerships.models import Agreement
from records.models import Record, State
from tests.desk import address
from tests.portal.attempts import (
    ATTEMPTS,
    SHOWN,
    Attempt,
    actions_of,
    address_of,
    cases,
    merged,
    pages_of,
    showings,
    stands,
    to_be_seen,
)
from tests.portal.kept_records import CANARY, EACH_OWNED, EVERY, KEPT, SHARED, everything
from tests.staff import at_desk, make_officer

pytestmark = pytest.mark.django_db

# Django leads from the bare key to the form, whatever the key
LEADS_ON = ""
# tests/portal/test_roles_matrix.py tries it: the record is gone, and not seen there
GONE = "undelete"


def words_of(answer: Any) -> set[str]:
    """Those of the record’s words that an answer holds."""
    return {one for one in (CANARY, "Київ", "Kyiv") if one in answer.text}


def is_told_nothing(answer: Any) -> bool:
    """Whether an answer names neither the record nor its city."""
    return answer.status_code == 404 and not words_of(answer)


@pytest.mark.parametrize("kind", {**KEPT, **SHARED}, ids=lambda kind: kind.__name__)
def test_every_page_of_a_record_is_in_the_matrix(kind: type[Record]) -> None:
    pages = list(pages_of(kind))
    known = {*(one.page for one in ATTEMPTS.values()), *SHOWN, GONE, LEADS_ON}
    known -= {"view_on_site"} if kind is Agreement else {"view_on_site", "signed_copy"}

    assert {name for name, asked in pages if asked} == known
    assert {name for name, asked in pages if not asked} == {
        *("changelist", "add", "deleted"),
        *(["find"] if kind is City else []),
    }


@cases(KEPT)
def test_no_attempt_reaches_another_city(
    officer: Client, kyiv: City, kind: type[Record], attempt: Attempt
) -> None:
    where, data = attempt.prepare(KEPT[kind](kyiv))
    before = everything()

    answer = officer.post(where, data)

    assert is_told_nothing(answer)
    assert everything() == before


@showings(KEPT)
def test_no_page_shows_another_city(
    officer: Client, kyiv: City, kind: type[Record], shown: str, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    where = to_be_seen(KEPT[kind](kyiv), shown)
    before = everything()

    assert is_told_nothing(officer.get(where))
    assert is_told_nothing(officer.post(where, {"post": "yes", "_restore": "1"}))
    assert everything() == before


@EVERY
@pytest.mark.parametrize("button", ["_reopen", "_refill", "_all_the_same"])
def test_no_button_opens_the_form_of_another_city(
    officer: Client, kyiv: City, kind: type[Record], button: str
) -> None:
    where = to_be_seen(KEPT[kind](kyiv), "change")
    before = everything()

    assert is_told_nothing(officer.post(where, {button: "1"}))
    assert everything() == before


@EVERY
def test_no_record_is_merged_into_one_of_another_city(
    officer: Client, lviv: City, kyiv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](lviv)
    stands(record, State.DRAFT)
    where, data = address_of(record, "merge"), merged(record)
    before = everything()

    answers = [officer.get(where), officer.get(where, data), officer.post(where, data)]

    assert [one.status_code for one in answers] == [403] * 3
    assert [words_of(one) for one in answers] == [set()] * 3
    assert everything() == before


@EVERY
def test_no_action_of_the_list_reaches_another_city(
    officer: Client, kyiv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](kyiv)
    stands(record, State.DRAFT)
    before = everything()

    for name in actions_of(kind):
        sent = {"action": name, "_selected_action": [record.pk], "post": "yes"}
        for more in ({}, {"select_across": "1", "index": "0"}, {"_save": "1"}):
            answer = officer.post(address(kind, page="changelist"), {**sent, **more})
            assert words_of(answer) == set(), name

    assert everything() == before


@EACH_OWNED
def test_an_officer_of_both_cities_does_it(lviv: City, kyiv: City, kind: type[Record]) -> None:
    both = at_desk(make_officer(lviv, kyiv, name="both"))
    where, data = ATTEMPTS["change"].prepare(KEPT[kind](kyiv))
    before = everything()

    assert both.post(where, data).status_code == 302
    assert everything() != before
