"""Reads the links and home cities of Figure 1 from the register."""

from collections.abc import Iterable
from typing import Any

from django.db.models import F, Q

from cities.models import CaseProfile, City
from cities.models.city import CityQuerySet
from partnerships.matrix.build import build_matrix
from partnerships.matrix.shape import Home, Link, Matrix
from partnerships.models import Partnership
from partnerships.models.partnership import PartnershipQuerySet

COLUMNS = (
    "slug",
    "kind",
    "kind_on",
    "status_on",
    "established_on",
    "ended_edtf",
    "city__slug",
    "partner__slug",
    "partner__name_uk",
    "partner__name_en",
    "partner__country",
)


def home_columns() -> CityQuerySet:
    """Public home cities with a public link or case profile, in the profiles' order."""
    linked = Partnership.objects.public().order_by().values("city")
    profiled = CaseProfile.objects.public().order_by().values("city")
    cities = City.objects.public().home().filter(Q(pk__in=linked) | Q(pk__in=profiled))
    return cities.order_by(F("profile__position").asc(nulls_last=True), "slug")


def matrix_of(
    links: PartnershipQuerySet | Iterable[Link], homes: Iterable[City], language: str
) -> Matrix:
    """Figure 1 of links that are already public and `as_of` a day; one query for the links."""
    plain = plain_links(links) if isinstance(links, PartnershipQuerySet) else links
    return build_matrix(plain, plain_homes(homes), language)


def plain_homes(homes: Iterable[City]) -> list[Home]:
    """Home cities as plain values."""
    return [Home(home.slug, home.name_uk, home.name_en) for home in homes]


def plain_links(links: PartnershipQuerySet) -> list[Link]:
    """The links of a day as plain values."""
    return [link_of(values) for values in links.order_by().values(*COLUMNS)]


def link_of(values: dict[str, Any]) -> Link:
    """A plain link from the columns of its row."""
    return Link(
        slug=values["slug"],
        home=values["city__slug"],
        partner=values["partner__slug"],
        partner_name_uk=values["partner__name_uk"],
        partner_name_en=values["partner__name_en"],
        country=str(values["partner__country"]),
        kind=values["kind_on"] or values["kind"],
        status=values["status_on"],
        established=values["established_on"] or "",
        ended=values["ended_edtf"],
    )
