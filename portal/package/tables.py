"""The tables of a package: public rows in the columns that portal/register/files.py names."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery

from aid.models import Delivery, DeliveryRelation, Item, Participant
from cities.models import CaseProfile, City, CityName
from partnerships.models import (
    Agreement,
    Area,
    Initiative,
    Organization,
    Partnership,
)
from portal.marks import with_marks_of
from portal.package.papers import agreements, initiatives
from portal.package.rows import (
    AT_ONCE,
    Row,
    cited,
    number,
    rows_of,
    texts,
    truth,
    with_sources,
)
from records.models import Citation, Record, Source

CLAIMED = {
    City: "cities",
    Organization: "organizations",
    Partnership: "partnerships",
    Agreement: "agreements",
    Initiative: "initiatives",
    Delivery: "deliveries",
}


def areas() -> Iterator[Row]:
    """Fields of cooperation."""
    for area in Area.objects.order_by("position", "slug"):
        yield texts(area, "slug", "name_uk", "name_en", "position")


def sources() -> Iterator[Row]:
    """Pages and papers on which public records rest."""
    for source in rows_of(Source.objects.public()):
        yield {
            **texts(source, "slug", "title", "publisher", "url"),
            "published": source.published_on_edtf,
            **texts(source, "language", "kind"),
        }


def cities() -> Iterator[Row]:
    """Cities, regions and districts."""
    for city in rows_of(City.objects.public()):
        yield {
            **texts(city, "slug", "name_uk", "name_en"),
            "country": city.country.code,
            "level": city.level,
            "latitude": number(city.latitude),
            "longitude": number(city.longitude),
            **texts(city, "population", "geonames_id", "wikidata_id"),
            "is_home": truth(city.is_home),
            "website": city.website,
        }


def city_names() -> Iterator[Row]:
    """Other names of cities."""
    names = CityName.objects.filter(city__in=City.objects.public()).select_related("city")
    for one in names.order_by("city__slug", "pk").iterator(chunk_size=AT_ONCE):
        yield {"city": one.city.slug, **texts(one, "name", "language", "kind")}


def case_profiles() -> Iterator[Row]:
    """Texts of the case pages."""
    columns = ("position", "role_uk", "role_en", "lead_uk", "lead_en")
    for profile in CaseProfile.objects.public().select_related("city").order_by("position", "pk"):
        cited = Source.objects.public().filter(slug__in=profile.cited_slugs)
        seen = set(cited.values_list("slug", flat=True))
        yield {
            "city": profile.city.slug,
            **texts(profile, *columns),
            "text_uk": with_marks_of(profile.text_uk, seen),
            "text_en": with_marks_of(profile.text_en, seen),
        }


def organizations() -> Iterator[Row]:
    """Bodies that sign, give, carry or receive."""
    for body in rows_of(with_sources(Organization.objects.public())):
        yield {
            **texts(body, "slug", "name_uk", "name_en", "kind"),
            "country": body.country.code or "",
            "sources": cited(body),
            **texts(body, "registry_id", "website"),
        }


def partnerships() -> Iterator[Row]:
    """Links of a home city and a partner, as they stand today."""
    links = with_sources(Partnership.objects.public()).select_related("city", "partner")
    for link in rows_of(links):
        yield {
            "slug": link.slug,
            "city": link.city.slug,
            "partner": link.partner.slug,
            **texts(link, "kind", "status"),
            "established": link.established_edtf,
            "ended": link.ended_edtf,
            **texts(link, "note_uk", "note_en"),
            "sources": cited(link),
        }


def partnership_events() -> Iterator[Row]:
    """What happened to a link, beside what its two dates say."""
    told = ("decided_by_uk", "decided_by_en", "number", "other_side_uk", "other_side_en")
    links = Partnership.objects.public().select_related("city", "partner")
    for link in rows_of(links.prefetch_related("events")):
        for event in sorted(link.events.all(), key=lambda one: one.pk):
            yield {
                "partnership": link.slug,
                "kind": event.kind,
                "date": event.date_edtf,
                "effective": event.effective_edtf,
                **texts(event, *told, "note_uk", "note_en"),
                "sources": "",
            }


def deliveries() -> Iterator[Row]:
    """Rows of aid."""
    shared = ("shared_with_uk", "shared_with_en", "summary_uk", "summary_en")
    public = with_sources(Delivery.objects.public().with_flags()).select_related("city")
    for row in rows_of(public):
        yield {
            "slug": row.slug,
            "city": row.city.slug,
            **texts(row, "title_uk", "title_en", "stage"),
            "when": row.when_edtf,
            **texts(row, "category", *shared),
            "sources": cited(row),
            "is_part": truth(row.is_part),
        }


def delivery_items() -> Iterator[Row]:
    """Measured parts of aid."""
    items = Item.objects.filter(delivery__in=Delivery.objects.public().order_by().values("pk"))
    items = items.select_related("delivery").order_by("delivery__slug", "position", "pk")
    for item in items.iterator(chunk_size=AT_ONCE):
        yield {
            "delivery": item.delivery.slug,
            **texts(item, "position", "nature", "good", "qualifier"),
            "quantity": number(item.quantity),
            "quantity_max": number(item.quantity_max),
            **texts(item, "unit", "description_uk", "description_en"),
        }


def participants() -> Iterator[Row]:
    """Who took part in aid, as far as the public may know."""
    seen = Participant.objects.public().filter(
        delivery__in=Delivery.objects.public().order_by().values("pk")
    )
    rows = seen.select_related("delivery", "city", "organization")
    ordered = rows.order_by("delivery__slug", "position", "pk")
    for one in ordered.iterator(chunk_size=AT_ONCE):
        yield {
            "delivery": one.delivery.slug,
            "role": one.role,
            "city": one.city.slug if one.city else "",
            "organization": one.organization.slug if one.organization else "",
        }


def relation(record: str, kind: str, target: str, tie: Any = None) -> Row:
    """One tie of two records."""
    notes = texts(tie, "note_uk", "note_en") if tie else {}
    return {"record": record, "relation": kind, "target": target, **notes}


def relations() -> Iterator[Row]:
    """Ties between public records."""
    public = Delivery.objects.public().order_by().values("pk")
    ties = DeliveryRelation.objects.filter(delivery__in=public, target__in=public)
    ties = ties.select_related("delivery", "target").order_by("delivery__slug", "pk")
    for tie in ties.iterator(chunk_size=AT_ONCE):
        yield relation(tie.delivery.slug, tie.kind, tie.target.slug, tie)
    yield from tied(Delivery, "agreement", "under_agreement", Agreement)
    yield from tied(Initiative, "agreements", "under_agreement", Agreement)
    yield from tied(Delivery, "initiatives", "about_initiative", Initiative)
    yield from tied(Agreement, "partnerships", "of_partnership", Partnership)


def tied(model: type[Record], field: str, kind: str, other: type[Record]) -> Iterator[Row]:
    """The ties that a field of public records holds to other public records."""
    seen = other._default_manager.public().order_by().values("pk")
    pairs = model._default_manager.public().filter(**{f"{field}__in": seen})
    named = pairs.order_by("slug", f"{field}__slug").values_list("slug", f"{field}__slug")
    for record, target in named.distinct().iterator(chunk_size=AT_ONCE):
        yield relation(record, kind, target)


def claims() -> Iterator[Row]:
    """What single sources say of single facts."""
    for model, table in CLAIMED.items():
        kind = ContentType.objects.get_for_model(model)
        owner = model._default_manager.public().order_by().filter(pk=OuterRef("object_id"))
        said = Citation.objects.public().exclude(fact="").filter(content_type=kind)
        said = said.annotate(owner=Subquery(owner.values("slug")[:1])).filter(owner__isnull=False)
        said = said.select_related("source").order_by("owner", "position", "pk")
        for one in said.iterator(chunk_size=AT_ONCE):
            is_item = bool(one.part)
            yield {
                "table": "delivery_items" if is_item else table,
                "record": f"{one.owner}#{one.part}" if is_item else one.owner,
                **texts(one, "fact", "says"),
                "source": one.source.slug,
                **texts(one, "note_uk", "note_en"),
            }


TABLES: dict[str, Callable[[], Iterator[Row]]] = {
    "areas": areas,
    "sources": sources,
    "cities": cities,
    "city_names": city_names,
    "case_profiles": case_profiles,
    "organizations": organizations,
    "partnerships": partnerships,
    "partnership_events": partnership_events,
    "agreements": agreements,
    "initiatives": initiatives,
    "deliveries": deliveries,
    "delivery_items": delivery_items,
    "participants": participants,
    "relations": relations,
    "claims": claims,
}
