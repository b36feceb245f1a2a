"""Home page: what this is, key figures, the map, the case cities, the newest records."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext

from aid.models import Delivery
from cities.maps import MapDrawing, draw
from cities.models import City
from partnerships.models import Agreement, Partnership
from portal.pages.dispute import Dispute, dispute_of
from portal.pages.links import (
    SISTER,
    as_of_today,
    countries,
    country_bars,
    current,
    map_homes,
    map_links,
    of_kind,
    shared_partners,
    strip_of,
    undated,
)
from portal.pages.newest import newest
from portal.pages.strips import Strip
from portal.pages.wording import in_a_row, numeral
from records.languages import reader_language
from records.models import Source


@dataclass(frozen=True)
class CaseCard:
    """A case city on the home page."""

    city: City
    links: int
    sister: int
    agreements: int
    delivered: int
    strip: Strip
    undated: int

    @property
    def partner(self) -> int:
        """Links that are no sister links."""
        return self.links - self.sister


@dataclass(frozen=True)
class Maps:
    """Map 1: Europe, and the world for what lies beyond."""

    europe: MapDrawing
    world: MapDrawing
    inside: int

    @property
    def beyond(self) -> int:
        """Links that lead out of the Europe map."""
        return len(self.europe.outside)


def home(request: HttpRequest) -> HttpResponse:
    """The first page."""
    links = current(as_of_today(Partnership.objects.public()))
    cases = list(City.objects.public().cases())
    context = {
        "headline": headline(len(cases)),
        "names": in_a_row([city.name for city in cases], reader_language()),
        "case_count": len(cases),
        "numeral": numeral(len(cases), reader_language()),
        "figures": figures(links),
        "maps": maps(links, cases),
        "oldest": oldest(links),
        "bars": country_bars(links),
        "shared": shared_partners(links),
        "cards": cards(cases, links),
        "newest": newest(),
        "dispute": dispute(),
    }
    return render(request, "portal/home.html", context)


def headline(cases: int) -> str:
    """The first line, which follows the number of case cities."""
    number = numeral(cases, reader_language()).capitalize()
    return ngettext(
        "%(number)s Ukrainian city, its partners abroad, and what came of it",
        "%(number)s Ukrainian cities, their partners abroad, and what came of it",
        cases,
    ) % {"number": number}


def figures(links: Sequence[Partnership]) -> dict[str, int]:
    """The key figures, each of public records."""
    return {
        "links": len(links),
        "partners": len({link.partner_id for link in links}),
        "countries": len(countries(links)),
        "agreements": Agreement.objects.public().count(),
        "deliveries": Delivery.objects.public().count(),
        "sources": Source.objects.public().count(),
    }


def maps(links: Sequence[Partnership], cases: Sequence[City]) -> Maps:
    """Both drawings; the world shows only links that the first cannot hold."""
    drawn, homes = map_links(links), map_homes(cases)
    europe = draw(drawn, "europe", homes=homes)
    world = draw(europe.outside, "world", homes=homes, box_of_europe=True)
    return Maps(europe, world, len(drawn) - len(europe.outside))


def oldest(links: Sequence[Partnership]) -> Partnership | None:
    """The oldest dated link. Unknown: None where none is dated."""
    dated = [link for link in links if link.established and link.established_earliest]
    return min(dated, key=lambda link: (link.established_earliest, link.slug), default=None)


def cards(cases: Sequence[City], links: Sequence[Partnership]) -> list[CaseCard]:
    """The case cities with what they count; one query for agreements, one for aid."""
    delivered = Delivery.objects.public().filter(stage=Delivery.Stage.DELIVERED)
    agreements = Counter(Agreement.objects.public().values_list("city_id", flat=True))
    aid = Counter(delivered.values_list("city_id", flat=True))
    return [
        card(city, [link for link in links if link.city_id == city.pk], agreements, aid)
        for city in cases
    ]


def card(
    city: City, links: Sequence[Partnership], agreements: Counter[int], aid: Counter[int]
) -> CaseCard:
    """One case city."""
    return CaseCard(
        city=city,
        links=len(links),
        sister=of_kind(links, SISTER),
        agreements=agreements[city.pk],
        delivered=aid[city.pk],
        strip=strip_of(links),
        undated=undated(links),
    )


def dispute() -> Dispute | None:
    """A link whose sources disagree on its beginning, as an example. Unknown: None."""
    return dispute_of(Partnership.objects.public())
