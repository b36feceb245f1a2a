"""Accounts of the staff: their roles and, of officers, their cities."""

from typing import Any

from allauth.account.admin import EmailAddressAdmin
from allauth.account.models import EmailAddress
from allauth.mfa.admin import AuthenticatorAdmin
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_removed
from allauth.usersessions.admin import UserSessionAdmin
from allauth.usersessions.models import UserSession
from django.contrib import admin, messages
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from cities.models import CityOfficer
from portal.admin_audit import AuditEntryAdmin
from portal.admin_invitations import InvitationAdmin
from portal.signin.accepting import TAKEN
from records.admin import RowForm, TabularRows
from records.roles import Role

__all__ = ["AccountAdmin", "AuditEntryAdmin", "InvitationAdmin"]

# The rights of a role are those of portal/roles.py: nobody ticks them by hand
admin.site.unregister((Group, User))
# Importing their admins has registered them: secrets of the second factor are in no list
HIDDEN = (EmailAddressAdmin, AuthenticatorAdmin, UserSessionAdmin)
admin.site.unregister((EmailAddress, Authenticator, UserSession))


def role_label(group: Group) -> str:
    """The role in the reader's language; another group by its own name."""
    return str(Role(group.name).label) if group.name in Role.values else group.name


class RoleFilter(admin.SimpleListFilter):
    """Accounts of a role."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        """The roles in the reader's language."""
        return list(Role.choices)

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """The accounts of the chosen role."""
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


class CityOfficerForm(RowForm):
    """A city."""

    errors_at = {"_unique": "city"}


class CityOfficerInline(TabularRows):
    """The cities of an officer."""

    model = CityOfficer
    form = CityOfficerForm
    fields = ("city",)
    autocomplete_fields = ("city",)
    named_with = ("city",)
    verbose_name_plural = _("cities of this officer")


class AccountForm(UserChangeForm):
    """An account; its name is that of no other, in whatever case."""

    def clean_username(self) -> str:
        """Raises: ValidationError where the name is taken."""
        name = str(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError(TAKEN)
        return name


@admin.register(User)
class AccountAdmin(UserAdmin):
    """Accounts are locked, never deleted: history names them."""

    form = AccountForm
    inlines = (CityOfficerInline,)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": (("first_name", "last_name"), "email")}),
        (
            _("What the account may do"),
            {
                "fields": (("is_active", "is_staff"), "groups"),
                "description": _(
                    "An officer edits the records of the cities below; an editor those of all "
                    "cities; an administrator accounts as well. A reader sees everything and "
                    "changes nothing."
                ),
            },
        ),
        (_("Dates"), {"fields": (("last_login", "date_joined"),)}),
    )
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    list_display = ("username", "first_name", "last_name", "roles", "is_active")
    list_filter = ("is_active", RoleFilter)
    actions = ("remove_factors",)

    @admin.action(
        description=_("Take the second factor away (lost phone or key)"), permissions=["change"]
    )
    def remove_factors(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        """The person logs in by password alone and adds a new factor."""
        for user in queryset:
            if self.has_change_permission(request, user):
                for one in Authenticator.objects.filter(user=user):
                    one.delete()
                    authenticator_removed.send(
                        Authenticator, request=request, user=user, authenticator=one
                    )
        messages.success(request, _("The second factor is taken away; the log notes it."))

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """With their roles."""
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description=_("roles"))
    def roles(self, user: User) -> str:
        """The roles in words."""
        return ", ".join(map(role_label, user.groups.all())) or "—"

    def formfield_for_manytomany(
        self, db_field: models.ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Roles under their names in the reader's language."""
        field = super().formfield_for_manytomany(db_field, request, **kwargs)
        if field and db_field.name == "groups":
            field.label, field.label_from_instance = capfirst(_("roles")), role_label
            field.help_text = _("What the person does here.")
            field.queryset = field.queryset.filter(name__in=Role.values)
        return field

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The account of a superuser is changed by superusers alone."""
        is_above = isinstance(obj, User) and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_above

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: an account that is not needed any more is made inactive."""
        return False
