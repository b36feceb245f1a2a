"""The security log: what it notes, and that nobody changes it."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.utils.translation import override

from aid.models import Delivery
from cities.models import City, CityOfficer
from portal.audit.entry import AuditEntry
from portal.audit.wording import in_words
from records.models import State
from records.roles import Role
from tests.desk import address, release, send
from tests.factories import make_delivery
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db

PASSWORD = "rather-a-long-one-42"


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    """No attempt was counted yet."""
    cache.clear()


def noted(*kinds: str) -> list[tuple[Any, ...]]:
    """The events of these kinds, the oldest first."""
    rows = AuditEntry.objects.filter(kind__in=kinds).order_by("pk")
    return [(row.kind, row.name, row.detail, row.by.username if row.by else None) for row in rows]


def test_logins_and_failures_are_noted_with_their_address(client: Client) -> None:
    user = make_account("olena", Role.EDITOR)
    user.set_password(PASSWORD)
    user.save()

    client.post("/accounts/login/", {"login": "olena", "password": "wrong"})
    client.post("/accounts/login/", {"login": "stranger", "password": "wrong"})
    client.post("/accounts/login/", {"login": "olena", "password": PASSWORD})
    client.post("/admin/logout/")

    assert noted("failed", "logged_in", "logged_out") == [
        ("failed", "olena", "", None),
        ("failed", "stranger", "", None),
        ("logged_in", "olena", "", "olena"),
        ("logged_out", "olena", "", "olena"),
    ]
    assert set(AuditEntry.objects.filter(kind="failed").values_list("address", flat=True)) == {
        "127.0.0.1"
    }


def test_a_password_is_never_noted(client: Client) -> None:
    client.post("/accounts/login/", {"login": "olena", "password": "secret-secret"})

    assert "secret-secret" not in str(list(AuditEntry.objects.values()))


def test_a_changed_role_is_noted_with_who_changed_it(lviv: City) -> None:
    chief, user = make_account("chief", Role.ADMINISTRATOR), make_officer(lviv, name="olena")
    AuditEntry.objects.all().delete()
    editor = Group.objects.get(name=Role.EDITOR)
    form = {
        "username": "olena",
        "is_active": "on",
        "is_staff": "on",
        "groups": [editor.pk],
        "kept_cities-TOTAL_FORMS": "0",
        "kept_cities-INITIAL_FORMS": "0",
    }

    at_desk(chief).post(address(type(user), user.pk), form)

    assert noted("role") == [
        ("role", "olena", "remove: officer", "chief"),
        ("role", "olena", "add: editor", "chief"),
    ]
    assert ("account", "olena", "active", "chief") in noted("account")


def test_a_locked_account_is_noted() -> None:
    user = make_account("olena", Role.EDITOR)
    AuditEntry.objects.all().delete()

    user.is_active = False
    user.save()

    assert noted("account") == [("account", "olena", "locked", None)]


def test_all_rights_given_and_taken_are_noted() -> None:
    user = make_account("olena", Role.EDITOR)
    AuditEntry.objects.all().delete()

    for has_all in (True, True, False):
        user.is_superuser = has_all
        user.save()

    assert noted("role") == [
        ("role", "olena", "add: superuser", None),
        ("role", "olena", "remove: superuser", None),
    ]


def test_a_deleted_account_is_noted_and_named_by_nothing_it_did() -> None:
    user = make_account("olena", Role.EDITOR)
    AuditEntry.objects.create(kind="logged_in", name="olena", by=user)

    user.delete()

    assert noted("account")[-1] == ("account", "olena", "deleted", None)
    assert noted("logged_in") == [("logged_in", "olena", "", None)]


@pytest.mark.parametrize(
    ("kind", "detail", "words"),
    [
        ("role", "add: reader", "added: reader of internal records"),
        ("role", "remove: superuser", "taken away: all rights (superuser)"),
        ("role", "clear: all", "taken away: all roles"),
        ("city", "add: kyiv", "added: kyiv"),
        ("account", "made", "made"),
        ("account", "active", "changed"),
        ("account", "locked", "locked"),
        ("account", "deleted", "deleted"),
        ("invited", "editor", "editor of all cities"),
        ("factor_added", "totp", "authenticator app"),
        ("factor_removed", "webauthn", "security key"),
        ("factor_added", "recovery_codes", "recovery codes"),
        ("released", "records.source rada-1 Mended", "source “rada-1”: Mended"),
        ("released", "records.source rada-1", "source “rada-1”"),
        ("released", "records.gone rada-1", "records.gone rada-1"),
        ("logged_in", "", ""),
    ],
)
def test_the_detail_is_told_in_words(kind: str, detail: str, words: str) -> None:
    with override("en"):
        assert in_words(kind, detail) == words


def test_the_list_is_headed_by_the_name_of_the_log() -> None:
    chief = at_desk(make_account("chief", Role.ADMINISTRATOR), "en")

    page = chief.get(address(AuditEntry, page="changelist"))

    assert page.context["title"] == "Security log"
    assert "In all: " in page.content.decode()


def test_a_city_given_and_taken_is_noted(lviv: City, kyiv: City) -> None:
    user = make_officer(lviv, name="olena")
    AuditEntry.objects.all().delete()

    CityOfficer.objects.create(user=user, city=kyiv)
    CityOfficer.objects.get(city=lviv).delete()

    assert noted("city") == [
        ("city", "olena", "add: kyiv", None),
        ("city", "olena", "remove: lviv", None),
    ]


def test_releases_are_noted(lviv: City) -> None:
    olena, ihor = (at_desk(make_officer(lviv, name=name)) for name in ("olena", "ihor"))
    row = make_delivery(lviv, state=State.IN_REVIEW)

    send(ihor, Delivery, row.pk, state="published")
    send(olena, Delivery, row.pk, title_uk="Насоси")
    release(ihor, Delivery, row.pk)

    assert noted("released") == [
        ("released", "", f"aid.delivery {row.slug} Виправлено за джерелом", "ihor"),
        ("released", "", f"aid.delivery {row.slug} Виправлено за джерелом", "ihor"),
    ]


def test_administrators_read_the_log_and_nobody_writes_it(lviv: City) -> None:
    chief = at_desk(make_account("chief", Role.ADMINISTRATOR))
    entry = AuditEntry.objects.first()

    assert chief.get(address(AuditEntry, page="changelist")).status_code == 200
    assert chief.get(address(AuditEntry)).status_code == 403
    assert chief.post(address(AuditEntry, entry.pk), {"name": "x"}).status_code == 403
    assert chief.post(address(AuditEntry, entry.pk, "delete"), {"post": "yes"}).status_code == 403
    for user in (make_officer(lviv), make_account("editor", Role.EDITOR)):
        assert at_desk(user).get(address(AuditEntry, page="changelist")).status_code == 403


def test_an_event_is_never_changed() -> None:
    entry = AuditEntry.objects.create(kind="failed", name="olena")
    entry.name = "other"

    with pytest.raises(TypeError, match="never changed"):
        entry.save()
