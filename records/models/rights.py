"""Who of the staff may see and change a record; the roles are those of records/roles.py."""

from typing import Self

from django.db import models
from django.db.models import Q

from records.roles import Account, Role, edits_all, roles_of, sees_all


class RightsQuerySet(models.QuerySet):
    """The records of an account."""

    def editable_by(self, user: Account) -> Self:
        """The only gate to what staff may change."""
        return self.filter(self.model.editable_q(user))

    def viewable_by(self, user: Account) -> Self:
        """What staff sees in the admin: what it may change; readers see all."""
        return self.all() if sees_all(user) else self.editable_by(user)


class Rights:
    """Mixin for records: no city keeps them, so the officers of all cities share them."""

    # Columns that may name what is public, though others keep it
    NAMES_PUBLIC: tuple[str, ...] = ()

    @classmethod
    def editable_q(cls, user: Account) -> Q:
        """The condition that an account may change the record."""
        if edits_all(user):
            return Q()
        return cls.officer_q(user) if Role.OFFICER in roles_of(user) else Q(pk__in=())

    @classmethod
    def officer_q(cls, user: Account) -> Q:
        """The condition that an officer may change it: what no city keeps, all of them share."""
        return Q()

    def is_officers(self, user: Account) -> bool:
        """The same of one record, which may be deleted already."""
        return True

    def is_officers_alone(self, user: Account) -> bool:
        """Whether no city of other officers keeps it."""
        return True

    def is_editable_by(self, user: Account) -> bool:
        """Whether an account may change the record."""
        return edits_all(user) or (Role.OFFICER in roles_of(user) and self.is_officers(user))

    def is_viewable_by(self, user: Account) -> bool:
        """Whether an account sees the record in the admin."""
        return sees_all(user) or self.is_editable_by(user)

    def is_deletable_by(self, user: Account) -> bool:
        """Whether an account may delete it: never what others keep, too."""
        is_alone = Role.OFFICER in roles_of(user) and self.is_officers_alone(user)
        return edits_all(user) or is_alone
