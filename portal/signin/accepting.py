"""The page behind an invitation's link: choose a name and a password."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from portal.signin.invitation import Invitation


class AccountForm(BaseUserCreationForm):
    """A name and a password, checked as everywhere."""

    class Meta:
        model = User
        fields = ("username",)

    def clean_username(self) -> str:
        """Raises: ValidationError where the name is taken, in whatever case."""
        name = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(_("This name is taken: choose another."))
        return name


@never_cache
@sensitive_post_parameters()
def accept_invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Makes the account; a link that was used or expired says so."""
    invitation = Invitation.objects.by_token(token)
    if invitation is None:
        return render(request, "signin/invitation_gone.html", status=410)
    draft = User(
        email=invitation.email,
        first_name=invitation.first_name,
        last_name=invitation.last_name,
    )
    form = AccountForm(request.POST if request.method == "POST" else None, instance=draft)
    if form.is_valid() and made(invitation, form.cleaned_data):
        messages.success(request, _("Your account is made: log in with its name and password."))
        return HttpResponseRedirect(reverse("account_login"))
    response = render(request, "signin/invitation.html", {"form": form, "invitation": invitation})
    response["Referrer-Policy"] = "no-referrer"
    return response


def made(invitation: Invitation, data: dict[str, Any]) -> bool:
    """Whether the account could be made: the link may have been used meanwhile."""
    try:
        invitation.accept(data["username"], data["password1"])
    except Invitation.DoesNotExist:
        return False
    return True
