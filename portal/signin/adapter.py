"""How allauth behaves here: nobody signs up, letters and codes bear the register's name."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.http import HttpRequest
from django.utils.translation import gettext as _


class RegisterAccountAdapter(DefaultAccountAdapter):
    """Accounts come by invitation alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def get_from_email(self) -> Any:
        """The sender of all letters."""
        return None


class RegisterFactorAdapter(DefaultMFAAdapter):
    """Authenticator apps show the register's name, not that of a host."""

    def _get_site_name(self) -> str:
        """The name in the app and in the browser's own dialogs."""
        return _("Register of Municipal Diplomacy")

    def get_totp_issuer(self) -> str:
        """The name above the codes."""
        return self._get_site_name()

    def get_totp_label(self, user: Any) -> str:
        """The account, by the name with which it logs in."""
        return str(user.get_username())
