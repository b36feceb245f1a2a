"""Roles of staff: whose records each sees and edits. Which forms it opens: portal/roles.py."""

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.utils.translation import gettext_lazy as _

Account = AbstractBaseUser | AnonymousUser


class Role(models.TextChoices):
    """What a person does here; the value is the name of the group."""

    OFFICER = "officer", _("officer of cities")
    EDITOR = "editor", _("editor of all cities")
    ADMINISTRATOR = "administrator", _("administrator")
    READER = "reader", _("reader of internal records")


EDIT_ALL = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
SEE_ALL = EDIT_ALL | {Role.READER}


def roles_of(user: Account) -> frozenset[str]:
    """The roles of an account, asked once; a superuser is an administrator, too."""
    if not user.is_active:
        return frozenset()
    if not hasattr(user, "known_roles"):
        user.known_roles = frozenset({Role.ADMINISTRATOR} if user.is_superuser else groups_of(user))
    return user.known_roles


def groups_of(user: Account) -> list[str]:
    """The names of those groups that are roles."""
    named = user.groups.filter(name__in=Role.values)
    return list(named.values_list("name", flat=True))


def edits_all(user: Account) -> bool:
    """Whether the account edits the records of all cities."""
    return bool(roles_of(user) & EDIT_ALL)


def sees_all(user: Account) -> bool:
    """Whether the account sees the records of all cities, drafts too."""
    return bool(roles_of(user) & SEE_ALL)
