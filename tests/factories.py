"""Makes records for tests: plain functions, no randomness; a test names what it asserts."""

from typing import Any

from aid.models import Delivery, Item, Participant
from cities.models import CaseProfile, City
from partnerships.models import (
    Agreement,
    AgreementParty,
    Initiative,
    InitiativeParty,
    Organization,
    Partnership,
    PartnershipEvent,
)
from records.models import Citation, Record, Source, State


def saved(model: type[Record], fields: dict[str, Any]) -> Any:
    """A saved record, published unless the fields say otherwise."""
    record = model(**{"state": State.PUBLISHED, **fields})
    record.save()
    return record


def make_source(slug: str = "source-one", **fields: Any) -> Source:
    """A public page that says so."""
    given = {
        "title": "Міста підписали угоду",
        "publisher": "Міська рада",
        "url": f"https://example.org/{slug}",
        "language": "uk",
        "kind": "official",
    }
    return saved(Source, {**given, "slug": slug, **fields})


def the_source() -> Source:
    """The source that factories cite unless told otherwise."""
    return Source.objects.filter(slug="source-one").first() or make_source()


def cite(record: Record, source: Source | None = None, **fields: Any) -> Citation:
    """Ties a source to a record."""
    return Citation.objects.create(record=record, source=source or the_source(), **fields)


def make_city(slug: str = "freiburg", **fields: Any) -> City:
    """A German partner city; Ukrainian with `is_home`."""
    given = {
        "name_uk": f"Місто {slug}",
        "name_en": slug.title(),
        "country": "UA" if fields.get("is_home") else "DE",
        "latitude": "47.99590",
        "longitude": "7.85222",
    }
    return saved(City, {**given, "slug": slug, **fields})


def make_home(slug: str = "lviv", **fields: Any) -> City:
    """A Ukrainian home city."""
    place = {"latitude": "49.83826", "longitude": "24.02324"}
    return make_city(slug, **{"is_home": True, **place, **fields})


def make_profile(city: City, **fields: Any) -> CaseProfile:
    """The case profile of a home city."""
    given = {
        "role_uk": "Роль",
        "role_en": "Role",
        "lead_uk": "Речення.",
        "lead_en": "A sentence.",
        "text_uk": "Текст.",
        "text_en": "Text.",
    }
    return saved(CaseProfile, {**given, "city": city, "slug": city.slug, **fields})


def make_organization(slug: str = "undp", **fields: Any) -> Organization:
    """An international organization with a source."""
    given = {"name_uk": f"Організація {slug}", "name_en": slug.upper(), "kind": "un_agency"}
    record = saved(Organization, {**given, "slug": slug, **fields})
    cite(record)
    return record


def make_partnership(city: City, partner: City, **fields: Any) -> Partnership:
    """A sister link signed in 1989, settled, with a source."""
    kind, signed = fields.pop("kind", "sister"), fields.pop("signed", "1989")
    record = saved(Partnership, {"city": city, "partner": partner, **fields})
    PartnershipEvent.objects.create(
        partnership=record, kind="signed", link_kind=kind, date_edtf=signed
    )
    cite(record)
    record.settle()
    return record


def add_event(partnership: Partnership, kind: str, date: str, **fields: Any) -> PartnershipEvent:
    """A further event; the link follows it."""
    event = PartnershipEvent.objects.create(
        partnership=partnership, kind=kind, date_edtf=date, **fields
    )
    partnership.settle()
    return event


def make_agreement(city: City, slug: str = "agreement", **fields: Any) -> Agreement:
    """An agreement of the city with `parties`, signed on 14 September 2023."""
    parties = fields.pop("parties", [city])
    given = {
        "title_uk": "Угода про партнерство",
        "title_en": "Partnership agreement",
        "kind": "sister_city_agreement",
        "signed_on_edtf": "2023-09-14",
    }
    record = saved(Agreement, {**given, "city": city, "slug": slug, **fields})
    for position, party in enumerate(parties, start=1):
        side = {"city": party} if isinstance(party, City) else {"organization": party}
        AgreementParty.objects.create(agreement=record, position=position, **side)
    cite(record)
    return record


def make_initiative(city: City, slug: str = "initiative", **fields: Any) -> Initiative:
    """An initiative of the city with `parties`, in spring 2022."""
    parties = fields.pop("parties", [city])
    given = {
        "title_uk": "Фестиваль",
        "title_en": "Festival",
        "kind": "festival",
        "when_edtf": "2022-21",
    }
    record = saved(Initiative, {**given, "city": city, "slug": slug, **fields})
    for position, party in enumerate(parties, start=1):
        side = {"city": party} if isinstance(party, City) else {"organization": party}
        InitiativeParty.objects.create(initiative=record, position=position, **side)
    cite(record)
    return record


def make_delivery(city: City, slug: str = "delivery", **fields: Any) -> Delivery:
    """Aid delivered to the city in March 2022, given by `donors`."""
    donors = fields.pop("donors", [])
    given = {
        "title_uk": "Генератори",
        "title_en": "Generators",
        "stage": "delivered",
        "when_edtf": "2022-03",
        "category": "energy_equipment",
    }
    record = saved(Delivery, {**given, "city": city, "slug": slug, **fields})
    for position, donor in enumerate(donors, start=1):
        side = {"city": donor} if isinstance(donor, City) else {"organization": donor}
        Participant.objects.create(delivery=record, role="donor", position=position, **side)
    cite(record)
    return record


def make_item(delivery: Delivery, **fields: Any) -> Item:
    """Ten generators of a delivery."""
    given = {"nature": "goods", "good": "generator", "quantity": 10, "unit": "pieces"}
    given["position"] = delivery.items.count() + 1
    return Item.objects.create(delivery=delivery, **{**given, **fields})
