"""CalendarAddress: the private address of an account's calendar."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_token() -> str:
    """A text that nobody guesses: 256 random bits."""
    return secrets.token_urlsafe(32)


class CalendarAddress(models.Model):
    """Under it a calendar program reads what is due for an account, without logging in."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="calendar_address",
        help_text=_("Whose calendar it is."),
    )
    token = models.CharField(
        max_length=64, unique=True, default=new_token, help_text=_("The secret in the address.")
    )
    made_at = models.DateTimeField(auto_now_add=True, help_text=_("Moment it was made."))

    class Meta:
        verbose_name = _("calendar address")
        verbose_name_plural = _("calendar addresses")

    def __str__(self) -> str:
        return str(self.user)
