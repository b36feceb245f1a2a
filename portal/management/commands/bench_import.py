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
from portal.spreadsheets.writing import AT_ONCE
from records.history import without_history
from records.models import State

HEAD = "city,title_uk,stage,when,category,item_1_nature,item_1_good,item_1_qualifier,"
HEAD += "item_1_quantity,item_1_unit\n"


class Command(BaseCommand):
    """Brings made-up deliveries as a file, and inserts the same at once; all is taken back."""

    help = "Measures an import against the same insert without history and validation."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many deliveries, how often."""
        parser.add_argument("--rows", type=int, default=10_000)
        parser.add_argument("--rounds", type=int, default=3)

    def handle(self, *args: Any, **options: Any) -> None:
        """Prints the best times of both and their ratio."""
        city = City.objects.filter(is_home=True).order_by("pk").first()
        if city is None:
            raise CommandError("Load the register first: manage.py load_register")
        rows = options["rows"]
        content = (HEAD + "".join(line(city, place) for place in range(rows))).encode()
        plain, brought = [], []
        for _round in range(options["rounds"]):
            plain.append(self.timed(lambda: insert_at_once(city, rows)))
            brought.append(self.timed(lambda: bring_file(content)))
        ratio = min(brought) / min(plain)
        self.stdout.write(
            f"import of {rows} deliveries with items: {min(brought):.1f} s with history and "
            f"checks, {min(plain):.1f} s inserted at once without: {ratio:.2f} times"
        )

    def timed(self, action: Any) -> float:
        """Seconds that an action takes; what it wrote is taken back."""
        with transaction.atomic():
            began = time.perf_counter()
            action()
            took = time.perf_counter() - began
            transaction.set_rollback(True)
        return took


def line(city: City, place: int) -> str:
    """One row of the file."""
    return f"{city.slug},Поставка {place},delivered,2023-09,vehicles,goods,bus,exactly,5,vehicles\n"


def bring_file(content: bytes) -> None:
    """Reads, checks and writes the file, as the command import_records does."""
    user = get_user_model().objects.create_superuser("bench")
    sheet = reading.read_sheet(content)
    kept = keep_read("deliveries", "bench.csv", content, sheet, user)
    write(kept, user, "")


def insert_at_once(city: City, rows: int) -> None:
    """The same rows in as few statements as the import takes for them."""
    made = [
        Delivery(
            city=city,
            slug=f"bench-{place}",
            title_uk=f"Поставка {place}",
            stage="delivered",
            when_edtf="2023-09",
            category="vehicles",
            state=State.DRAFT,
        )
        for place in range(rows)
    ]
    with without_history():
        for start in range(0, rows, AT_ONCE):
            Delivery.objects.bulk_create(made[start : start + AT_ONCE])
        items = [
            Item(
                delivery=one,
                nature="goods",
                good="bus",
                qualifier="exactly",
                quantity=5,
                unit="vehicles",
            )
            for one in made
        ]
        for start in range(0, rows, AT_ONCE):
            Item.objects.bulk_create(items[start : start + AT_ONCE])
