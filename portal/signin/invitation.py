"""Invitation: how an account comes into being; there is no sign-up."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.auth.models import Group, User
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cities.models import CityOfficer
from records.roles import Role

HOLDS = timedelta(days=7)


def expiry() -> datetime:
    """When an invitation made now expires."""
    return timezone.now() + HOLDS


def hashed(token: str) -> str:
    """What is kept of a link: who reads the database cannot use it."""
    return hashlib.sha256(token.encode()).hexdigest()


class InvitationQuerySet(models.QuerySet):
    """What invitations can be asked."""

    def open(self) -> Self:
        """Those that still hold."""
        return self.filter(accepted_at__isnull=True, expires_at__gt=timezone.now())

    def by_token(self, token: str) -> "Invitation | None":
        """The open invitation of a link. Unknown: None, it was used, expired or never was."""
        return self.open().filter(token_hash=hashed(token)).first()


class Invitation(models.Model):
    """A link by which one person makes an account with a role."""

    email = models.EmailField(_("e-mail"), help_text=_("Where the link is sent."))
    first_name = models.CharField(
        _("first name"), max_length=150, help_text=_("As colleagues know the person.")
    )
    last_name = models.CharField(
        _("last name"), max_length=150, blank=True, help_text=_("As colleagues know the person.")
    )
    role = models.CharField(
        _("role"), max_length=20, choices=Role.choices, help_text=_("What the person does here.")
    )
    cities = models.ManyToManyField(
        "cities.City",
        verbose_name=_("home cities"),
        blank=True,
        limit_choices_to={"is_home": True},
        help_text=_("Of an officer: whose records the person keeps."),
    )
    token_hash = models.CharField(
        max_length=64, unique=True, editable=False, help_text=_("SHA-256 of the link’s secret.")
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("invited by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
        help_text=_("Who invited."),
    )
    made_at = models.DateTimeField(_("made"), auto_now_add=True, help_text=_("Moment of making."))
    expires_at = models.DateTimeField(
        _("expires"), default=expiry, editable=False, help_text=_("The link answers until then.")
    )
    accepted_at = models.DateTimeField(
        _("accepted"), null=True, editable=False, help_text=_("Empty: not yet.")
    )
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="invitations",
        editable=False,
        help_text=_("What it became."),
    )

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.first_name} {self.last_name}".strip() or self.email

    def new_token(self) -> str:
        """A fresh secret for the link; an older link answers no more."""
        token = secrets.token_urlsafe(32)
        self.token_hash, self.expires_at = hashed(token), expiry()
        return token

    @property
    def state(self) -> Any:
        """Accepted, expired or open."""
        if self.accepted_at:
            return _("accepted")
        return _("expired") if self.expires_at <= timezone.now() else _("open")

    @transaction.atomic
    def accept(self, username: str, password: str) -> User:
        """Makes the account with its role and cities. Raises: Invitation.DoesNotExist if used."""
        # Two who open the link at once: the second waits here, and finds it used
        known = Invitation.objects.select_for_update().open().get(pk=self.pk)
        user = User.objects.create_user(
            username,
            known.email,
            password,
            first_name=known.first_name,
            last_name=known.last_name,
            is_staff=True,
        )
        user.groups.add(Group.objects.get(name=known.role))
        if known.role == Role.OFFICER:
            for city in known.cities.all():
                CityOfficer.objects.create(user=user, city=city)
        known.accepted_at, known.account = timezone.now(), user
        known.save()
        return user
