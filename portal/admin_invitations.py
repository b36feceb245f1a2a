"""Invitations in the admin: made by administrators, sent as a letter, shown once as a link."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.signin.invitation import Invitation
from records.roles import Role

SENT = gettext_lazy(
    "The invitation was sent to %(email)s. The link, for seven days and once: %(link)s"
)
NOT_SENT = gettext_lazy("The letter could not be sent. Hand over this link yourself: %(link)s")


class InvitationForm(forms.ModelForm):
    """Whom, and what the person will do."""

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError for an officer without a city."""
        data = super().clean() or self.cleaned_data
        if data.get("role") == Role.OFFICER and not data.get("cities"):
            self.add_error("cities", _("An officer keeps the records of a city: choose one."))
        return data


@admin.register(Invitation)
class InvitationAdmin(admin.ModelAdmin):
    """Open invitations can be sent anew; used ones stay as they are."""

    form = InvitationForm
    fields = (("first_name", "last_name"), "email", "role", "cities")
    autocomplete_fields = ("cities",)
    list_display = ("__str__", "email", "role", "state_now", "invited_by", "made_at", "expires_at")
    list_select_related = ("invited_by",)
    actions = None

    @admin.display(description=gettext_lazy("state"))
    def state_now(self, invitation: Invitation) -> str:
        """Accepted, expired or open."""
        return str(invitation.state)

    def save_model(self, request: HttpRequest, obj: Invitation, form: Any, change: bool) -> None:
        """Each save makes a new link; the one before answers no more."""
        obj.invited_by = request.user
        token = obj.new_token()
        super().save_model(request, obj, form, change)
        link = settings.PORTAL_ORIGIN + reverse("invitation", args=[token])
        told = SENT if self.send(obj, link) else NOT_SENT
        messages.warning(request, told % {"email": obj.email, "link": link})

    def send(self, invitation: Invitation, link: str) -> bool:
        """Whether the letter could be sent."""
        text = render_to_string("signin/invitation.txt", {"invitation": invitation, "link": link})
        subject = _("Invitation to the Register of Municipal Diplomacy")
        try:
            return bool(send_mail(subject, text, None, [invitation.email]))
        except OSError:
            return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """An invitation that became an account is changed no more."""
        is_open = obj is None or obj.accepted_at is None
        return is_open and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Deleting withdraws it; what became an account stays."""
        is_open = obj is None or obj.accepted_at is None
        return is_open and super().has_delete_permission(request, obj)
