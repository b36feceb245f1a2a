"""Writes the log: hears what Django, allauth and the register tell."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.signals import password_changed, password_reset, password_set
from allauth.mfa.signals import authentication_failed, authenticator_added, authenticator_removed
from django.contrib.auth.models import User
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.core.exceptions import PermissionDenied
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from django.http import HttpRequest
from simple_history.models import HistoricalRecords

from cities.models import CityOfficer
from portal.audit.entry import AuditEntry
from portal.audit.wording import ALL_RIGHTS
from portal.signin.invitation import Invitation
from records.models.release import released
from records.roles import Role

Kind = AuditEntry.Kind
LONGEST_NAME, LONGEST_DETAIL = 150, 300


def note(kind: str, name: str = "", detail: str = "", request: Any = None, by: Any = None) -> None:
    """Writes one event; who did it is read from the request unless it is named."""
    asked = request or getattr(HistoricalRecords.context, "request", None)
    user = by or getattr(asked, "user", None)
    AuditEntry.objects.create(
        kind=kind,
        name=name[:LONGEST_NAME],
        detail=detail[:LONGEST_DETAIL],
        address=address_of(asked),
        by=user if user is not None and user.is_authenticated and user.pk else None,
    )


def address_of(request: HttpRequest | None) -> str:
    """The network address of the browser. Unknown: empty, a program, or a wrong proxy."""
    if request is None:
        return ""
    try:
        return str(get_adapter().get_client_ip(request) or "")
    except PermissionDenied:
        return ""


@receiver(user_logged_in, dispatch_uid="audit: in")
def hear_login(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """Somebody came in."""
    note(Kind.LOGGED_IN, user.get_username(), request=request, by=user)


@receiver(user_logged_out, dispatch_uid="audit: out")
def hear_logout(request: HttpRequest, user: User | None, **_kwargs: Any) -> None:
    """Somebody left."""
    if user is not None:
        note(Kind.LOGGED_OUT, user.get_username(), request=request, by=user)


@receiver(user_login_failed, dispatch_uid="audit: failed")
def hear_failure(credentials: dict, request: Any = None, **_kwargs: Any) -> None:
    """A wrong name or password; the name is kept as it was typed."""
    note(Kind.FAILED, str(credentials.get("username") or ""), request=request)


@receiver(authentication_failed, dispatch_uid="audit: factor failed")
def hear_factor_failure(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """A wrong code after a right password."""
    note(Kind.FACTOR_FAILED, user.get_username(), request=request)


@receiver(authenticator_added, dispatch_uid="audit: factor added")
def hear_factor_added(request: HttpRequest, user: User, authenticator: Any, **_kwargs: Any) -> None:
    """An app or key was added."""
    note(Kind.FACTOR_ADDED, user.get_username(), str(authenticator.type), request)


@receiver(authenticator_removed, dispatch_uid="audit: factor removed")
def hear_factor_removed(
    request: HttpRequest, user: User, authenticator: Any, **_kwargs: Any
) -> None:
    """An app or key was taken away."""
    note(Kind.FACTOR_REMOVED, user.get_username(), str(authenticator.type), request)


@receiver((password_changed, password_set, password_reset), dispatch_uid="audit: password")
def hear_password(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """A password was changed by its owner."""
    note(Kind.PASSWORD, user.get_username(), request=request)


def changes_account(update_fields: Any) -> bool:
    """Whether a save may change more than the moment of the last login."""
    return update_fields is None or bool(set(update_fields) - {"last_login"})


@receiver(pre_save, sender=User, dispatch_uid="audit: rights before")
def recall_rights(instance: User, update_fields: Any, **_kwargs: Any) -> None:
    """Whether the account had all rights before it is saved."""
    if changes_account(update_fields):
        before = User.objects.filter(pk=instance.pk, is_superuser=True)
        instance.had_all_rights = instance.pk is not None and before.exists()


@receiver(post_save, sender=User, dispatch_uid="audit: account")
def hear_account(instance: User, created: bool, update_fields: Any, **_kwargs: Any) -> None:
    """An account was made, locked or renamed; a login alone changes nothing."""
    if not created and not changes_account(update_fields):
        return
    name, state = instance.get_username(), "active" if instance.is_active else "locked"
    note(Kind.ACCOUNT, name, "made" if created else state)
    if instance.is_superuser != getattr(instance, "had_all_rights", False):
        done = "add" if instance.is_superuser else "remove"
        note(Kind.ROLE, name, f"{done}: {ALL_RIGHTS}")


@receiver(post_delete, sender=User, dispatch_uid="audit: account deleted")
def hear_deletion(instance: User, **_kwargs: Any) -> None:
    """An account was deleted; what it did itself names nobody then."""
    note(Kind.ACCOUNT, instance.get_username(), "deleted")
    AuditEntry.objects.filter(by=instance.pk).update(by=None)


@receiver(m2m_changed, sender=User.groups.through, dispatch_uid="audit: role")
def hear_role(
    instance: Any, action: str, reverse: bool, model: Any, pk_set: Any, **_kwargs: Any
) -> None:
    """Roles were given or taken; it is heard from the side of the account."""
    if action not in ("post_add", "post_remove", "post_clear") or reverse:
        return
    names = model.objects.filter(pk__in=pk_set or ()).values_list("name", flat=True)
    roles = ", ".join(sorted(name for name in names if name in Role.values)) or "all"
    note(Kind.ROLE, instance.get_username(), f"{action.removeprefix('post_')}: {roles}")


@receiver((post_save, post_delete), sender=CityOfficer, dispatch_uid="audit: city")
def hear_city(instance: CityOfficer, created: bool | None = None, **_kwargs: Any) -> None:
    """An officer was given a city, or it was taken."""
    told = "remove" if created is None else "add"
    note(Kind.CITY, instance.user.get_username(), f"{told}: {instance.city.slug}")


@receiver(post_save, sender=Invitation, dispatch_uid="audit: invited")
def hear_invitation(instance: Invitation, created: bool, **_kwargs: Any) -> None:
    """Somebody was invited."""
    if created:
        note(Kind.INVITED, instance.email, instance.role)


@receiver(released, dispatch_uid="audit: released")
def hear_release(record: Any, why: str = "", **_kwargs: Any) -> None:
    """A record, or its new version, went to the public."""
    note(Kind.RELEASED, detail=f"{record._meta.label_lower} {record.slug} {why}".strip())
