"""Map of links: all links of a day on one sheet, a step for each year, the same in a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cities.maps import MapDrawing, draw
from cities.models import City
from partnerships.filters import PartnershipFilter
from partnerships.models import Partnership
from partnerships.through_years import YearCount, steps_by_link, through_years
from portal.pages.links import countries, current, map_homes, map_links
from records.collation import sort_key
from records.filterbar import chips_of
from records.languages import reader_language
from records.listing import filter_in_force

# Filters that say which links, whatever the day and the state
OF_ANY_DAY = ("city", "partner", "country", "q")
STRIP_WIDTH, STRIP_HEIGHT, STRIP_FOOT = 900, 64, 18
TICK_YEARS = 10


@dataclass(frozen=True)
class Drawn:
    """Europe, and the world for what lies beyond; links without coordinates stand in the table."""

    europe: MapDrawing
    world: MapDrawing
    inside: int
    without_place: int

    @property
    def beyond(self) -> int:
        """Links that lead out of the Europe map."""
        return len(self.europe.outside)


@dataclass(frozen=True)
class YearBar:
    """One year as a bar that leads to its map."""

    year: int
    links: int
    query: str
    is_shown: bool
    x: str
    y: str
    width: str
    height: str
    undated_y: str
    undated: str
    tick: str


@dataclass(frozen=True)
class Stepper:
    """The years side by side, and the steps back and on from the one shown."""

    bars: tuple[YearBar, ...]
    shown: YearBar | None
    before: YearBar | None
    after: YearBar | None


def links_map(request: HttpRequest) -> HttpResponse:
    """The map as asked; a query that cannot be answered gets the form back with reasons."""
    asked = PartnershipFilter(request.GET, Partnership.objects.public(), request=request)
    if not asked.is_valid():
        return render(request, "portal/map.html", {"section": "map", "filter": asked}, status=400)
    today = timezone.localdate()
    day = asked.form.cleaned_data["on"] or today
    links = shown_links(asked)
    context = {
        "section": "map",
        "filter": asked,
        "chips": chips_of(asked),
        "links": in_table_order(links),
        "drawn": drawn_of(links),
        "figures": figures_of(links),
        "day": day,
        "is_today": day == today,
        "states": asked.form.cleaned_data["status"],
        "stepper": stepper_of(asked, day, today),
        "rows": rows_query(asked),
        "asked": urlencode(filter_in_force(request, asked)),
    }
    return render(request, "portal/map.html", context)


def shown_links(asked: PartnershipFilter) -> list[Partnership]:
    """The links of the day, in force unless other states are asked for."""
    links = list(asked.qs.select_related("city", "partner"))
    for link in links:
        link.kind, link.status = link.kind_on or link.kind, link.status_on
    return links if asked.form.cleaned_data["status"] else current(links)


def in_table_order(links: Sequence[Partnership]) -> list[Partnership]:
    """By country and partner, as the reader's language sorts them."""
    language = reader_language()
    return sorted(
        links,
        key=lambda link: (
            sort_key(str(link.partner.country.name), language),
            sort_key(link.partner.name, language),
            link.city.slug,
        ),
    )


def drawn_of(links: Sequence[Partnership]) -> Drawn:
    """Both sheets."""
    placed = map_links(links)
    homes = map_homes(City.objects.public().home().filter(links__in=links).distinct())
    europe = draw(placed, "europe", homes=homes)
    world = draw(europe.outside, "world", homes=homes, box_of_europe=True)
    return Drawn(europe, world, len(placed) - len(europe.outside), len(links) - len(placed))


def figures_of(links: Sequence[Partnership]) -> dict[str, int]:
    """What is counted, each with its own unit (R11)."""
    return {
        "links": len(links),
        "partners": len({link.partner_id for link in links}),
        "countries": len(countries(links)),
        "undated": sum(link.has_no_date for link in links),
    }


def rows_query(asked: PartnershipFilter) -> str:
    """The list's parameters for exactly the links shown."""
    query = asked.data.copy()
    query.pop("page", None)
    if not asked.form.cleaned_data["status"]:
        query["status"] = Partnership.Status.ACTIVE
    return str(query.urlencode())


def stepper_of(asked: PartnershipFilter, day: date, today: date) -> Stepper:
    """The years of the links that the filters choose, whatever their day and state."""
    chosen = {name: asked.data.getlist(name) for name in OF_ANY_DAY if name in asked.data}
    query = asked.data.copy()
    query.clear()
    for name, values in chosen.items():
        query.setlist(name, values)
    rows = PartnershipFilter(query, Partnership.objects.public(), request=asked.request).qs
    kinds = asked.form.cleaned_data["kind"]
    bars = bars_of(through_years(steps_by_link(rows), today, kinds), asked, day)
    place = next((number for number, bar in enumerate(bars) if bar.is_shown), None)
    if place is None:
        return Stepper(bars, None, None, None)
    return Stepper(
        bars=bars,
        shown=bars[place],
        before=bars[place - 1] if place else None,
        after=bars[place + 1] if place + 1 < len(bars) else None,
    )


def bars_of(years: list[YearCount], asked: PartnershipFilter, day: date) -> tuple[YearBar, ...]:
    """The years as bars on one scale."""
    most = max((one.links for one in years), default=1) or 1
    step = STRIP_WIDTH / max(len(years), 1)
    room = STRIP_HEIGHT - STRIP_FOOT - 2
    return tuple(
        YearBar(
            year=one.year,
            links=one.links,
            query=query_of(asked, one, is_last=one is years[-1]),
            is_shown=one.year == day.year,
            x=f"{place * step:.1f}",
            y=f"{STRIP_HEIGHT - STRIP_FOOT - one.links / most * room:.1f}",
            width=f"{max(step - 1.2, 0.8):.1f}",
            height=f"{one.links / most * room:.1f}",
            undated_y=f"{STRIP_HEIGHT - STRIP_FOOT - one.undated / most * room:.1f}",
            undated=f"{one.undated / most * room:.1f}",
            tick=str(one.year) if not one.year % TICK_YEARS else "",
        )
        for place, one in enumerate(years)
    )


def query_of(asked: PartnershipFilter, year: YearCount, is_last: bool) -> str:
    """This page as of the end of the year; of the present one as of today."""
    query = asked.data.copy()
    query.pop("on", None)
    if not is_last:
        query["on"] = year.day.isoformat()
    return f"?{query.urlencode()}"
