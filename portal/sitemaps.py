"""Sitemap: every public page in both languages, with the day of its last change."""

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
    "home", "matrix", "map", "city-list", "partnership-list", "agreement-list", "initiative-list",
    "organization-list", "delivery-list", "source-list", "data", "release-list", "methodology",
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


class RecordSitemap(TwoLanguages):
    """The public records of one kind."""

    def __init__(self, model: type[Record]) -> None:
        super().__init__()
        self.model = model

    def items(self) -> models.QuerySet:
        """By primary key, so that a page of the sitemap stays what it is."""
        rows: Any = self.model._default_manager
        return rows.public().order_by("pk").only("pk", "slug", "updated_at")

    def lastmod(self, item: Record) -> datetime:
        """The last change of the record."""
        return item.updated_at


SITEMAPS: dict[str, Any] = {
    "pages": PageSitemap,
    **{name: RecordSitemap(model) for name, model in RECORDS.items()},
}


def robots(request: HttpRequest) -> HttpResponse:
    """What robots may read: all pages and files, but no endless combinations of filters."""
    context = {"sitemap": request.build_absolute_uri(reverse("sitemap"))}
    return render(request, "robots.txt", context, content_type="text/plain; charset=utf-8")
