"""Sessions, passwords and the pages of signing in."""

from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib import admin
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from records.roles import Role
from tests.portal.signing import PAGES, PASSWORD, add_factor, confirm, log_in
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


def test_secrets_are_in_no_list_of_the_admin(english: Client) -> None:
    kinds = {model.__name__ for model in admin.site._registry}

    assert not kinds & {"Authenticator", "EmailAddress", "EmailConfirmation", "UserSession"}
