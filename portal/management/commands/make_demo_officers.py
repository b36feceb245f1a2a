"""Command: accounts to try the admin with, outside production only."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

RECORD_APPS = ("aid", "partnerships", "cities", "records")
GROUP = "officers"
PASSWORD = "partnership-demo"  # noqa: S105 - printed on purpose, refused in production
ACCOUNTS = {"demo-officer": False, "demo-admin": True}


def officers() -> Group:
    """The group that may edit every kind of record."""
    group, _created = Group.objects.get_or_create(name=GROUP)
    group.permissions.set(Permission.objects.filter(content_type__app_label__in=RECORD_APPS))
    return group


class Command(BaseCommand):
    """Makes an officer and an administrator with a known password."""

    help = "Makes demo accounts for the admin; refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError(_("Demo accounts are not made in production."))
        group = officers()
        for name, is_superuser in ACCOUNTS.items():
            user, created = get_user_model().objects.get_or_create(
                username=name, defaults={"is_staff": True, "is_superuser": is_superuser}
            )
            if created:
                user.set_password(PASSWORD)
                user.save()
                user.groups.add(group)
            self.stdout.write(f"{name} / {PASSWORD}")
