"""Sources, areas, cities with their names and profiles, organizations."""

from django.utils.translation import gettext as _

from cities.models import CaseProfile, City, CityName
from partnerships.models import Area, Organization
from portal.register.checking import check, store
from portal.register.children import Child, Kin, sync
from portal.register.citing import cite_records
from portal.register.keeping import Values, load_records
from portal.register.ledger import Ledger
from portal.register.reading import Row
from records.models import Source

NAME = Kin(
    CityName,
    owner="city",
    key=lambda name: (name.city_id, name.name),
    compared=("language", "kind"),
)


def load_areas(ledger: Ledger) -> None:
    """Keeps the vocabulary of areas."""
    ledger.areas = {}
    kept = {area.slug: area for area in Area.objects.all()}
    for row in ledger.walk("areas"):
        area = kept.get(row["slug"]) or Area(slug=row["slug"])
        names = ("name_uk", "name_en", "position")
        before = [getattr(area, name) for name in names]
        for name in names:
            setattr(area, name, row[name])
        if check(ledger, row, area):
            is_new, is_same = area.pk is None, before == [getattr(area, name) for name in names]
            if (is_same and not is_new) or store(ledger, row, area):
                ledger.note(row, "created" if is_new else "unchanged" if is_same else "updated")
        ledger.areas[row["name_en"]] = area


def load_sources(ledger: Ledger) -> None:
    """Keeps the sources."""
    load_records(ledger, "sources", Source, source_values)


def source_values(ledger: Ledger, row: Row) -> Values:
    """A source as its row gives it."""
    texts = row.texts("title", "publisher", "url", "language")
    return {**texts, "kind": row.code("kind"), "published_on_edtf": row["published"]}


def load_cities(ledger: Ledger) -> None:
    """Keeps the cities; those with a case profile are home cities."""
    load_records(ledger, "cities", City, city_values)


def city_values(ledger: Ledger, row: Row) -> Values:
    """A city as its row gives it; staff may have made it a home city besides.

    A home city has a case profile, or says so in the column `is_home`.
    """
    home = {profile["city"] for profile in ledger.rows["case_profiles"]}
    ledger.truth(row, "is_home")
    return {
        **row.texts("name_uk", "name_en", "country", "wikidata_id"),
        **row.told("website"),
        **row.numbers("latitude", "longitude", "population", "geonames_id"),
        "level": row.code("level"),
        **({"is_home": True} if row["slug"] in home or row["is_home"] == "true" else {}),
    }


def load_names(ledger: Ledger) -> None:
    """Keeps the other names of cities."""
    wanted = []
    for row in ledger.walk("city_names"):
        city = ledger.find(row, "city", "cities")
        item = CityName(city=city, kind=row.code("kind"), **row.texts("name", "language"))
        wanted.append(Child(row, item, city))
    listed = {row["slug"] for row in ledger.rows["cities"]}
    kept = CityName.objects.filter(city__slug__in=listed)
    sync(ledger, "city_names", NAME, wanted, kept)


def load_profiles(ledger: Ledger) -> None:
    """Keeps the case profiles; their citations are those of the text."""
    load_records(ledger, "case_profiles", CaseProfile, profile_values)
    for row in ledger.rows["case_profiles"]:
        profile = ledger.records["case_profiles"].get(row["city"])
        if profile is None or profile.pk is None:
            continue
        if not profile.cited_slugs:
            ledger.refuse(row, "text_uk", _("Cite a source in the text: [@slug of the source]."))
        profile.cite_text()


def profile_values(ledger: Ledger, row: Row) -> Values:
    """A case profile as its row gives it."""
    texts = row.texts("role_uk", "role_en", "lead_uk", "lead_en", "text_uk", "text_en")
    city = ledger.find(row, "city", "cities")
    is_told = all(is_judged(ledger, slug) for slug in CaseProfile(**texts).cited_slugs)
    return {**texts, **row.numbers("position"), "city": city if is_told else None}


def is_judged(ledger: Ledger, source: str) -> bool:
    """Whether it is certain that a source can or cannot be cited."""
    known = ledger.records["sources"]
    return known[source] is not None if source in known else "sources" not in ledger.incomplete


def load_organizations(ledger: Ledger) -> None:
    """Keeps the organizations; one without a source waits in review."""
    load_records(ledger, "organizations", Organization, organization_values)
    cite_records(ledger, "organizations")


def organization_values(ledger: Ledger, row: Row) -> Values:
    """An organization as its row gives it."""
    return {
        **row.texts("name_uk", "name_en", "country"),
        **row.told("registry_id", "website"),
        "kind": row.code("kind"),
    }
