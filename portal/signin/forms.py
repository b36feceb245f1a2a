"""allauth's forms with what they lack in our languages."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
)
from allauth.mfa.base.forms import AuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

NAME_OF_KEY = _("Name of the key")
LABELS = {
    "login": _("User name"),
    "email": _("Email address"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password once more"),
}


class PlainFields:
    """Mixin: each field says once what it is, in its label."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():  # type: ignore[attr-defined]
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)


class PlainLoginForm(PlainFields, LoginForm):
    """The way in."""


class PlainReauthenticateForm(PlainFields, ReauthenticateForm):
    """The password once more."""


class PlainChangePasswordForm(PlainFields, ChangePasswordForm):
    """Another password."""


class PlainResetPasswordForm(PlainFields, ResetPasswordForm):
    """Where the letter goes."""


class PlainResetPasswordKeyForm(PlainFields, ResetPasswordKeyForm):
    """A password after the letter."""


class PlainAuthenticateForm(PlainFields, AuthenticateForm):
    """The code after the password."""


class PlainFactorAgainForm(PlainFields, FactorAgainForm):
    """The code once more."""


class PlainActivateForm(PlainFields, ActivateTOTPForm):
    """The first code of an app."""


class AddKeyForm(PlainFields, AddWebAuthnForm):
    """A key under a name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = NAME_OF_KEY
        self.fields["name"].help_text = _("Which of your keys it is: at work, at home.")


class EditKeyForm(PlainFields, EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = NAME_OF_KEY
