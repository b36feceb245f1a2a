"""Cookies: in production only over TLS, never to scripts or other sites; a session ends."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from tests.portal.test_environment import PRODUCTION, manage

PASSWORD = "two-rivers-one-bridge"
NAMES = ("sessionid", "csrftoken", "django_language")
# What a browser is told of a cookie
FLAGS = ("SECURE", "HTTPONLY", "SAMESITE", "AGE")
READ = """
import json
from django.conf import settings
kinds, flags = ("SESSION", "CSRF", "LANGUAGE"), {flags}
names = [f"{{kind}}_COOKIE_{{flag}}" for kind in kinds for flag in flags]
names += ["SESSION_EXPIRE_AT_BROWSER_CLOSE", "SESSION_SAVE_EVERY_REQUEST"]
print(json.dumps({{name: getattr(settings, name) for name in names}}))
"""


def settings_of(**variables: str) -> dict[str, Any]:
    """The settings of cookies in an environment of its own."""
    run = manage("shell", "-v0", "-c", READ.format(flags=FLAGS), **variables)
    assert run.returncode == 0, run.stderr
    return dict(json.loads(run.stdout.strip().splitlines()[-1]))


@pytest.fixture(scope="module")
def in_production() -> dict[str, Any]:
    """The settings of production."""
    return settings_of(**PRODUCTION)


def cookies_after_login(settings: Any, found: dict[str, Any]) -> dict[str, Any]:
    """What a browser holds that logged in and chose a language, under some settings."""
    for name, value in found.items():
        setattr(settings, name, value)
    User.objects.create_user("olena", password=PASSWORD, is_staff=True)
    client = Client()
    client.get("/accounts/login/", secure=True)
    answer = client.post("/accounts/login/", {"login": "olena", "password": PASSWORD}, secure=True)
    assert answer.status_code == 302
    client.post("/i18n/setlang/", {"language": "en", "next": "/"}, secure=True)
    return {name: client.cookies[name] for name in NAMES}


@pytest.mark.django_db
@pytest.mark.parametrize("name", NAMES)
def test_production_sends_cookies_over_tls_to_no_script_and_no_other_site(
    settings: Any, in_production: dict[str, Any], name: str
) -> None:
    cookie = cookies_after_login(settings, in_production)[name]

    assert cookie.value
    assert (cookie["secure"], cookie["httponly"], cookie["samesite"]) == (True, True, "Lax")


@pytest.mark.django_db
def test_a_session_lasts_eight_hours(settings: Any, in_production: dict[str, Any]) -> None:
    cookie = cookies_after_login(settings, in_production)["sessionid"]

    assert in_production["SESSION_COOKIE_AGE"] == 8 * 60 * 60
    assert not in_production["SESSION_SAVE_EVERY_REQUEST"]
    # Unknown to the browser: it forgets the cookie when it is closed
    assert cookie["max-age"] in ("", 8 * 60 * 60)


@pytest.mark.django_db
def test_a_server_at_home_needs_no_tls(settings: Any) -> None:
    at_home = settings_of()

    cookies = cookies_after_login(settings, at_home)

    assert [bool(one["secure"]) for one in cookies.values()] == [False] * 3
    assert [bool(one["httponly"]) for one in cookies.values()] == [True] * 3
