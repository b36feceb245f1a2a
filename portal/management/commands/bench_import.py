"""Command: how much longer an import takes than the same rows without history and checks."""

import time
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from aid.models import Delivery, Item
from cities.models import City
from portal.spreadsheets import reading
from portal.spreadsheets.importing import keep_read, write
from records.history import without_history
from records.models import State

HEAD = "city,title_uk,stage,when,category,item_1_nature,item_1_good,item_1_qualifier,"
HEAD += "item_1_quantity,item_1_unit\n"


class Command(BaseCommand):
    """Brings made-up deliveries, twice: as a file, and saved one by one; all is taken back."""

    help = "Measures an import against the same insert without history and validation."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many deliveries."""
        parser.add_argument("--rows", type=int, default=10_000)

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints both times and their ratio."""
        city = City.objects.filter(is_home=True).order_by("pk").first()
        if city is None:
            raise CommandError("Load the register first: manage.py load_register")
        rows = options["rows"]
        with transaction.atomic():
            plain = self.timed(lambda: save_each(city, rows))
            transaction.set_rollback(True)
        with transaction.atomic():
            user = get_user_model().objects.create_superuser("bench")
            content = (HEAD + "".join(line(city, place) for place in range(rows))).encode()
            brought = self.timed(lambda: bring_file(content, user))
            transaction.set_rollback(True)
        ratio = brought / plain
        self.stdout.write(
            f"import of {rows} deliveries with items: {brought:.1f} s with history and checks, "
            f"{plain:.1f} s saved without: {ratio:.2f} times"
        )

    def timed(self, action: Any) -> float:
        """Seconds that an action takes."""
        began = time.perf_counter()
        action()
        return time.perf_counter() - began


def line(city: City, place: int) -> str:
    """One row of the file."""
    return f"{city.slug},Поставка {place},delivered,2023-09,vehicles,goods,bus,exactly,5,vehicles\n"


def bring_file(content: bytes, user: Any) -> None:
    """Reads, checks and writes the file, as the command import_records does."""
    sheet = reading.read_sheet(content)
    kept = keep_read("deliveries", "bench.csv", content, sheet, user)
    write(kept, user, "")


def save_each(city: City, rows: int) -> None:
    """The same rows, saved one by one."""
    with without_history():
        for place in range(rows):
            row = Delivery(
                city=city,
                slug=f"bench-{place}",
                title_uk=f"Поставка {place}",
                stage="delivered",
                when_edtf="2023-09",
                category="vehicles",
                state=State.DRAFT,
            )
            row.save()
            Item(
                delivery=row,
                nature="goods",
                good="bus",
                qualifier="exactly",
                quantity=5,
                unit="vehicles",
            ).save()
