"""Case page: the story of a home city with footnotes, its figures, partners, papers and aid."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone

from aid.counting import totals_of
from aid.models import Delivery
from aid.stage_table import received_table
from cities.maps import MapDrawing, draw
from cities.models import CaseProfile, City
from partnerships.models import Agreement, Initiative, Partnership
from portal.pages.footnotes import Prose, prose_of
from portal.pages.links import (
    SISTER,
    as_of_today,
    by_partner_name,
    countries,
    current,
    map_homes,
    map_links,
    of_kind,
)
from portal.pages.strips import NARROW_SHEET, WIDE_SHEET, Entry, Strip, strip
from portal.pages.timelines import (
    OF_CASE,
    event_moments,
    events_in_order,
    record_moments,
    timeline_of,
)
from records.languages import reader_language
from records.models import Record, Source

YEARS_AT_LEAST = 20


@dataclass(frozen=True)
class LinkFigures:
    """Links of a city by kind; `past` are not in force, or nobody knows."""

    current: int
    sister: int
    countries: int
    past: int

    @property
    def partner(self) -> int:
        """Links that are no sister links."""
        return self.current - self.sister


@dataclass(frozen=True)
class CityMaps:
    """Where the partners are: Europe, and the world for those beyond."""

    europe: MapDrawing
    world: MapDrawing

    @property
    def beyond(self) -> int:
        """Links that lead out of the Europe map."""
        return len(self.europe.outside)


@dataclass(frozen=True)
class YearFigure:
    """Figure 2: agreements by year of signature, drawn wide and narrow."""

    wide: Strip
    narrow: Strip
    first: int
    last: int
    undated: int


def case_context(city: City, profile: CaseProfile) -> dict[str, Any]:
    """What the case page shows."""
    own_links = Partnership.objects.public().filter(city=city).with_sources()
    links = as_of_today(own_links.prefetch_related("events"))
    alive = by_partner_name(current(links))
    agreements = list(Agreement.objects.public().of_city(city).for_lists())
    initiatives = list(Initiative.objects.public().of_city(city).for_lists())
    received = Delivery.objects.public().to_city(city)
    deliveries = list(received.for_lists())
    own = [agreement for agreement in agreements if agreement.city_id == city.pk]
    story = story_of(profile)
    return {
        "section": "cities",
        "city": city,
        "own": urlencode({"city": city.slug}),
        "profile": profile,
        "story": story,
        "link_figures": link_figures(links, alive),
        "in_force": in_force(city),
        "stages": Counter(delivery.stage for delivery in deliveries),
        "table": received_table(totals_of(received), reader_language(), city=city.slug),
        "links": alive,
        "maps": maps(city, alive),
        "agreements": own,
        "agreements_elsewhere": [one for one in agreements if one.city_id != city.pk],
        "years": year_figure(own),
        "timeline": timeline_of(
            [
                *(one for link in links for one in event_moments(link.events.all(), link)),
                *record_moments(own, initiatives, deliveries),
            ],
            OF_CASE,
        ),
        "events": events_in_order(links),
        "deliveries": deliveries,
        "initiatives": initiatives,
        "sources": count_sources(story, [*links, *agreements, *deliveries, *initiatives]),
    }


def in_force(city: City) -> int:
    """Agreements of the city that have not run out, as far as recorded."""
    return Agreement.objects.public().filter(city=city).in_force(timezone.localdate()).count()


def story_of(profile: CaseProfile) -> Prose:
    """The text with its footnotes; only public sources become notes."""
    cited = Source.objects.public().filter(slug__in=profile.cited_slugs)
    return prose_of(profile.text, {source.slug: source for source in cited})


def link_figures(links: Sequence[Partnership], alive: Sequence[Partnership]) -> LinkFigures:
    """What the key figures say of links."""
    return LinkFigures(
        current=len(alive),
        sister=of_kind(alive, SISTER),
        countries=len(countries(alive)),
        past=len(links) - len(alive),
    )


def maps(city: City, links: Sequence[Partnership]) -> CityMaps:
    """Both drawings with the links of one city."""
    homes = map_homes([city])
    europe = draw(map_links(links), "europe", homes=homes)
    return CityMaps(europe, draw(europe.outside, "world", homes=homes, box_of_europe=True))


def year_figure(agreements: Sequence[Agreement]) -> YearFigure | None:
    """Figure 2. Unknown: None where no agreement has a date."""
    entries = [
        Entry(paper.signed_on.year, mark_of(paper), str(paper.title))
        for paper in agreements
        if paper.signed_on
    ]
    if not entries:
        return None
    last = max(timezone.localdate().year, *(entry.year for entry in entries))
    first = min(last - YEARS_AT_LEAST, *(entry.year for entry in entries))
    return YearFigure(
        wide=strip(entries, first, last, WIDE_SHEET),
        narrow=strip(entries, first, last, NARROW_SHEET),
        first=min(entry.year for entry in entries),
        last=max(entry.year for entry in entries),
        undated=len(agreements) - len(entries),
    )


def mark_of(agreement: Agreement) -> str:
    """The mark of an agreement: a disc where it makes sister cities."""
    return "sister" if agreement.kind == Agreement.Kind.SISTER_CITY else "other"


def count_sources(story: Prose, records: Iterable[Record]) -> int:
    """On how many public sources the page rests, each counted once."""
    cited = {citation.source_id for record in records for citation in record.citations.all()}
    return len(cited | {note.source.pk for note in story.notes})
