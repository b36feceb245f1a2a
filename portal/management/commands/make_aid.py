"""Command: fills an empty database with made-up deliveries, to measure with."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from portal.made_aid import make_aid
from portal.search.generating import is_filled
from portal.search.rebuilding import settle


class Command(BaseCommand):
    """The same seed makes the same deliveries, on both databases."""

    help = "Fills an empty database with made-up deliveries, to measure with."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--deliveries", type=int, default=100_000, help="rows to make")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same rows")
        parser.add_argument(
            "--scratch", action="store_true", help="this database may be filled with made-up ones"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if is_filled(options["scratch"]):
            raise CommandError("Made-up records are there already.")
        number = make_aid(options["deliveries"], options["seed"])
        settle(connection)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        self.stdout.write(f"{number} deliveries, {connection.vendor}")
