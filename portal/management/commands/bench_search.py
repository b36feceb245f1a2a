"""Command: how long a search takes among many made-up records, beside a lookup by slug."""

import statistics
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.search.generating import is_filled, make_records
from portal.search.kinds import KINDS
from portal.search.rebuilding import settle
from portal.search.tables import SearchEntry
from records.models import Record

MOST = 3
# Common and rare words, one and several, beginnings, other names, slips, nothing at all
QUESTIONS = (
    "допомога",
    "aid",
    "до",
    "ка",
    "kaloburg",
    "burgau",
    "допомога лікарня вода",
    "генератори міст",
    "bridges training ambulance",
    "допомогв",
    "generatosr",
    "zzzzqqq",
)


def seconds(client: Client, path: str) -> float:
    """Time of an answer. Unit: seconds. Raises: CommandError where it is none."""
    start = time.perf_counter()
    status = client.get(path).status_code
    took = time.perf_counter() - start
    if status != 200:
        raise CommandError(f"{path}: {status}")
    return took


def beside(client: Client, path: str, lookups: list[str], rounds: int) -> tuple[float, float]:
    """Median times of an answer and of lookups, taken in turns. Unit: seconds."""
    client.get(path)
    answers, looked = [], []
    for turn in range(rounds * len(lookups)):
        looked.append(seconds(client, lookups[turn % len(lookups)]))
        answers.append(seconds(client, path))
    return statistics.median(answers), statistics.median(looked)


def looked_up() -> list[Record]:
    """A public record of each kind; of cities a partner, whose page is short."""
    rows = [kind.model._default_manager.public().order_by("-pk").first() for kind in KINDS]
    return [row for row in rows if row]


class Command(BaseCommand):
    """Prints a line a question: queries, time, and its ratio to a lookup by slug."""

    help = "Fills an empty database with made-up records and measures the search among them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--records", type=int, default=100_000, help="records to make")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same records")
        parser.add_argument("--rounds", type=int, default=2, help="measurements of each lookup")
        parser.add_argument(
            "--scratch", action="store_true", help="this database may be filled with made-up ones"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        self.fill(options["records"], options["seed"], options["scratch"])
        client, rounds = Client(headers={"host": "localhost"}), options["rounds"]
        pages = [f"/en{row.get_absolute_url()[3:]}" for row in looked_up()]
        parts = [
            path.replace("/en/", "/api/v1/").replace("/aid/", "/deliveries/") for path in pages
        ]
        for path in [*pages, *parts]:
            client.get(path)
        self.stdout.write(
            f"{SearchEntry.objects.count()} records, {connection.vendor}; times a lookup by slug, "
            f"of {len(pages)} kinds in turn"
        )
        worst = max(self.measure(client, text, pages, parts, rounds) for text in QUESTIONS)
        verdict = "kept" if worst <= MOST else "NOT KEPT"
        self.stdout.write(f"at most {MOST} times a lookup: {verdict} ({worst:.1f})")

    def fill(self, records: int, seed: int, is_scratch: bool) -> None:
        """Makes the records, unless they are there. Raises: CommandError on a real register."""
        if not is_filled(is_scratch):
            make_records(records, seed)
            settle(connection)
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    def measure(
        self, client: Client, text: str, pages: list[str], parts: list[str], rounds: int
    ) -> float:
        """Measures one question. Returns: the worse of its ratios."""
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/search/", {"q": text})
        # Later requests empty the log
        number = len(queries)
        page, by_page = beside(client, f"/en/search/?q={text}", pages, rounds)
        part, by_part = beside(client, f"/api/v1/search/?q={text}&page_size=8", parts, rounds)
        self.stdout.write(
            f"{text:<28}{number:>4} queries   page {page * 1000:>5.0f} ms {page / by_page:>4.1f}x"
            f"   API {part * 1000:>5.0f} ms {part / by_part:>4.1f}x"
        )
        return max(page / by_page, part / by_part)
