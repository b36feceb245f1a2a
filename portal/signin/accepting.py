"""The page behind an invitation's link: choose a name and a password."""

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import BaseUserCreationForm
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from portal.signin.invitation import Invitation

TAKEN = gettext_lazy("This name is taken: choose another.")


class AccountForm(BaseUserCreationForm):
    """A name and a password, checked as everywhere."""

    class Meta:
        model = User
        fields = ("username",)
        labels = {"username": gettext_lazy("User name")}

    def clean_username(self) -> str:
        """Raises: ValidationError where the name is taken, in whatever case."""
        name = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exists():
            raise forms.ValidationError(TAKEN)
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
    if form.is_valid():
        try:
            invitation.accept(form.cleaned_data["username"], form.cleaned_data["password1"])
        except Invitation.DoesNotExist:
            # The link was used meanwhile
            return render(request, "signin/invitation_gone.html", status=410)
        except IntegrityError:
            # Whoever took the name may have done so by this very link
            if Invitation.objects.by_token(token) is None:
                return render(request, "signin/invitation_gone.html", status=410)
            form.add_error("username", TAKEN)
        else:
            messages.success(request, _("Your account is made: log in with its name and password."))
            return HttpResponseRedirect(reverse("account_login"))
    response = render(request, "signin/invitation.html", {"form": form, "invitation": invitation})
    response["Referrer-Policy"] = "no-referrer"
    return response
