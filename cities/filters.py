"""Filters cities, on the page and in the API."""

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from cities.models import City
from records.collation import sort_key
from records.filters import ChoicesFilter, RegisterFilterSet, YesNoFilter
from records.languages import reader_language


def country_choices() -> list[tuple[str, str]]:
    """ISO codes with names in the reader's language, in the order of the names."""
    return [(country.code, country.name) for country in countries]


class CountryFilterSet(RegisterFilterSet):
    """Offers only those countries in which a row to be filtered has something."""

    def countries_in_use(self) -> Iterable[str]:
        """ISO codes of the countries of all rows, before any filter."""
        return self.queryset.order_by().values_list("country", flat=True).distinct()

    def offered(self, name: str, chosen: set[str]) -> list[tuple[str, str]]:
        choices = super().offered(name, chosen)
        if name != "country":
            return choices
        in_use, language = {*self.countries_in_use(), *chosen}, reader_language()
        found = [choice for choice in choices if choice[0] in in_use]
        return sorted(found, key=lambda choice: sort_key(choice[1], language))


class CityFilter(CountryFilterSet):
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
