"""The files of a register and their columns."""

from portal.register.reading import Columns


def columns(required: str, optional: str = "") -> Columns:
    """Columns from their names separated by spaces."""
    return Columns(tuple(required.split()), tuple(optional.split()))


AREAS = columns("slug name_uk name_en position")

FILES = {
    "sources": columns("slug title publisher url published language kind"),
    "cities": columns(
        "slug name_uk name_en country level latitude longitude population geonames_id wikidata_id",
        "is_home website",
    ),
    "city_names": columns("city name language kind"),
    "case_profiles": columns("city position role_uk role_en lead_uk lead_en text_uk text_en"),
    "organizations": columns(
        "slug name_uk name_en kind country sources", "review registry_id website"
    ),
    "partnerships": columns(
        "slug city partner kind status established ended note_uk note_en sources", "review"
    ),
    "partnership_events": columns(
        "partnership kind date",
        "effective decided_by_uk decided_by_en number other_side_uk other_side_en "
        "note_uk note_en sources",
    ),
    "agreements": columns(
        "slug city title_uk title_en kind cities organizations signed_on valid_until areas "
        "summary_uk summary_en sources",
        "review document_url document",
    ),
    "initiatives": columns(
        "slug city title_uk title_en kind cities organizations when areas "
        "summary_uk summary_en sources",
        "review",
    ),
    "deliveries": columns(
        "slug city title_uk title_en stage when category shared_with_uk shared_with_en "
        "summary_uk summary_en sources",
        "review is_part",
    ),
    "delivery_items": columns(
        "delivery position nature good qualifier quantity quantity_max unit "
        "description_uk description_en"
    ),
    "participants": columns("delivery role city organization"),
    "relations": columns("record relation target", "note_uk note_en"),
    "claims": columns("table record fact says source", "note_uk note_en"),
}

# The first research files had no events of their own
OPTIONAL = {"partnership_events"}

# Files whose rows are records, and the column that holds their address
ADDRESSES = {
    "sources": "slug",
    "cities": "slug",
    "case_profiles": "city",
    "organizations": "slug",
    "partnerships": "slug",
    "agreements": "slug",
    "initiatives": "slug",
    "deliveries": "slug",
}
