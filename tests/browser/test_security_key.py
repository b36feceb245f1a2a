"""A security key as second factor, with an authenticator that Chromium plays."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.test_every_page import found_by_axe
from tests.browser.test_signin import confirm, log_in

pytestmark = pytest.mark.browser
KEY = {
    "protocol": "ctap2",
    "transport": "usb",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def home(site: str) -> str:
    """The site by a name: keys are bound to names, not to numbers."""
    return site.replace("127.0.0.1", "localhost")


@pytest.fixture
def heard(page: Page) -> Iterator[list[str]]:
    """What the console complains of; nothing may."""
    told: list[str] = []
    page.on("console", lambda one: told.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda error: told.append(str(error)))
    yield told
    assert told == []


class Keys:
    """The keys that lie at hand; one is plugged in at a time."""

    def __init__(self, page: Page) -> None:
        self.session: CDPSession = page.context.new_cdp_session(page)
        self.session.send("WebAuthn.enable")
        self.plugged = ""

    def plug_in(self, credentials: list[dict[str, Any]] | None = None) -> None:
        """Takes out the key that is there and plugs in another one, with what it holds."""
        if self.plugged:
            self.session.send(
                "WebAuthn.removeVirtualAuthenticator", {"authenticatorId": self.plugged}
            )
        made = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
        self.plugged = made["authenticatorId"]
        for one in credentials or []:
            self.session.send(
                "WebAuthn.addCredential", {"authenticatorId": self.plugged, "credential": one}
            )

    def held(self) -> list[dict[str, Any]]:
        """What the key that is plugged in holds."""
        found = self.session.send("WebAuthn.getCredentials", {"authenticatorId": self.plugged})
        return list(found["credentials"])


def press(page: Page) -> None:
    """The first button of the page's form."""
    page.locator(".signin__form button").first.click()


def test_a_key_is_added_asked_for_and_taken_away(home: str, page: Page, heard: list[str]) -> None:
    keys = Keys(page)
    keys.plug_in()
    log_in(page, home, "demo-reader")
    page.goto(f"{home}/accounts/2fa/webauthn/add/")
    confirm(page)
    page.locator("#id_name").fill("Ключ на столі")
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url(lambda url: "/webauthn/add" not in url)
    (credential,) = keys.held()
    page.goto(f"{home}/accounts/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("Ключ на столі")
    expect(page.locator("main")).to_contain_text("Ще не використано.")
    assert found_by_axe(page) == []
    page.locator("a[href*='/edit/']").first.click()
    expect(page.locator("main")).to_contain_text("Назва ключа")
    assert found_by_axe(page) == []
    page.locator("#id_name").fill("Ключ удома")
    press(page)
    expect(page.locator("main")).to_contain_text("Ключ удома")

    page.locator("#logout-form button").click()
    log_in(page, home, "demo-reader")
    expect(page).to_have_url(re.compile("/accounts/2fa/authenticate/"))
    assert found_by_axe(page) == []
    # By the password alone nobody is in
    page.goto(f"{home}/admin/")
    expect(page).to_have_url(re.compile("/accounts/"))
    page.goto(f"{home}/accounts/2fa/authenticate/")
    # A key that the account does not know signs nothing
    keys.plug_in()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.locator("#mfa_webauthn_authenticate").click()
    expect(page.get_by_role("alert")).to_contain_text("Ключ не використано")
    assert found_by_axe(page) == []
    keys.plug_in([credential])
    page.goto(page.url)
    page.locator("#mfa_webauthn_authenticate").click()
    expect(page).to_have_url(f"{home}/admin/")

    page.goto(f"{home}/accounts/2fa/webauthn/")
    expect(page.locator("main")).to_contain_text("Останнє використання")
    page.locator("a[href*='/remove/']").first.click()
    confirm(page)
    expect(page.locator("main")).to_contain_text("Видалити ключ безпеки")
    assert found_by_axe(page) == []
    press(page)
    page.goto(f"{home}/accounts/2fa/webauthn/")
    expect(page.locator("main")).not_to_contain_text("Ключ удома")
