"""What an editor may do to the records of every city: all that others are refused."""

from typing import Any

import pytest
from django.test import Client

from cities.models import City
from records.models import Record
from records.roles import Role
from tests.portal.attempts import (
    ALL,
    Attempt,
    a_record,
    cases,
    showings,
    to_be_seen,
)
from tests.portal.kept_records import everything
from tests.staff import at_desk, make_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    """An editor of all cities."""
    return at_desk(make_account("editor", Role.EDITOR))


@cases(ALL)
def test_each_attempt_succeeds(
    editor: Client, kyiv: City, kind: type[Record], attempt: Attempt
) -> None:
    where, data = attempt.prepare(a_record(kind, kyiv))
    before = everything()

    answer = editor.post(where, data)

    assert answer.status_code == 302
    assert everything() != before


@showings(ALL)
def test_each_page_is_shown(
    editor: Client, kyiv: City, kind: type[Record], shown: str, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    where = to_be_seen(a_record(kind, kyiv), shown)

    assert editor.get(where).status_code == (302 if shown == "view_on_site" else 200)
