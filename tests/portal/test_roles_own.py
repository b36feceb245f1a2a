"""What officers, editors, administrators and readers may do."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver

from aid.models import Delivery
from cities.models import CaseProfile, City
from partnerships.models import Partnership
from records.models import Record, State
from records.roles import Role
from tests.desk import address, open_form, queries, send
from tests.factories import (
    cite,
    make_city,
    make_delivery,
    make_source,
)
from tests.portal.kept_records import (
    DRAFT,
    EACH_OWNED,
    EVERY,
    KEPT,
    SHARED,
    complete,
    everything,
)
from tests.staff import at_desk, make_account

pytestmark = pytest.mark.django_db


@EACH_OWNED
def test_own_records_are_edited_added_and_deleted(
    officer: Client, lviv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](lviv)
    kind.objects.filter(pk=record.pk).update(state=State.DRAFT, published_at=None)

    saved = send(officer, kind, record.pk, review_note="Перевірити дату")

    assert saved.status_code == 302
    assert kind.objects.get(pk=record.pk).review_note == "Перевірити дату"
    assert officer.get(address(kind)).status_code == 200
    assert officer.post(address(kind, record.pk, "delete"), {"post": "yes"}).status_code == 302
    assert not kind.objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("kind", SHARED, ids=lambda kind: kind.__name__)
def test_what_all_share_is_edited_by_every_officer(officer: Client, kind: type[Record]) -> None:
    record = SHARED[kind]()

    saved = send(officer, kind, record.pk, review_note="Перевірити назву")

    assert saved.status_code == 302
    assert kind.objects.get(pk=record.pk).review_note == "Перевірити назву"


@EVERY
@pytest.mark.parametrize("role", [Role.EDITOR, Role.ADMINISTRATOR])
def test_editors_and_administrators_edit_all_cities(
    kyiv: City, kind: type[Record], role: str
) -> None:
    record = KEPT[kind](kyiv)
    browser = at_desk(make_account("one", role))

    saved = send(browser, kind, record.pk, review_note="Перевірити дату")

    assert saved.status_code == 302
    assert kind.objects.get(pk=record.pk).review_note == "Перевірити дату"


@EVERY
def test_readers_see_all_and_change_nothing(
    admin_client: Client, kyiv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](kyiv)
    kind.objects.filter(pk=record.pk).update(state=State.DRAFT, published_at=None)
    reader = at_desk(make_account("reader", Role.READER))
    data = complete(open_form(admin_client, address(kind, record.pk), kind))
    before = everything()

    seen = [
        reader.get(address(kind, page="changelist")),
        reader.get(address(kind, record.pk)),
        reader.get(address(kind, record.pk, "history")),
        reader.get(address(kind, page="deleted")),
    ]
    refused = [
        reader.post(address(kind, record.pk), data),
        reader.get(address(kind)),
        reader.post(address(kind), data),
        reader.post(address(kind, record.pk, "delete"), {"post": "yes"}),
    ]

    assert [one.status_code for one in seen] == [200] * 4
    assert record.pk in [row.pk for row in seen[0].context["cl"].result_list]
    assert [one.status_code for one in refused] == [403] * 4
    assert everything() == before


@EVERY
def test_officers_without_a_city_and_staff_without_a_role_see_nothing(
    kyiv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](kyiv)
    idle = at_desk(make_account("idle", Role.OFFICER))
    stranger = at_desk(User.objects.create_user("stranger", is_staff=True))

    assert idle.get(address(kind, record.pk)).status_code == 404
    assert stranger.get(address(kind, page="changelist")).status_code == 403
    assert stranger.get(address(kind, record.pk)).status_code == 403


@EACH_OWNED
def test_the_list_asks_the_same_for_few_records_and_for_many(
    officer: Client, lviv: City, kind: type[Record]
) -> None:
    if kind is CaseProfile:
        pytest.skip("a city has one profile")
    where = address(kind, page="changelist")
    first = KEPT[kind](lviv)
    few = queries(officer, where)
    for number in range(3):
        first.pk, first.slug, first._state.adding = None, f"more-{number}", True
        if kind is Partnership:
            first.partner = make_city(f"further-{number}")
        first.save()

    assert queries(officer, where) == few


def test_the_api_writes_nothing(client: Client, kyiv: City) -> None:
    delivery = make_delivery(kyiv)
    before = everything()
    where = f"/api/v1/deliveries/{delivery.slug}/"

    answers = [
        getattr(client, method)(where, "{}", content_type="application/json").status_code
        for method in ("post", "put", "patch", "delete")
    ]

    assert answers == [405] * 4
    assert everything() == before


def test_no_view_of_the_api_knows_a_method_that_writes() -> None:
    patterns = [one for one in walk(get_resolver()) if hasattr(one.callback, "cls")]

    assert patterns
    for pattern in patterns:
        methods = set(getattr(pattern.callback, "actions", None) or {"get": ""})
        assert methods <= {"get", "head", "options"}, pattern


def walk(resolver: Any) -> list[Any]:
    """All addresses below."""
    if not hasattr(resolver, "url_patterns"):
        return [resolver]
    return [one for below in resolver.url_patterns for one in walk(below)]


def test_cite_is_open_to_every_source(officer: Client, lviv: City) -> None:
    row = make_delivery(lviv, **DRAFT)
    draft = make_source("unreleased", **DRAFT)
    cite(row, draft)

    assert send(officer, Delivery, row.pk, title_uk="Насоси").status_code == 302
