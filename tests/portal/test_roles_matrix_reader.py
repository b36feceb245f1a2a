"""What a reader of internal records sees, and that neither they nor people without a role write."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from cities.models import City
from records.models import Record, Source, State
from records.roles import Role
from tests.desk import address
from tests.factories import cite, make_organization
from tests.portal.attempts import (
    ALL,
    TOLD,
    Attempt,
    a_record,
    actions_of,
    address_of,
    cases,
    discarded_of,
    heir_of,
    pages_of,
    showings,
    stands,
    to_be_seen,
    version_of,
)
from tests.portal.kept_records import CANARY, EVERY, KEPT, everything
from tests.staff import at_desk, make_account

pytestmark = pytest.mark.django_db
# Pages that ask what may be written
WRITING = {"merge", "restore", "delete"}
EACH = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)


@pytest.fixture
def reader() -> Client:
    """A reader of internal records."""
    return at_desk(make_account("reader", Role.READER))


def strangers(who: str) -> tuple[Client, set[int]]:
    """The browser of somebody without a role, and how they are refused."""
    if who == "no role":
        return at_desk(User.objects.create_user("no-role", is_staff=True)), {403, 404}
    browsers = {"no staff": plain_editor, "locked": locked_editor}
    return (at_desk(browsers[who]()) if who in browsers else Client()), {302}


def plain_editor() -> User:
    """An editor who is no staff any more."""
    user = make_account("plain", Role.EDITOR)
    user.is_staff = False
    user.save()
    return user


def locked_editor() -> User:
    """An editor whose account is locked."""
    user = make_account("locked", Role.EDITOR)
    user.is_active = False
    user.save()
    return user


@cases(ALL)
def test_a_reader_writes_nothing(
    reader: Client, kyiv: City, kind: type[Record], attempt: Attempt
) -> None:
    where, data = attempt.prepare(a_record(kind, kyiv))
    before = everything()

    answer = reader.post(where, data)

    assert answer.status_code == 403
    assert everything() == before


@showings(ALL)
def test_a_reader_sees_all_but_what_asks_to_write(
    reader: Client, kyiv: City, kind: type[Record], shown: str, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    where = to_be_seen(a_record(kind, kyiv), shown)

    answer = reader.get(where)

    assert answer.status_code == {"view_on_site": 302, **dict.fromkeys(WRITING, 403)}.get(
        shown, 403 if is_next(where, kind) else 200
    )


def is_next(where: str, kind: type[Record]) -> bool:
    """Whether it is the preview of a next version, which passes the form of who may change it."""
    return "/preview/" in where and kind is not Source


@EACH
def test_a_reader_sees_drafts_in_the_list_and_as_pages(
    reader: Client, kyiv: City, kind: type[Record]
) -> None:
    record = a_record(kind, kyiv)
    if kind is Source:
        cite(make_organization("citing"), record)
    stands(record, State.DRAFT)

    listed = reader.get(address(kind, page="changelist"))
    page = reader.get(address_of(record, "preview"))

    assert record.pk in [row.pk for row in listed.context["cl"].result_list]
    assert page.status_code == 200


@EACH
def test_a_reader_adds_restores_and_bulk_changes_nothing(
    reader: Client, kyiv: City, kind: type[Record]
) -> None:
    record = a_record(kind, kyiv)
    stands(record, State.DRAFT)
    key = heir_of(record).pk
    kind.objects.filter(pk=key).delete()
    gone, listed = f"{address(kind, page='deleted')}{key}/", address(kind, page="changelist")
    before = everything()

    refused = [
        reader.get(address(kind)),
        reader.post(address(kind), {TOLD[kind]: CANARY}),
        reader.get(gone),
        reader.post(gone, {"_restore": "1"}),
    ]
    for name in actions_of(kind):
        sent = {"action": name, "_selected_action": [record.pk], "post": "yes"}
        reader.post(listed, sent)

    assert [one.status_code for one in refused] == [403] * 4
    assert everything() == before


@EACH
@pytest.mark.parametrize("who", ["no role", "no staff", "locked", "nobody"])
def test_who_has_no_role_opens_no_page(kyiv: City, kind: type[Record], who: str) -> None:
    browser, status = strangers(who)
    record = a_record(kind, kyiv)
    stands(record, State.PUBLISHED)
    discarded_of(record)
    version_of(record, State.IN_REVIEW)
    pages = [name for name, asked in pages_of(kind) if asked and name]
    alone = [name for name, asked in pages_of(kind) if not asked]
    places = [address_of(record, name) for name in pages]
    places += [address(kind, page=name) for name in alone]
    before = everything()

    answers = {
        (where, method): getattr(browser, method)(where, SENT)
        for where in places
        for method in ("get", "post")
    }

    wrong = {key: one for key, one in answers.items() if one.status_code not in status}
    assert wrong == {}
    assert {one.url.split("?")[0] for one in answers.values() if one.status_code == 302} <= {
        "/admin/login/"
    }
    assert everything() == before


# What any of the pages would take
SENT = {"post": "yes", "_release": "1", "number": "1", "_restore": "1", "state": "published"}


@EVERY
def test_an_officer_without_a_city_opens_no_page_of_a_record(
    kyiv: City, kind: type[Record]
) -> None:
    idle = at_desk(make_account("idle", Role.OFFICER))
    record = KEPT[kind](kyiv)
    discarded_of(record)
    version_of(record, State.IN_REVIEW)
    places = [address_of(record, name) for name, asked in pages_of(kind) if asked and name]
    before = everything()

    answers = [ask(where, SENT) for where in places for ask in (idle.get, idle.post)]

    assert {one.status_code for one in answers} == {404}
    assert everything() == before
