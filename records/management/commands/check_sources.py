"""Command: visits the addresses of public sources and keeps how they answer."""

from argparse import ArgumentParser
from collections import Counter
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.core.management.base import BaseCommand
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from tqdm import tqdm

from records.checking.politeness import Pace, Robots
from records.checking.visiting import Visit, visit
from records.models import Source
from records.models.source import CheckResult

AGENT = "RegisterOfMunicipalDiplomacy"
# A check is no change of the record: neither its version nor its last change may move
FAILS = (
    CheckResult.NOT_FOUND,
    CheckResult.REFUSED,
    CheckResult.SERVER_ERROR,
    CheckResult.NO_ANSWER,
)


class Command(BaseCommand):
    """Asks each host slowly and keeps its robots.txt; each result is kept at once.

    So it may be broken off and begun again: those longest unchecked come first. Addresses in
    private networks are never visited.
    """

    help = _("Visit the addresses of public sources and keep how they answer.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How many, which, how slowly."""
        add = parser.add_argument
        add("--limit", type=int, default=0, help=_("At most so many sources."))
        add("--older-than", type=int, default=0, help=_("Only those unchecked for so many days."))
        add("--host", default="", help=_("Only addresses of this host."))
        add("--slug", default="", help=_("Only this source."))
        add("--pause", type=float, default=5.0, help=_("Seconds between two visits to a host."))
        add("--dry-run", action="store_true", help=_("Only tell what would be visited."))
        add("--allow-private", action="store_true", help=_("For tests on this machine."))

    def handle(self, *args: Any, **options: Any) -> None:
        """Visits the sources and tells the results."""
        sources = self.chosen(options)
        if options["dry_run"]:
            for source in sources:
                self.stdout.write(source.url)
            return
        session = requests.Session()
        session.headers["User-Agent"] = f"{AGENT}/1 (+{settings.PORTAL_ORIGIN}/en/methodology/)"
        private = options["allow_private"]
        pace, robots = Pace(options["pause"]), Robots(session, AGENT, private)
        results: Counter[str] = Counter()
        for source in tqdm(sources, disable=None, file=self.stderr):
            pace.wait(source.url)
            found = visit(source.url, session, robots.may_visit, private)
            keep(source, found)
            results[str(found.result)] += 1
        for result in CheckResult:
            if results[result.value]:
                self.stdout.write(f"{result.label}: {results[result.value]}")
        self.stdout.write(_("%d sources visited.") % sum(results.values()))

    def chosen(self, options: dict[str, Any]) -> list[Source]:
        """The sources to visit, those longest unchecked first."""
        rows: QuerySet[Source] = Source.objects.public().exclude(url="")
        if options["slug"]:
            rows = rows.filter(slug=options["slug"])
        if options["older_than"]:
            day = timezone.localdate() - timedelta(days=options["older_than"])
            rows = rows.filter(Q(checked_on__isnull=True) | Q(checked_on__lte=day))
        found = list(rows.order_by(F("checked_on").asc(nulls_first=True), "pk"))
        if options["host"]:
            found = [one for one in found if urlsplit(one.url).hostname == options["host"]]
        return found[: options["limit"]] if options["limit"] else found


def keep(source: Source, found: Visit) -> None:
    """Keeps the result beside the record, which stays the version that it is."""
    today = timezone.localdate()
    failing = (source.failing_since or today) if found.result in FAILS else None
    Source.objects.filter(pk=source.pk).update(
        checked_on=today,
        check_result=found.result,
        check_status=found.status,
        moved_to=found.moved_to,
        failing_since=failing,
    )
