"""Columns of downloaded lists of links, agreements, initiatives and organizations."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from records.exports import ADDRESS, SOURCES, Column, column, columns, partial_date


def party_cities(record: Any) -> str:
    """Slugs of the cities that signed or take part, separated by spaces."""
    return " ".join(party.city.slug for party in record.parties.all() if party.city_id)


def party_organizations(record: Any) -> str:
    """Slugs of the organizations that signed or take part."""
    parties = record.parties.all()
    return " ".join(party.organization.slug for party in parties if party.organization_id)


def area_codes(record: Any) -> str:
    """Codes of the areas."""
    return " ".join(area.slug for area in record.areas.all())


PARTIES = [
    Column("cities", party_cities, _("Slugs of the cities that take part, separated by spaces.")),
    Column(
        "organizations",
        party_organizations,
        _("Slugs of the organizations that take part, separated by spaces."),
    ),
    Column("areas", area_codes, _("Codes of the areas, separated by spaces.")),
]
PARTNERSHIP = [
    column("slug"),
    column("city", "city.slug"),
    column("city_uk", "city.name_uk"),
    column("city_en", "city.name_en"),
    column("partner", "partner.slug"),
    column("partner_uk", "partner.name_uk"),
    column("partner_en", "partner.name_en"),
    column("country", "partner.country.code"),
    column("kind", "kind_on", _("sister or partner, on the day asked for, else today."), "code"),
    column("status", "status_on", _("State on the day asked for, else today."), "code"),
    *partial_date("established"),
    *partial_date("ended"),
    *columns("note_uk", "note_en"),
    SOURCES,
    ADDRESS,
]
AGREEMENT = [
    column("slug"),
    column("city", "city.slug"),
    *columns("title_uk", "title_en", "kind"),
    *partial_date("signed_on"),
    *partial_date("valid_until"),
    *PARTIES,
    *columns("summary_uk", "summary_en", "document_url"),
    SOURCES,
    ADDRESS,
]
INITIATIVE = [
    column("slug"),
    column("city", "city.slug"),
    *columns("title_uk", "title_en", "kind"),
    *partial_date("when"),
    *PARTIES,
    *columns("summary_uk", "summary_en"),
    SOURCES,
    ADDRESS,
]
ORGANIZATION = [
    *columns("slug", "name_uk", "name_en", "kind"),
    column("country", "country.code"),
    *columns("registry_id", "website"),
    SOURCES,
    ADDRESS,
]
