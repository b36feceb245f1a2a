"""Command: query counts, compressed sizes and time ratios of the main pages."""

import gzip
import statistics
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

# The first is the measure: one record looked up by its slug
PAGES = (
    "/en/cities/freiburg-im-breisgau/",
    "/en/",
    "/en/matrix/",
    "/uk/matrix/?shared=2",
    "/en/cities/lviv/",
    "/en/partnerships/lviv--freiburg-im-breisgau/",
    "/en/partnerships/",
    "/en/agreements/",
    "/en/aid/",
    "/en/sources/",
    "/api/v1/cities/lviv/",
    "/api/v1/deliveries/?page_size=100",
    "/api/v1/matrix/",
    "/api/v1/cases/lviv/",
)


def seconds(client: Client, path: str, rounds: int) -> float:
    """Median time of an answer. Unit: seconds."""
    times = []
    for _round in range(rounds):
        start = time.perf_counter()
        client.get(path)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def measure(client: Client, path: str, rounds: int) -> tuple[int, int, int, float]:
    """Status, number of queries, size compressed (bytes) and time (seconds) of an answer."""
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    size = len(gzip.compress(b"".join(response), compresslevel=6))
    return response.status_code, len(queries), size, seconds(client, path, rounds)


class Command(BaseCommand):
    """Prints one line a page; times are ratios to the first, measured in the same run."""

    help = "Query counts, compressed sizes and time ratios of the main pages."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--rounds", type=int, default=7, help="measurements a page")

    def handle(self, *args: Any, **options: Any) -> None:
        client, unit = Client(headers={"host": "localhost"}), 0.0
        self.stdout.write(f"{'page':<48}{'status':>7}{'queries':>9}{'gzip KB':>9}{'time':>8}")
        for path in PAGES:
            status, queries, size, took = measure(client, path, options["rounds"])
            unit = unit or took
            line = f"{path:<48}{status:>7}{queries:>9}{size / 1024:>9.1f}{took / unit:>7.1f}x"
            self.stdout.write(line)
        self.stdout.write(f"1.0x = {unit * 1000:.0f} ms here, {connection.vendor}")
