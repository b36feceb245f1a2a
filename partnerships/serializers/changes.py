"""JSON of what changed in Figure 1 between two days, and of partners in common."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request

from cities.models import City
from partnerships.matrix.changes import KINDS
from partnerships.matrix.figure import Compared
from partnerships.matrix.overlap import overlaps, shared_partners
from partnerships.matrix.shape import Home, Link
from partnerships.models import Partnership
from records.serializer_fields import api_address


class ChangeSerializer(serializers.Serializer):
    """One link that changed."""

    slug = serializers.SlugField()
    url = serializers.URLField()
    city = serializers.SlugField(help_text=_("The home city."))
    partner = serializers.SlugField()
    change = serializers.ListField(child=serializers.ChoiceField(choices=KINDS))
    kind = serializers.ChoiceField(choices=Partnership.Kind.choices)
    kind_before = serializers.CharField(help_text=_("Empty: the link was not there yet."))
    status = serializers.ChoiceField(choices=Partnership.Status.choices)
    status_before = serializers.CharField(help_text=_("Empty: the link was not there yet."))


class SharedSerializer(serializers.Serializer):
    """A partner of several home cities, by links in force."""

    slug = serializers.SlugField()
    name_uk = serializers.CharField()
    name_en = serializers.CharField()
    country = serializers.CharField(help_text=_("ISO 3166-1 code."))
    url = serializers.URLField()
    cities = serializers.ListField(child=serializers.SlugField())
    links = serializers.ListField(child=serializers.SlugField())


class OverlapSerializer(serializers.Serializer):
    """Two home cities. Unit: partners of links in force."""

    city = serializers.SlugField()
    other = serializers.SlugField()
    common = serializers.IntegerField()
    own = serializers.IntegerField(help_text=_("Partners of `city`."))


class SharedPartnersSerializer(serializers.Serializer):
    """Partners in common on a day."""

    as_of = serializers.DateField()
    partners = SharedSerializer(many=True)
    overlaps = OverlapSerializer(many=True)


def changes_json(compared: Compared, request: Request) -> dict[str, Any]:
    """What changed since the compared day."""
    links = api_address(Partnership, request)
    return {
        "from": compared.day.isoformat(),
        "undated": compared.undated,
        "changes": [
            {
                "slug": one.after.slug,
                "url": f"{links}{one.after.slug}/",
                "city": one.after.home,
                "partner": one.after.partner,
                "change": list(one.what),
                "kind": one.after.kind,
                "kind_before": one.before.kind if one.before else "",
                "status": one.after.status,
                "status_before": one.before.status if one.before else "",
            }
            for one in compared.changes
        ],
    }


def shared_json(
    links: Sequence[Link], homes: Sequence[Home], day: date, request: Request
) -> dict[str, Any]:
    """Partners in common; each pair of home cities once, a city with itself left out."""
    places = api_address(City, request)
    order = [home.slug for home in homes]
    return {
        "as_of": day.isoformat(),
        "partners": [
            {
                "slug": one.partner,
                "name_uk": one.name_uk,
                "name_en": one.name_en,
                "country": one.country,
                "url": f"{places}{one.partner}/",
                "cities": [link.home for link in one.links],
                "links": [link.slug for link in one.links],
            }
            for one in shared_partners(links, "en")
        ],
        "overlaps": [
            {"city": one.row, "other": one.column, "common": one.common, "own": one.own}
            for row in overlaps(links, homes)
            for one in row
            if order.index(one.row) < order.index(one.column)
        ],
    }
