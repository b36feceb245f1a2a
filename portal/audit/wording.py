"""What an event of the log tells in the reader's words; it is stored in codes, which stay."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.apps import apps
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.audit.entry import AuditEntry
from records.roles import Role

Kind = AuditEntry.Kind
ALL_RIGHTS = "superuser"
DONE = {"add": _("added"), "remove": _("taken away"), "clear": _("taken away")}
STATES = {
    "made": _("made"),
    "active": _("changed"),
    "locked": _("locked"),
    "deleted": _("deleted"),
}
FACTORS = {
    Authenticator.Type.TOTP.value: _("authenticator app"),
    Authenticator.Type.WEBAUTHN.value: _("security key"),
    Authenticator.Type.RECOVERY_CODES.value: _("recovery codes"),
}
ROLES: dict[str, Any] = {
    **dict(Role.choices),
    ALL_RIGHTS: _("all rights (superuser)"),
    "all": _("all roles"),
}


def in_words(kind: str, detail: str) -> str:
    """The detail of an event; what has no word stays as it is stored."""
    if kind in (Kind.FACTOR_ADDED, Kind.FACTOR_REMOVED):
        return str(FACTORS.get(detail, detail))
    if kind == Kind.ACCOUNT:
        return str(STATES.get(detail, detail))
    if kind == Kind.INVITED:
        return str(ROLES.get(detail, detail))
    if kind in (Kind.ROLE, Kind.CITY):
        return of_change(detail)
    return of_release(detail) if kind == Kind.RELEASED else detail


def of_change(detail: str) -> str:
    """Added or taken away, and what."""
    done, colon, what = detail.partition(": ")
    if not colon:
        return detail
    names = [str(ROLES.get(name, name)) for name in what.split(", ")]
    return f"{DONE.get(done, done)}: {', '.join(names)}"


def of_release(detail: str) -> str:
    """The kind of the record, its address and the reason."""
    label, _space, rest = detail.partition(" ")
    slug, _space, why = rest.partition(" ")
    try:
        kind = str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return detail
    told = gettext("%(kind)s “%(slug)s”") % {"kind": kind, "slug": slug}
    return f"{told}: {why}" if why else told
