"""Who comes in: password, second factor, limits, sessions."""

import time
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from portal.audit.entry import AuditEntry
from records.roles import Role
from tests.staff import make_account

pytestmark = pytest.mark.django_db

PASSWORD = "rather-a-long-one-42"
LOGIN = "/accounts/login/"


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


def log_in(client: Client, name: str = "olena", password: str = PASSWORD, **more: str) -> Any:
    """Sends the form of the one way in."""
    return client.post(LOGIN, {"login": name, "password": password, **more})


def confirm(client: Client) -> None:
    """Writes the password once more, as what concerns safety asks."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def add_factor(user: User) -> str:
    """Gives the account an app; its secret."""
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    TOTP.activate(user, secret)
    return secret


def code(secret: str, ago: int = 0) -> str:
    """What the app shows now, or so many steps ago."""
    counter = int(time.time()) // 30 - ago
    return format_hotp_value(hotp_value(secret, counter))


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


def make_recovery_codes(user: User) -> list[str]:
    """Ten codes on paper."""
    return RecoveryCodes.activate(user).get_unused_codes()


@pytest.mark.django_db(transaction=True)
def test_who_adds_an_app_goes_on_at_once(demanded: None, english: Client, olena: User) -> None:
    log_in(english)
    confirm(english)
    page = english.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret

    english.post(reverse("mfa_activate_totp"), {"code": code(secret)})

    assert Authenticator.objects.filter(user=olena, type="totp").count() == 1
    assert english.get("/admin/").status_code == 200


def test_a_session_from_before_the_factor_was_demanded_is_ended(
    english: Client, olena: User, settings: Any
) -> None:
    log_in(english)
    add_factor(olena)
    settings.PORTAL_SECOND_FACTOR = "demanded"

    english.get("/admin/", follow=True)

    assert "_auth_user_id" not in english.session


def test_nobody_signs_up(english: Client) -> None:
    form = {"username": "guest", "password1": PASSWORD, "password2": PASSWORD}

    answer = english.post(reverse("account_signup"), form)

    assert "Sign Up Closed" in answer.content.decode()
    assert User.objects.count() == 0


def test_a_wrong_name_and_a_wrong_password_are_answered_alike(english: Client, olena: User) -> None:
    texts = [
        [str(one) for one in log_in(english, name, "wrong").context["form"].non_field_errors()]
        for name in ("olena", "nobody")
    ]

    assert texts[0] == texts[1]
    assert texts[0] == ["The username and/or password you specified are not correct."]


@pytest.mark.parametrize("name", ["olena", "nobody"])
def test_five_wrong_passwords_lock_the_name_whether_it_exists_or_not(
    english: Client, olena: User, name: str
) -> None:
    for _attempt in range(5):
        log_in(english, name, "wrong")

    answer = log_in(english, name, PASSWORD)

    told = [str(one) for one in answer.context["form"].non_field_errors()]
    assert told == ["Too many failed login attempts. Try again later."]
    assert "_auth_user_id" not in english.session


def test_attempts_are_counted_where_all_workers_see_them(settings: Any) -> None:
    backend = settings.CACHES["default"]["BACKEND"]

    assert backend.endswith(("DatabaseCache", "RedisCache"))


@pytest.mark.parametrize("password", ["short-one-1", "password1234", "482910384756"])
def test_weak_passwords_are_refused(english: Client, olena: User, password: str) -> None:
    log_in(english)
    form = {"oldpassword": PASSWORD, "password1": password, "password2": password}

    answer = english.post(reverse("account_change_password"), form)

    olena.refresh_from_db()
    assert answer.status_code == 200
    assert olena.check_password(PASSWORD)


def test_my_other_sessions_are_listed_and_ended(olena: User) -> None:
    first, second = Client(), Client()
    for client in (first, second):
        log_in(client)
        client.get("/admin/")

    shown = second.get(reverse("usersessions_list"))
    second.post(reverse("usersessions_list"))

    assert shown.context["session_count"] == 2
    assert first.get("/admin/").status_code == 302
    assert second.get("/admin/").status_code == 200
    assert UserSession.objects.filter(user=olena).count() == 1


def test_a_session_lasts_eight_hours_and_is_the_browsers_own(english: Client, olena: User) -> None:
    cookie = log_in(english).cookies["sessionid"]

    assert cookie["httponly"] is True
    assert cookie["samesite"] == "Lax"
    assert english.session.get_expiry_age() <= 8 * 60 * 60


def test_only_a_button_ends_a_session(english: Client, olena: User) -> None:
    log_in(english)

    english.get("/admin/logout/")
    stays = english.get("/admin/").status_code
    english.post("/admin/logout/")

    assert (stays, english.get("/admin/").status_code) == (200, 302)


PAGES = (
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "usersessions_list",
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "account_email",
)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_page_stands_in_the_frame_of_the_admin(
    client: Client, olena: User, name: str, language: str
) -> None:
    client.cookies["django_language"] = language
    log_in(client)
    confirm(client)

    page = client.get(reverse(name)).content.decode()

    assert f'<html lang="{language}"' in page
    assert "signin.css" in page
    assert "style=" not in page


@pytest.mark.parametrize("name", ["account_login", "account_reset_password", "account_signup"])
def test_pages_before_the_login_have_the_frame_too(client: Client, name: str) -> None:
    page = client.get(reverse(name))

    assert "signin.css" in page.content.decode()
    assert (
        "script-src" in page["Content-Security-Policy"]
        or "default-src 'self'" in page["Content-Security-Policy"]
    )


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


def test_secrets_are_in_no_list_of_the_admin(english: Client) -> None:
    kinds = {model.__name__ for model in admin.site._registry}

    assert not kinds & {"Authenticator", "EmailAddress", "EmailConfirmation", "UserSession"}
