"""Columns of downloaded tables of partners in common: ranked, and home city by home city."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from records.exports import Column, column


def rows_at(query: str) -> str:
    """The page of the links behind a number. Unknown: empty where there is none."""
    page = reverse("partnership-list")
    return f"{settings.PORTAL_ORIGIN}{page}?{query}" if query else ""


SHARED = (
    Column("partner", lambda one: one.shared.partner, _("Slug of the partner.")),
    column("partner_name", "name", _("Name in the language of the file.")),
    Column("country_code", lambda one: one.shared.country, _("ISO 3166-1 country.")),
    column("country", told=_("Country in the language of the file.")),
    Column(
        "home_cities",
        lambda one: len(one.homes),
        _("Home cities with a link in force."),
        kind="integer",
        unit="cities",
    ),
    Column(
        "cities",
        lambda one: " ".join(link.home for link in one.shared.links),
        _("Slugs of these home cities, separated by spaces."),
    ),
    Column(
        "links",
        lambda one: " ".join(link.slug for link in one.shared.links),
        _("Slugs of their links, separated by spaces."),
    ),
    Column(
        "not_in_force",
        lambda one: " ".join(link.slug for link in one.shared.past),
        _("Slugs of its links that ended, are suspended or of unknown state: not counted."),
    ),
    Column("address", lambda one: rows_at(one.query), _("The links behind the number.")),
)
OVERLAP = (
    column("city", told=_("Slug of the home city.")),
    column("city_name", told=_("Name in the language of the file.")),
    column("other", told=_("Slug of the home city it is compared with; itself on the diagonal.")),
    column("other_name", told=_("Name in the language of the file.")),
    column(
        "common",
        told=_("Partners that both have by links in force."),
        kind="integer",
        unit="partners",
    ),
    column(
        "own",
        told=_("All partners of the first city by links in force."),
        kind="integer",
        unit="partners",
    ),
    column(
        "percent",
        told=_("Part of its partners that the other has too. Empty: it has none."),
        kind="integer",
        unit="percent",
    ),
    Column("address", lambda one: rows_at(one.query), _("The links behind the number.")),
)
