"""AuditEntry: one event of the log; it is written once and never changed."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """Something that happened to an account or by it."""

    class Kind(models.TextChoices):
        """What happened."""

        LOGGED_IN = "logged_in", _("logged in")
        LOGGED_OUT = "logged_out", _("logged out")
        FAILED = "failed", _("login failed")
        FACTOR_FAILED = "factor_failed", _("second factor failed")
        FACTOR_ADDED = "factor_added", _("second factor added")
        FACTOR_REMOVED = "factor_removed", _("second factor removed")
        PASSWORD = "password", _("password changed")
        INVITED = "invited", _("invited")
        ACCOUNT = "account", _("account made, changed or deleted")
        ROLE = "role", _("role changed")
        CITY = "city", _("city of an officer changed")
        RELEASED = "released", _("record released")

    at = models.DateTimeField(
        _("when"), auto_now_add=True, db_index=True, help_text=_("Moment of the event.")
    )
    kind = models.CharField(
        _("what"), max_length=15, choices=Kind.choices, help_text=_("What happened.")
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who did it. Empty: nobody who is known."),
    )
    name = models.CharField(
        _("account"),
        max_length=150,
        blank=True,
        help_text=_("The account it concerns, as written at the time."),
    )
    detail = models.CharField(
        _("detail"), max_length=300, blank=True, help_text=_("Which role, which record.")
    )
    address = models.CharField(
        _("network address"),
        max_length=45,
        blank=True,
        help_text=_("From where. Empty: a program."),
    )

    class Meta:
        verbose_name = _("event of the log")
        verbose_name_plural = _("security log")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.name}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises: TypeError for an event that is written already."""
        if self.pk is not None:
            raise TypeError("An event of the log is never changed.")
        super().save(*args, **kwargs)
