"""Shared by tests: who comes in."""

import time
from typing import Any

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

PASSWORD = "rather-a-long-one-42"
LOGIN = "/accounts/login/"
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


def make_recovery_codes(user: User) -> list[str]:
    """Ten codes on paper."""
    return RecoveryCodes.activate(user).get_unused_codes()
