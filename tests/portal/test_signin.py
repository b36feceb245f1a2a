"""Who comes in: password, second factor, limits, sessions."""

from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from portal.audit.entry import AuditEntry
from records.roles import Role
from tests.portal.signing import PASSWORD, add_factor, code, confirm, log_in, make_recovery_codes
from tests.staff import make_account

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    """No attempt was counted yet."""
    cache.clear()


@pytest.fixture
def olena() -> User:
    """An editor with a password."""
    user = make_account("olena", Role.EDITOR)
    user.set_password(PASSWORD)
    user.save()
    return user


@pytest.fixture
def english(client: Client) -> Client:
    """A browser that reads English."""
    client.cookies["django_language"] = "en"
    return client


@pytest.fixture
def demanded(settings: Any) -> None:
    """As in production."""
    settings.PORTAL_SECOND_FACTOR = "demanded"


def test_a_password_opens_the_desk_where_the_factor_is_offered(
    english: Client, olena: User
) -> None:
    answer = log_in(english, next="/admin/aid/delivery/add/")

    assert (answer.status_code, answer.url) == (302, "/admin/aid/delivery/add/")
    assert english.get("/admin/").status_code == 200


def test_the_admin_has_no_form_of_its_own(english: Client, olena: User) -> None:
    shown = english.get("/admin/login/", {"next": "/admin/aid/"})
    sent = english.post("/admin/login/", {"username": "olena", "password": PASSWORD})

    assert (shown.status_code, shown.url) == (302, "/accounts/login/?next=%2Fadmin%2Faid%2F")
    assert sent.status_code == 302
    assert english.get("/admin/").status_code == 302


def test_where_it_is_demanded_nothing_opens_without_a_second_factor(
    demanded: None, english: Client, olena: User
) -> None:
    log_in(english)

    answers = [english.get(path) for path in ("/admin/", "/admin/aid/delivery/", "/admin/login/")]
    led = english.get("/admin/", follow=True)

    assert [answer.status_code for answer in answers] == [302, 302, 302]
    assert led.redirect_chain[-1][0] == reverse("mfa_index")
    assert "First add a second factor" in led.content.decode()


def test_a_form_of_the_admin_logs_nobody_in_past_the_factor(
    demanded: None, english: Client, olena: User
) -> None:
    other = make_account("ihor", Role.EDITOR)
    other.set_password(PASSWORD)
    other.save()
    add_factor(other)
    log_in(english)

    english.post("/admin/login/", {"username": "ihor", "password": PASSWORD, "next": "/admin/"})

    assert english.get("/admin/").status_code == 302
    assert english.session["_auth_user_id"] == str(olena.pk)


def test_password_and_code_open_the_desk(demanded: None, english: Client, olena: User) -> None:
    secret = add_factor(olena)

    first = log_in(english)
    between = english.get("/admin/")
    second = english.post(reverse("mfa_authenticate"), {"code": code(secret)})

    assert first.url == reverse("mfa_authenticate")
    assert between.status_code == 302
    assert second.status_code == 302
    assert english.get("/admin/").status_code == 200


def test_a_wrong_code_opens_nothing(demanded: None, english: Client, olena: User) -> None:
    add_factor(olena)
    log_in(english)

    answer = english.post(reverse("mfa_authenticate"), {"code": "000000"})

    assert "Incorrect code." in answer.content.decode()
    assert english.get("/admin/").status_code == 302


def test_a_code_serves_once(demanded: None, olena: User) -> None:
    secret = add_factor(olena)
    now = code(secret)
    answers = []
    for _browser in range(2):
        client = Client()
        log_in(client)
        client.post(reverse("mfa_authenticate"), {"code": now})
        answers.append(client.get("/admin/").status_code)

    assert answers == [200, 302]


def test_a_recovery_code_serves_where_the_app_is_lost(
    demanded: None, english: Client, olena: User
) -> None:
    add_factor(olena)
    log_in(english)
    english.post(reverse("mfa_authenticate"), {"code": "000000"})
    codes = make_recovery_codes(olena)

    english.post(reverse("mfa_authenticate"), {"code": codes[0]})

    assert english.get("/admin/").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_who_adds_an_app_goes_on_at_once(demanded: None, english: Client, olena: User) -> None:
    log_in(english)
    confirm(english)
    page = english.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret

    english.post(reverse("mfa_activate_totp"), {"code": code(secret)})

    assert Authenticator.objects.filter(user=olena, type="totp").count() == 1
    assert english.get("/admin/").status_code == 200


def test_an_administrator_takes_a_lost_factor_away(
    demanded: None, english: Client, olena: User
) -> None:
    add_factor(olena)
    chief = make_account("chief", Role.ADMINISTRATOR)
    secret = add_factor(chief)
    chief.set_password(PASSWORD)
    chief.save()
    log_in(english, "chief")
    english.post(reverse("mfa_authenticate"), {"code": code(secret)})

    form = {"action": "remove_factors", "_selected_action": [olena.pk]}
    english.post(reverse("admin:auth_user_changelist"), form)

    assert not Authenticator.objects.filter(user=olena).exists()
    noted = AuditEntry.objects.filter(kind="factor_removed")
    assert list(noted.values_list("name", "by__username")) == [("olena", "chief")]
