"""Signing in with a second factor, as a person does; all its pages under axe and the CSP."""

import re
import time
from urllib.parse import urlsplit

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Page, expect

from portal.management.commands.make_demo_officers import PASSWORD
from tests.browser.test_every_page import found_by_axe

pytestmark = pytest.mark.browser


def code(secret: str, ahead: int = 0) -> str:
    """What the app shows now, or in so many steps."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + ahead))


def log_in(page: Page, site: str, name: str) -> None:
    """Name and password."""
    page.goto(f"{site}/accounts/login/")
    page.locator("#id_login").fill(name)
    page.locator("#id_password").fill(PASSWORD)
    page.locator("#login-form input[type=submit]").click()
    page.wait_for_url(lambda url: not urlsplit(url).path.startswith("/accounts/login"))


def confirm(page: Page) -> None:
    """The password once more."""
    page.locator("#id_password").fill(PASSWORD)
    page.locator(".signin__form button").first.click()


def press(page: Page) -> None:
    """The first button of the form."""
    page.locator(".signin__form button").first.click()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_an_app_is_added_used_and_taken_away(
    site: str, page: Page, complaints: list[str], language: str
) -> None:
    page.context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    log_in(page, site, "demo-reader")
    page.goto(f"{site}/accounts/2fa/")
    assert found_by_axe(page) == []
    page.goto(f"{site}/accounts/2fa/totp/activate/")
    assert found_by_axe(page) == []
    confirm(page)
    secret = page.locator("#authenticator_secret").input_value()
    assert found_by_axe(page) == []
    page.locator("#id_code").fill(code(secret, ahead=-1))
    press(page)
    expect(page.locator("#id_code")).to_have_count(0)
    assert found_by_axe(page) == []

    page.locator("#logout-form button").click()
    log_in(page, site, "demo-reader")
    expect(page).to_have_url(re.compile("/accounts/2fa/authenticate/"))
    assert found_by_axe(page) == []
    page.locator("#id_code").fill(code(secret, ahead=1))
    press(page)
    expect(page).to_have_url(f"{site}/admin/")

    page.goto(f"{site}/accounts/2fa/totp/deactivate/")
    confirm(page)
    press(page)
    expect(page).to_have_url(f"{site}/accounts/2fa/")


PAGES = ("sessions/", "password/change/", "2fa/webauthn/add/", "logout/", "email/")


def test_the_other_pages_are_accessible(site: str, page: Page, complaints: list[str]) -> None:
    log_in(page, site, "demo-reader")
    for path in PAGES:
        page.goto(f"{site}/accounts/{path}")
        assert found_by_axe(page) == [], path


def test_pages_before_the_login_are_accessible(
    site: str, page: Page, complaints: list[str]
) -> None:
    for path in ("login/", "password/reset/", "signup/"):
        page.goto(f"{site}/accounts/{path}")
        assert found_by_axe(page) == [], path
