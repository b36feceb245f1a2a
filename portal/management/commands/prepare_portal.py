"""Command: what `make run` does between migrating and serving."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

from cities.models import City, GazetteerPlace

PLACES = (("Site", "/"), ("Admin", "/admin/"), ("API", "/api/v1/"))


class Command(BaseCommand):
    """Loads register and gazetteer where there are none, then says where everything is."""

    help = "Loads register and gazetteer the first time and prints the addresses."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", default="8000", help="port that will be served")

    def handle(self, *args: Any, **options: Any) -> None:
        if not City.objects.exists():
            call_command("load_register", stdout=self.stdout)
        if not GazetteerPlace.objects.exists():
            call_command("load_gazetteer", stdout=self.stdout)
        for name, path in PLACES:
            self.stdout.write(f"{name:<6} http://127.0.0.1:{options['port']}{path}")
        if not settings.IS_PRODUCTION:
            self.stdout.write("Demo logins for the admin (name / password):")
            call_command("make_demo_officers", stdout=self.stdout)
