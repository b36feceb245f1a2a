"""Cities: the list and its downloads. The page of one city combines apps and is the portal's."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from cities.exports import CITY
from cities.filters import CityFilter
from cities.models import City
from cities.places import point
from records.collation import sort_key
from records.languages import reader_language
from records.listing import read_export, read_listing


def city_list(request: HttpRequest) -> HttpResponse:
    """Home cities first, then partners by country, in the reader's alphabet."""
    rows = City.objects.public().order_by("pk")
    listing = read_listing(request, CityFilter, rows, key=reading_order(reader_language()))
    context = {"section": "cities", "listing": listing}
    return render(request, "cities/city_list.html", context, status=listing.status)


def city_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The same cities as a file."""
    rows = City.objects.public().for_lists()
    return read_export(request, form, CityFilter, rows, CITY, place=point)


def reading_order(language: str) -> Callable[[City], tuple]:
    """How a reader of the language looks for a city."""
    return lambda city: (
        not city.is_home,
        sort_key("" if city.is_home else city.country.name, language),
        sort_key(city.name, language),
    )
