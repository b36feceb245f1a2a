"""Command: an account of each role to try the admin with, outside production only."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from cities.models import City, CityOfficer
from records.roles import Role

PASSWORD = "partnership-demo"  # noqa: S105 - printed on purpose, refused in production
ACCOUNTS = {
    "demo-officer": Role.OFFICER,
    "demo-editor": Role.EDITOR,
    "demo-admin": Role.ADMINISTRATOR,
    "demo-reader": Role.READER,
}
CITY = "lviv"


class Command(BaseCommand):
    """Makes an officer of one city, an editor, an administrator and a reader."""

    help = "Makes demo accounts of each role for the admin; refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IS_PRODUCTION:
            raise CommandError(_("Demo accounts are not made in production."))
        for name, role in ACCOUNTS.items():
            user, created = get_user_model().objects.get_or_create(
                username=name,
                defaults={"is_staff": True, "is_superuser": role == Role.ADMINISTRATOR},
            )
            if created:
                user.set_password(PASSWORD)
                user.save()
            user.groups.set(Group.objects.filter(name=role))
            if role == Role.OFFICER:
                for city in City.objects.home().filter(slug=CITY):
                    CityOfficer.objects.get_or_create(user=user, city=city)
            self.stdout.write(f"{name} / {PASSWORD} ({role.label})")
