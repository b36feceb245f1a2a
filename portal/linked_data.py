"""Pages as linked data in the terms of schema.org: what a page is, never more than it knows.

A partial date is given as far as it is known: a year, a month, a day; a season or an interval is
no date of schema.org and is left out. Deliveries are TransferAction only where somebody gave.
"""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement, Initiative, Organization, Partnership
from records.citing import PORTAL, PORTAL_UK
from records.languages import reader_language
from records.models import Record, Source

CONTEXT = "https://schema.org"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ORGANIZATIONS = {
    "ngo": "NGO",
    "government": "GovernmentOrganization",
    "hospital": "Hospital",
    "university": "CollegeOrUniversity",
    "company": "Corporation",
}
Node = dict[str, Any]


def filled(node: Node) -> Node:
    """The node without what is not known."""
    return {key: value for key, value in node.items() if value not in (None, "", [], {})}


def iso_date(edtf: str) -> str:
    """A date that schema.org takes: 2023, 2023-09, 2023-09-14. Unknown: empty."""
    is_plain = len(edtf) in (4, 7, 10) and edtf.replace("-", "").isdigit()
    is_season = len(edtf) == 7 and int(edtf[5:]) > 12 if is_plain else False
    return edtf if is_plain and not is_season else ""


def name_of(record: Any, name: str = "name") -> str:
    """The text in the reader's language."""
    return str(getattr(record, name))


def address_of(origin: str, record: Record) -> str:
    """The record's page."""
    return f"{origin}{record.get_absolute_url()}"


def publisher(origin: str) -> Node:
    """The register itself."""
    return {"@type": "Organization", "name": portal_name(), "url": f"{origin}{reverse('home')}"}


def portal_name() -> str:
    """The register's name in the reader's language."""
    return PORTAL_UK if reader_language() == "uk" else PORTAL


def city_node(city: City, origin: str) -> Node:
    """A city, region or district; Wikidata and GeoNames say that it is the same."""
    same = [
        f"https://www.wikidata.org/entity/{city.wikidata_id}" if city.wikidata_id else "",
        f"https://sws.geonames.org/{city.geonames_id}/" if city.geonames_id else "",
    ]
    place = None
    if city.latitude is not None and city.longitude is not None:
        place = {
            "@type": "GeoCoordinates",
            "latitude": float(city.latitude),
            "longitude": float(city.longitude),
        }
    return filled(
        {
            "@type": "City" if city.level == City.Level.CITY else "AdministrativeArea",
            "@id": address_of(origin, city),
            "name": name_of(city),
            "url": address_of(origin, city),
            "geo": place,
            "containedInPlace": {"@type": "Country", "name": str(city.country.name)},
            "sameAs": [one for one in same if one],
        }
    )


def short(record: Record, kind: str, origin: str) -> Node:
    """A neighbour: what it is, its name and its page."""
    return {"@type": kind, "name": str(record), "url": address_of(origin, record)}


def party(who: City | Organization, origin: str) -> Node:
    """Who takes part: an organization, or the authority of a city, for a place does not act."""
    if isinstance(who, City):
        return short(who, "GovernmentOrganization", origin)
    return short(who, ORGANIZATIONS.get(who.kind, "Organization"), origin)


def parties(record: Agreement | Initiative, origin: str) -> list[Node]:
    """All public parties."""
    return [party(one.who, origin) for one in record.parties.all() if one.who]


def organization_node(body: Organization, origin: str) -> Node:
    """An organization."""
    kind = ORGANIZATIONS.get(body.kind, "Organization")
    return filled({**short(body, kind, origin), "sameAs": body.website})


def agreement_node(paper: Agreement, origin: str) -> Node:
    """A signed document is a creative work; its parties are what it is about."""
    return filled(
        {
            **short(paper, "CreativeWork", origin),
            "dateCreated": iso_date(paper.signed_on_edtf),
            "expires": iso_date(paper.valid_until_edtf),
            "abstract": name_of(paper, "summary"),
            "about": parties(paper, origin),
        }
    )


def initiative_node(one: Initiative, origin: str) -> Node:
    """A dated initiative is an event; another is a project of its parties."""
    when = iso_date(one.when_edtf)
    told = filled({"description": name_of(one, "summary")})
    if when:
        return {
            **short(one, "Event", origin), **told, "startDate": when,
            "organizer": parties(one, origin),
        }  # fmt: skip
    return {**short(one, "Project", origin), **told, "member": parties(one, origin)}


def delivery_node(row: Delivery, origin: str) -> Node:
    """Aid that somebody gave to a city."""
    done = row.stage == Delivery.Stage.DELIVERED
    status = "CompletedActionStatus" if done else "PotentialActionStatus"
    return filled(
        {
            **short(row, "TransferAction", origin),
            "actionStatus": f"{CONTEXT}/{status}",
            "startTime": iso_date(row.when_edtf) if len(row.when_edtf) == 10 else "",
            "agent": [party(one.who, origin) for one in row.donors if one.who],
            "toLocation": city_node(row.city, origin),
            "description": name_of(row, "summary"),
        }
    )


def partnership_node(link: Partnership, origin: str) -> Node:
    """A link: a page about two places."""
    ends = [city_node(link.city, origin), city_node(link.partner, origin)]
    return {**short(link, "WebPage", origin), "about": ends}


def source_node(source: Source, origin: str) -> Node:
    """A page or paper that says so."""
    return filled(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url or address_of(origin, source),
            "publisher": {"@type": "Organization", "name": source.publisher},
            "datePublished": iso_date(source.published_on_edtf),
            "inLanguage": source.language,
        }
    )


NODES: dict[type[Record], Any] = {
    City: city_node,
    Organization: organization_node,
    Agreement: agreement_node,
    Initiative: initiative_node,
    Delivery: delivery_node,
    Partnership: partnership_node,
    Source: source_node,
}


def dataset_node(
    name: str, description: str, address: str, files: Iterable[tuple[str, str]], origin: str
) -> Node:
    """A table that can be taken away."""
    return {
        "@type": "Dataset",
        "name": name,
        "description": description,
        "url": address,
        "license": LICENCE,
        "creator": publisher(origin),
        "isAccessibleForFree": True,
        "spatialCoverage": {"@type": "Country", "name": "Ukraine"},
        "inLanguage": ["uk", "en"],
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": f"{origin}{path}"}
            for kind, path in files
        ],
    }


def way_node(steps: list[tuple[str, str]], address: str) -> Node | None:
    """The path to a page. Unknown: none, the page stands at the top."""
    if len(steps) < 2:
        return None
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": link or address}
            for place, (name, link) in enumerate(steps, 1)
        ],
    }


def site_node(origin: str) -> Node:
    """The site with its search."""
    with override(reader_language()):
        found = f"{origin}{reverse('search')}?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "name": portal_name(),
        "url": f"{origin}{reverse('home')}",
        "inLanguage": reader_language(),
        "publisher": publisher(origin),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": found},
            "query-input": "required name=search_term_string",
        },
    }


def linked(nodes: list[Node]) -> Node:
    """One document of several nodes."""
    return {"@context": CONTEXT, "@graph": nodes}
