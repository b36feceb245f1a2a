"""Sitemap: every public page in both languages, with the day of its last change."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement, Initiative, Organization, Partnership
from records.models import Record, Source

PAGES = (
    "home", "matrix", "matrix-shared", "map", "city-list", "partnership-list", "agreement-list",
    "initiative-list", "organization-list", "delivery-list", "aid-compare", "source-list", "data",
    "release-list", "methodology",
)  # fmt: skip
RECORDS: dict[str, type[Record]] = {
    "cities": City,
    "partnerships": Partnership,
    "agreements": Agreement,
    "initiatives": Initiative,
    "organizations": Organization,
    "aid": Delivery,
    "sources": Source,
}


class TwoLanguages(Sitemap):
    """Each page under both languages, each naming the other; `/` chooses for all others."""

    i18n = True
    alternates = True
    x_default = True
    limit = 1000


class PageSitemap(TwoLanguages):
    """Pages that are no record."""

    def items(self) -> tuple[str, ...]:
        """Names of their addresses."""
        return PAGES

    def location(self, item: str) -> str:
        return reverse(item)


class InBothLanguages:
    """Rows, each once in every language, read no further than the page that is asked for."""

    def __init__(self, rows: models.QuerySet, languages: Sequence[str]) -> None:
        self.rows, self.languages = rows, languages

    def count(self) -> int:
        """How many addresses there are."""
        return self.rows.count() * len(self.languages)

    __len__ = count

    def __getitem__(self, part: slice) -> list[tuple[Record, str]]:
        """The addresses of a part that begins and ends with a whole row."""
        each = len(self.languages)
        rows = self.rows[part.start // each : part.stop // each]
        return [(row, language) for row in rows for language in self.languages]


class RecordSitemap(TwoLanguages):
    """The public records of one kind."""

    def __init__(self, model: type[Record]) -> None:
        super().__init__()
        self.model = model

    def items(self) -> models.QuerySet:
        """By primary key, so that a page of the sitemap stays what it is."""
        rows: Any = self.model._default_manager
        return rows.public().order_by("pk").only("pk", "slug", "changed_at")

    def _items(self) -> InBothLanguages:
        """Django makes a list of all rows in memory, whatever the page."""
        return InBothLanguages(self.items(), self._languages())

    def lastmod(self, item: Record) -> datetime:
        """The last change of the record."""
        return item.changed_at

    def get_latest_lastmod(self) -> datetime | None:
        """The last change of all, without reading them."""
        return self.items().aggregate(last=models.Max("changed_at"))["last"]


SITEMAPS: dict[str, Any] = {
    "pages": PageSitemap,
    **{name: RecordSitemap(model) for name, model in RECORDS.items()},
}


def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read: all pages and files, but no endless combinations of filters."""
    context = {"sitemap": request.build_absolute_uri(reverse("sitemap"))}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")
