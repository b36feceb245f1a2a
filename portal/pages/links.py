"""Links as pages count and draw them: as they stand today, with both ends."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from cities.maps import MapHome, MapLink
from cities.models import City
from partnerships.models import Partnership
from partnerships.models.partnership import PartnershipQuerySet
from portal.pages.strips import CASE_SHEET, Entry, Strip, strip
from records.collation import sort_key
from records.languages import reader_language

SISTER = Partnership.Kind.SISTER.value
FIRST_YEAR = 1940
COUNTRIES_SHOWN = 6
BAR_WIDTH = 200


@dataclass(frozen=True)
class CountryBar:
    """A country with its links by kind, and how long its bars are."""

    code: str
    name: str
    sister: int
    partner: int
    sister_width: str
    partner_x: str
    partner_width: str

    @property
    def links(self) -> int:
        """Links of both kinds."""
        return self.sister + self.partner


@dataclass(frozen=True)
class SharedPartner:
    """A partner that several home cities have in common."""

    city: City
    homes: tuple[str, ...]


def as_of_today(links: PartnershipQuerySet) -> list[Partnership]:
    """Links with both ends, kind and state as their events leave them today."""
    found = list(links.as_of(timezone.localdate()).select_related("city", "partner"))
    for link in found:
        link.kind, link.status = link.kind_on or link.kind, link.status_on
    return found


def current(links: Iterable[Partnership]) -> list[Partnership]:
    """Those that are in force."""
    return [link for link in links if link.is_current]


def by_partner_name(links: Iterable[Partnership]) -> list[Partnership]:
    """In the order in which the reader looks for the partners' names."""
    language = reader_language()
    return sorted(links, key=lambda link: sort_key(link.partner.name, language))


def of_kind(links: Iterable[Partnership], kind: str) -> int:
    """How many are of the kind."""
    return sum(link.kind == kind for link in links)


def countries(links: Iterable[Partnership]) -> set[str]:
    """The countries of the partners, as ISO codes."""
    return {link.partner.country.code for link in links}


def map_homes(cities: Iterable[City]) -> list[MapHome]:
    """Home cities as the map takes them."""
    return [
        MapHome(city.name, float(city.latitude), float(city.longitude))
        for city in cities
        if city.latitude is not None
    ]


def map_links(links: Sequence[Partnership]) -> list[MapLink]:
    """Links as the map takes them; one whose city or partner has no coordinates is left out."""
    labels = partner_labels(links)
    return [
        MapLink(
            home=link.city.name,
            home_lat=float(link.city.latitude),
            home_lon=float(link.city.longitude),
            partner=link.partner.name,
            partner_lat=float(link.partner.latitude),
            partner_lon=float(link.partner.longitude),
            kind=link.kind,
            label=labels[link.partner_id],
            url=link.partner.get_absolute_url(),
        )
        for link in links
        if link.city.latitude is not None and link.partner.latitude is not None
    ]


def partner_labels(links: Iterable[Partnership]) -> dict[int, str]:
    """What a dot says of its partner: "Oslo, Norway: partner city (Kyiv, Lviv)"."""
    kinds: dict[City, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        kinds[link.partner][link.get_kind_display()].append(link.city.name)
    return {
        partner.pk: _("%(partner)s, %(country)s: %(links)s")
        % {
            "partner": partner.name,
            "country": partner.country.name,
            "links": ", ".join(f"{kind} ({', '.join(homes)})" for kind, homes in by_kind.items()),
        }
        for partner, by_kind in kinds.items()
    }


def country_bars(links: Sequence[Partnership]) -> list[CountryBar]:
    """The countries with most links, on one scale."""
    language = reader_language()
    names = {link.partner.country.code: link.partner.country.name for link in links}
    total = Counter(link.partner.country.code for link in links)
    sister = Counter(link.partner.country.code for link in links if link.kind == SISTER)
    ranked = sorted(total, key=lambda code: (-total[code], sort_key(names[code], language)))
    scale = BAR_WIDTH / max(total.values(), default=1)
    return [
        country_bar(code, str(names[code]), sister[code], total[code] - sister[code], scale)
        for code in ranked[:COUNTRIES_SHOWN]
    ]


def country_bar(code: str, name: str, sister: int, partner: int, scale: float) -> CountryBar:
    """One country's bars; the ring of the second stays inside its length."""
    end = sister * scale
    return CountryBar(
        code=code,
        name=name,
        sister=sister,
        partner=partner,
        sister_width=f"{end:.1f}",
        partner_x=f"{end + 0.8:.1f}",
        partner_width=f"{max(partner * scale - 1.6, 0):.1f}",
    )


def shared_partners(links: Iterable[Partnership]) -> dict[int, list[SharedPartner]]:
    """Partners of at least two home cities, by how many, most shared first."""
    language = reader_language()
    homes: dict[City, list[str]] = defaultdict(list)
    for link in links:
        homes[link.partner].append(link.city.name)
    shared: dict[int, list[SharedPartner]] = defaultdict(list)
    for city in sorted(homes, key=lambda one: sort_key(one.name, language)):
        if len(homes[city]) > 1:
            shared[len(homes[city])].append(SharedPartner(city, tuple(homes[city])))
    return dict(sorted(shared.items(), reverse=True))


def strip_of(links: Sequence[Partnership]) -> Strip:
    """Dots by year of first signature; links without a date have none."""
    entries = [Entry(link.established.year, link.kind) for link in links if link.established]
    oldest = min((entry.year for entry in entries), default=FIRST_YEAR)
    first = min(FIRST_YEAR, oldest // 10 * 10)
    return strip(entries, first, timezone.localdate().year, CASE_SHEET)


def undated(links: Iterable[Partnership]) -> int:
    """How many have no known date."""
    return sum(link.has_no_date for link in links)
