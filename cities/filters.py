"""Filters cities, on the page and in the API."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from cities.models import City
from records.filters import ChoicesFilter, RegisterFilterSet, YesNoFilter


def country_choices() -> list[tuple[str, str]]:
    """ISO codes with names in the reader's language, in the order of the names."""
    return [(country.code, country.name) for country in countries]


class CityFilter(RegisterFilterSet):
    """By country, level, and whether it is a home city."""

    country = ChoicesFilter(choices=country_choices, label=_("Country"))
    level = ChoicesFilter(choices=City.Level.choices, label=_("Level"))
    is_home = YesNoFilter(label=_("Home city"))

    class Meta:
        model = City
        fields: list[str] = []


def home_cities(request: object = None) -> models.QuerySet[City]:
    """Public home cities, the choices of every `city` filter."""
    return City.objects.public().home()


def partner_cities(request: object = None) -> models.QuerySet[City]:
    """Public cities, the choices of every `partner` filter."""
    return City.objects.public()
