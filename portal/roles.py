"""What each role may do to each kind of record; kept in the groups after each migration.

Whose records an account sees and edits says `editable_by` of the records.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth.management import create_permissions
from django.contrib.auth.models import Group, Permission
from django.db import connections
from django.db.models import Q

from records.roles import Role

ALL = ("view", "add", "change", "delete")
SEEN = ("view",)
RECORDS = (
    "records.source",
    "cities.city",
    "cities.caseprofile",
    "partnerships.organization",
    "partnerships.partnership",
    "partnerships.agreement",
    "partnerships.initiative",
    "aid.delivery",
)
ROWS = (
    "records.citation",
    "records.contactperson",
    "cities.cityname",
    "partnerships.partnershipevent",
    "partnerships.agreementparty",
    "partnerships.approvalstep",
    "partnerships.initiativeparty",
    "aid.item",
    "aid.participant",
    "aid.deliveryrelation",
)
WORDS = ("partnerships.area",)
# Accounts are locked, never deleted: history names them
ACCOUNTS = {
    "auth.user": ("view", "add", "change"),
    "cities.cityofficer": ALL,
    "portal.auditentry": SEEN,
    "portal.invitation": ("view", "add", "change", "delete"),
}


def each(kinds: tuple[str, ...], rights: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The same rights to each kind."""
    return dict.fromkeys(kinds, rights)


EDITING = {**each(RECORDS, ALL), **each(ROWS, ALL)}
RIGHTS: dict[str, dict[str, tuple[str, ...]]] = {
    Role.OFFICER: {**EDITING, **each(WORDS, SEEN)},
    Role.EDITOR: {**EDITING, **each(WORDS, ALL)},
    Role.ADMINISTRATOR: {**EDITING, **each(WORDS, ALL), **ACCOUNTS},
    Role.READER: each((*RECORDS, *ROWS, *WORDS), SEEN),
}


def settle_roles(using: str, **kwargs: Any) -> None:
    """Gives the group of each role its rights, and no others; a database emptied gets them anew."""
    if Group._meta.db_table not in connections[using].introspection.table_names():
        return
    for label in sorted({kind.split(".")[0] for kinds in RIGHTS.values() for kind in kinds}):
        # Django makes them app by app, those of the lower floors after this
        create_permissions(apps.get_app_config(label), verbosity=0, using=using)
    for role, kinds in RIGHTS.items():
        group, _created = Group.objects.using(using).get_or_create(name=role)
        group.permissions.set(Permission.objects.using(using).filter(named(kinds)))


def named(kinds: dict[str, tuple[str, ...]]) -> Q:
    """The condition of being one of these rights."""
    condition = Q()
    for kind, rights in kinds.items():
        label, model = kind.split(".")
        names = [f"{right}_{model}" for right in rights]
        condition |= Q(content_type__app_label=label, codename__in=names)
    return condition
