"""Briefs: one printed page of a link or a city, for a delegation's folder."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from aid.counting import totals_of
from aid.models import Delivery
from aid.models.delivery import DeliveryQuerySet
from aid.stage_table import StageTable, received_table, stage_table
from cities.models import CaseProfile, City
from partnerships.models import Agreement, Initiative, Partnership
from portal.pages.links import SISTER, as_of_today, by_partner_name, countries, current, of_kind
from records.evidence import sources_of
from records.gone import public_or_gone
from records.languages import reader_language

# So many rows of each kind fit on the page; how many there are is always said
PAPERS, ROWS, JOINT, EVENTS, MEASURES, PARTNERS = 7, 10, 5, 6, 10, 60


@dataclass(frozen=True)
class Cut:
    """The first of some rows, and how many there are."""

    rows: Sequence[Any]
    all: int

    @property
    def is_cut(self) -> bool:
        """Whether some are left out."""
        return len(self.rows) < self.all


def cut(rows: Sequence[Any], most: int) -> Cut:
    """The first rows."""
    return Cut(rows[:most], len(rows))


def brief_table(table: StageTable) -> Cut:
    """The first measures of a table."""
    return cut(table.lines, MEASURES)


def partnership_brief(request: HttpRequest, slug: str) -> HttpResponse:
    """A link on one page."""
    link = public_or_gone(Partnership.objects.for_pages(), slug, request)
    if not isinstance(link, Partnership):
        return link
    papers = list(Agreement.objects.public().of_link(link).for_lists())
    joint = list(Initiative.objects.public().of_link(link).for_lists())
    given = Delivery.objects.public().to_city(link.city).given_by(link.partner)
    query = {"city": link.city.slug, "partner": link.partner.slug}
    table = stage_table(totals_of(given), reader_language(), **query)
    events = sorted(link.events.all(), key=lambda one: str(one.date_earliest or ""), reverse=True)
    context = {
        "record": link,
        "events": cut(events, EVENTS),
        "papers": cut(papers, PAPERS),
        "joint": cut(joint, JOINT),
        "table": table,
        "lines": brief_table(table),
        "aid": cut(rows_of(given), ROWS),
        "views": [event for event in link.events.all() if event.other_side][:2],
        "sources": len(sources_of(link.citations.all())),
        "today": timezone.localdate(),
    }
    return render(request, "portal/brief/partnership.html", context)


def rows_of(rows: DeliveryQuerySet) -> list[Delivery]:
    """Rows of aid, the newest first."""
    return list(rows.for_lists())


def city_brief(request: HttpRequest, slug: str) -> HttpResponse:
    """A city on one page: its links, and the aid it received or gave."""
    city = public_or_gone(City.objects.all(), slug, request)
    if not isinstance(city, City):
        return city
    links = as_of_today(Partnership.objects.public().of_city(city))
    alive = by_partner_name(current(links))
    aid = Delivery.objects.public()
    rows = aid.to_city(city) if city.is_home else aid.given_by(city)
    language = reader_language()
    table = (
        received_table(totals_of(rows), language, city=city.slug)
        if city.is_home
        else stage_table(totals_of(rows, boundary=aid), language, partner=city.slug)
    )
    context = {
        "city": city,
        "profile": CaseProfile.objects.public().filter(city=city).first() if city.is_home else None,
        "links": cut(alive, PARTNERS),
        "past": len(links) - len(alive),
        "sister": of_kind(alive, SISTER),
        "partner": len(alive) - of_kind(alive, SISTER),
        "countries": len(countries(alive)),
        "papers": cut(list(Agreement.objects.public().of_city(city).for_lists()), PAPERS),
        "table": table,
        "lines": brief_table(table),
        "aid": cut(rows_of(rows), ROWS),
        "today": timezone.localdate(),
    }
    return render(request, "portal/brief/city.html", context)
