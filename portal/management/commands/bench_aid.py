"""Command: query counts and times of what adds up aid, beside a delivery looked up by slug."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, models
from django.test import Client

from aid.models import Delivery
from portal.management.commands.bench import measure

# {city} is the home city with the most aid
PAGES = (
    "/en/aid/",
    "/en/aid/?measure=vehicles",
    "/en/aid/?receipt=part_of",
    "/en/aid/?city={city}",
    "/en/cities/{city}/",
    "/en/",
    "/api/v1/totals/",
    "/api/v1/totals/?city={city}",
    "/api/v1/totals/?stage=delivered&measure=vehicles",
    "/api/v1/deliveries/?page_size=100",
    "/en/search/?q=generators",
)


def busiest_city() -> str:
    """The slug of the home city with the most public aid. Raises: CommandError without any."""
    rows = Delivery.objects.public().order_by().values_list("city__slug")
    found = rows.annotate(number=models.Count("pk")).order_by("-number", "city__slug").first()
    if found is None:
        raise CommandError("No delivery is public: load the register, or make_aid.")
    return str(found[0])


class Command(BaseCommand):
    """Prints one line a page; times are ratios to the lookup, measured in the same run."""

    help = "Query counts and times of aid, its totals and the search, in the database as it is."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rounds", type=int, default=3, help="measurements a page")

    def handle(self, *args: Any, **options: Any) -> None:
        client, city = Client(headers={"host": "localhost"}), busiest_city()
        rounds = options["rounds"]
        slug = Delivery.objects.public().order_by("pk").values_list("slug", flat=True)[0]
        number = Delivery.objects.public().count()
        self.stdout.write(f"{number} public deliveries, {connection.vendor}")
        unit = 0.0
        for path in (f"/en/aid/{slug}/", *PAGES):
            path = path.format(city=city)
            status, queries, size, took = measure(client, path, rounds)
            unit = unit or took
            self.stdout.write(
                f"{path[:52]:<52}{status:>4}{queries:>4} queries{size / 1024:>7.1f} KB"
                f"{took * 1000:>7.0f} ms{took / unit:>7.1f}x"
            )
