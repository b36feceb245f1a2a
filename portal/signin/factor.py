"""The second factor: whether an account has one, and whether a session passed it."""

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
# Set when a factor was added in this session: who did proved to have it
ADDED = "second_factor_added"


def has_factor(user: Any) -> bool:
    """Whether the account has an app or a key; recovery codes alone are none."""
    return is_mfa_enabled(user, FACTORS)


def passed(request: HttpRequest) -> bool:
    """Whether this session was begun with the second factor, or added one."""
    records = get_authentication_records(request, request.user)
    used = any(record.get("method") == "mfa" for record in records)
    return used or (bool(request.session.get(ADDED)) and has_factor(request.user))


def may_enter(request: HttpRequest) -> bool:
    """Whether the session is safe enough for the admin."""
    return settings.PORTAL_SECOND_FACTOR != "demanded" or passed(request)


@receiver(authenticator_added, dispatch_uid="second factor added")
def note_added(request: HttpRequest, **_kwargs: Any) -> None:
    """Who adds a factor need not log in once more."""
    request.session[ADDED] = True
