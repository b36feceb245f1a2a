"""datapackage.json and README of a package. Source: Data Package standard, version 2.0."""

from datetime import date
from typing import Any

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from aid.models import Delivery, DeliveryRelation, Item, Participant
from cities.models import CaseProfile, City, CityName
from partnerships.models import (
    Agreement,
    Area,
    Initiative,
    Organization,
    Partnership,
    PartnershipEvent,
)
from portal.register.files import AREAS, FILES
from records.models import Citation, Fact, Source

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
NAME = "register-of-municipal-diplomacy"
TITLE = "Register of Municipal Diplomacy / Реєстр муніципальної дипломатії"
DESCRIPTION = (
    "Partnerships, agreements and aid of Ukrainian cities, each fact with its source. Dates are "
    "EDTF level 1 (ISO 8601-2); an empty cell means not known or not applicable. / Партнерства, "
    "угоди та допомога українських міст, кожен факт із джерелом. Дати — EDTF рівня 1; порожня "
    "клітинка — невідомо або не стосується."
)
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
GEONAMES = {
    "title": "GeoNames: coordinates, population and other names of cities, CC BY 4.0",
    "path": "https://www.geonames.org/",
}
WIKIDATA = {"title": "Wikidata: ids of cities, CC0", "path": "https://www.wikidata.org/"}

# Whose fields the columns are, and the field of each column that has another name
MODELS: dict[str, type] = {
    "areas": Area,
    "sources": Source,
    "cities": City,
    "city_names": CityName,
    "case_profiles": CaseProfile,
    "organizations": Organization,
    "partnerships": Partnership,
    "partnership_events": PartnershipEvent,
    "agreements": Agreement,
    "initiatives": Initiative,
    "deliveries": Delivery,
    "delivery_items": Item,
    "participants": Participant,
    "relations": DeliveryRelation,
    "claims": Citation,
}
DATES = {
    "published",
    "established",
    "ended",
    "date",
    "effective",
    "signed_on",
    "valid_until",
    "when",
}
DATE_FIELDS = {"published": "published_on_edtf"}
BOOLEANS = {"is_home", "is_part"}
INTEGERS = {"position", "population", "geonames_id"}
NUMBERS = {"latitude", "longitude", "quantity", "quantity_max"}
LISTS: dict[str, str | Promise] = {
    "sources": _("Slugs of sources.csv, separated by spaces."),
    "cities": _("Slugs of cities.csv, separated by spaces."),
    "organizations": _("Slugs of organizations.csv, separated by spaces."),
    "areas": _("English names of areas.csv, separated by “; ”."),
}
TOLD: dict[str, str | Promise] = {
    "slug": _("Permanent public id of the record."),
    "record": _("Slug of the record; of an item delivery#position."),
    "relation": _("How the record stands to the target."),
    "target": _("Slug of the other record."),
    "table": _("Which file holds the record."),
    "fact": _("Which fact the source speaks of."),
    "says": _("The value in this source; several values of one fact: the sources disagree."),
    "is_part": _(
        "Inside the figure of another row, listed in relations.csv or not: no total counts it."
    ),
    "document": _("Address of the signed copy that the portal keeps. Empty: it keeps none."),
    "text_uk": _("Markdown; [@slug] cites a source."),
    "text_en": _("Markdown; [@slug] cites a source."),
}
TITLES: dict[str, str | Promise] = {
    "areas": _("Fields of cooperation"),
    "sources": _("Sources"),
    "cities": _("Cities, regions and districts"),
    "city_names": _("Other names of cities, for search only"),
    "case_profiles": _("Texts of the case pages"),
    "organizations": _("Organizations"),
    "partnerships": _("Links of a home city and a partner"),
    "partnership_events": _("Events of links"),
    "agreements": _("Agreements"),
    "initiatives": _("Initiatives"),
    "deliveries": _("Rows of aid, one at one stage"),
    "delivery_items": _("Measured parts of aid"),
    "participants": _("Who took part in aid"),
    "relations": _("Ties between records"),
    "claims": _("What one source says of one fact"),
}
RECORDS = (
    "areas", "sources", "cities", "organizations", "partnerships", "agreements", "initiatives",
    "deliveries",
)  # fmt: skip
KEYS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        [
            "areas",
            "sources",
            "cities",
            "organizations",
            "partnerships",
            "agreements",
            "initiatives",
            "deliveries",
        ],
        ("slug",),
    ),
    "case_profiles": ("city",),
    "delivery_items": ("delivery", "position"),
}
FOREIGN: dict[str, dict[str, str]] = {
    "city_names": {"city": "cities"},
    "case_profiles": {"city": "cities"},
    "partnerships": {"city": "cities", "partner": "cities"},
    "partnership_events": {"partnership": "partnerships"},
    "agreements": {"city": "cities"},
    "initiatives": {"city": "cities"},
    "deliveries": {"city": "cities"},
    "delivery_items": {"delivery": "deliveries"},
    "participants": {
        "delivery": "deliveries", "city": "cities", "organization": "organizations"
    },
    "claims": {"source": "sources"},
}  # fmt: skip
UNITS = {
    "latitude": "degrees", "longitude": "degrees", "population": "people",
    "quantity": "as in the column unit", "quantity_max": "as in the column unit",
}  # fmt: skip
CODES = {
    ("claims", "fact"): Fact.values,
    ("relations", "relation"): [
        *DeliveryRelation.Kind.values, "under_agreement", "about_initiative", "of_partnership",
    ],
}  # fmt: skip
# What officers write to each other stays with them
NEVER_PUBLIC = {"review"}


def names_of(table: str) -> list[str]:
    """The columns of a table that the public sees."""
    columns = AREAS if table == "areas" else FILES[table]
    return [name for name in (*columns.required, *columns.optional) if name not in NEVER_PUBLIC]


def fields_of(table: str) -> list[dict[str, Any]]:
    """The columns with type, meaning, unit and allowed values."""
    return [field_of(table, name) for name in names_of(table)]


def field_of(table: str, name: str) -> dict[str, Any]:
    """One column as Table Schema describes it."""
    kind = "integer" if name in INTEGERS else "number" if name in NUMBERS else "string"
    kind = "boolean" if name in BOOLEANS else kind
    made: dict[str, Any] = {"name": name, "type": kind, **in_both("description", table, name)}
    if name in UNITS:
        made["unit"] = UNITS[name]
    constraints: dict[str, Any] = {}
    if name in KEYS.get(table, ()):
        constraints["required"] = True
    if codes := codes_of(table, name):
        constraints["enum"] = codes
    return {**made, "constraints": constraints} if constraints else made


def codes_of(table: str, name: str) -> list[str]:
    """The codes that a column can hold. Unknown: empty, any text."""
    if (table, name) in CODES:
        return [str(code) for code in CODES[table, name]]
    model = MODELS.get(table)
    if model is None or name not in {field.name for field in model._meta.fields}:
        return []
    choices = model._meta.get_field(name).choices or []
    return [str(code) for code, _label in choices if code] if name != "good" else []


def in_both(key: str, table: str, name: str) -> dict[str, str]:
    """What a column means, in English and in Ukrainian (a property of ours)."""
    made = {}
    for suffix, language in (("", "en"), ("_uk", "uk")):
        with override(language):
            made[f"{key}{suffix}"] = meaning_of(table, name)
    return made


def meaning_of(table: str, name: str) -> str:
    """What a column means: the help text of its field, in the language of the moment."""
    if name in TOLD or (name in LISTS and table != name):
        return str(TOLD.get(name) or LISTS[name])
    model = MODELS.get(table)
    field_name = DATE_FIELDS.get(name, f"{name}_edtf") if name in DATES else name
    if model and field_name in {field.name for field in model._meta.fields}:
        return str(model._meta.get_field(field_name).help_text)
    return name.replace("_", " ").capitalize() + "."


def titles_of(table: str) -> dict[str, str]:
    """What a table holds, in English and in Ukrainian."""
    made = {}
    for key, language in (("title", "en"), ("title_uk", "uk")):
        with override(language):
            made[key] = str(TITLES[table])
    return made


def resource_of(table: str) -> dict[str, Any]:
    """One table with its schema."""
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields_of(table),
        "missingValues": [""],
    }
    if table in KEYS:
        schema["primaryKey"] = list(KEYS[table])
    if table in FOREIGN:
        schema["foreignKeys"] = [
            {"fields": [name], "reference": {"resource": other, "fields": ["slug"]}}
            for name, other in FOREIGN[table].items()
        ]
    return {
        "name": table,
        **titles_of(table),
        "path": f"{table}.csv",
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def descriptor(version: str, day: date) -> dict[str, Any]:
    """The whole of datapackage.json."""
    return {
        "$schema": PROFILE,
        "name": NAME,
        "id": f"{settings.PORTAL_ORIGIN}/en/data/#{version}",
        "title": TITLE,
        "description": DESCRIPTION,
        "homepage": f"{settings.PORTAL_ORIGIN}/en/data/",
        "version": version,
        "created": f"{day.isoformat()}T00:00:00Z",
        "licenses": [LICENCE],
        "sources": [GEONAMES, WIKIDATA],
        "contributors": [
            {"title": "Register of Municipal Diplomacy", "roles": ["publisher", "compiler"]}
        ],
        "keywords": ["sister cities", "municipal diplomacy", "humanitarian aid", "Ukraine"],
        "resources": [resource_of(table) for table in TITLES],
    }


def readme(version: str, day: date, counts: dict[str, int]) -> str:
    """What the package holds, for a reader who only has the zip."""
    rows = "\n".join(
        f"| {table}.csv | {counts[table]} | {' / '.join(titles_of(table).values())} |"
        for table in TITLES
    )
    return (
        f"# {TITLE}\n\nVersion {version}, {day.isoformat()}. {DESCRIPTION}\n\n"
        "The public part of the register as a Frictionless Data Package, version 2: "
        "datapackage.json says what each column means, its type, its unit and its keys.\n\n"
        f"| file | rows | what a row is |\n|---|---|---|\n{rows}\n\n"
        "Stages (pledged, committed, delivered) are never added, nor are units. Rows of "
        "deliveries.csv with `is_part` true lie inside another row's figure and are left out of "
        "every sum, as on the portal; `part_of` in relations.csv names that row where the "
        "register shows it.\n\n"
        "A text that begins with = + - @, a tab or a line break stands behind an apostrophe, so "
        "that no spreadsheet runs it; drop the apostrophe to have the text. Numbers stand as they "
        "are.\n\n"
        "`manage.py load_register FOLDER` loads the files into a portal of one's own.\n\n"
        "Licence: CC BY 4.0. Coordinates, population and other names of cities derive from "
        "GeoNames (CC BY 4.0); Wikidata ids are CC0. Sources belong to their publishers.\n\n"
        f"Cite: Register of Municipal Diplomacy, version {version}, {day.isoformat()}, "
        f"{settings.PORTAL_ORIGIN}/en/data/\n"
    )
