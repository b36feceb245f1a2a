"""Finding a place in the gazetteer and filling the form for a new city from it."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, QueryDict
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from cities.models import City, GazetteerPlace
from records.roles import Account

# More than these nobody reads; a longer name or a country narrows them
SHOWN = 30
MOST_NAMES = 4
# How the admin marks a form that another form opened
OF_POPUP = ("_popup", "_to_field")


class FindForm(forms.Form):
    """Which place is looked for."""

    q = forms.CharField(
        label=_("Name"),
        max_length=100,
        required=False,
        help_text=_("In any language or spelling: Freiburg, Мюнхен, Lwow."),
    )
    country = CountryField(blank=True).formfield(
        label=_("Country"), required=False, help_text=_("Where the name exists in many countries.")
    )


@dataclass(frozen=True)
class Found:
    """A place with its ways into the form. Unknown: `city` None, the register has it not.

    `address`: where this account looks at the city. Empty: others keep it, and it is not public.
    """

    place: GazetteerPlace
    city: City | None
    address: str
    choices: tuple[tuple[str, str], ...]


class FindsPlaces(ModelAdmin):
    """Mixin for the admin of cities: a page that finds the place before the form is filled."""

    def get_urls(self) -> list:
        """With the address of the page."""
        view = self.admin_site.admin_view(self.find_view)
        return [path("find/", view, name="cities_city_find"), *super().get_urls()]

    def get_fieldsets(self, request: HttpRequest, obj: City | None = None) -> list:
        """A new city is found first; the form says where."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj:
            return fieldsets
        (name, first), *others = fieldsets
        address = with_query(reverse("admin:cities_city_find"), popup_of(request.GET))
        link = format_html('<a href="{}">{}</a>', address, _("Find the place in the gazetteer"))
        text = format_html(
            "{}: {}", link, _("country, coordinates, population and names are filled in.")
        )
        return [(name, {**first, "description": text}), *others]

    def find_view(self, request: HttpRequest) -> TemplateResponse:
        """Places of that name, each with the links that open the form filled in."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = FindForm(request.GET if "q" in request.GET else None)
        found, more = (
            look_up(form, popup_of(request.GET), request.user) if form.is_valid() else ([], False)
        )
        context = {
            **self.admin_site.each_context(request),
            "title": _("Find a city"),
            "opts": self.opts,
            "form": form,
            "found": found,
            "more": more,
            "shown": SHOWN,
            "is_popup": "_popup" in request.GET,
            "kept": popup_of(request.GET),
            "by_hand": with_query(reverse("admin:cities_city_add"), popup_of(request.GET)),
            "is_empty": not GazetteerPlace.objects.exists(),
        }
        status = 400 if form.is_bound and not form.is_valid() else 200
        return TemplateResponse(request, "admin/cities/city/find.html", context, status=status)


def look_up(form: FindForm, kept: dict[str, str], user: Account) -> tuple[list[Found], bool]:
    """The places, the likeliest first, and whether there are more."""
    asked = form.cleaned_data
    places = list(GazetteerPlace.objects.named(asked["q"], asked["country"])[: SHOWN + 1])
    numbers = [place.geonames_id for place in places]
    known = City.objects.filter(geonames_id__in=numbers)
    cities = {city.geonames_id: city for city in known}
    addresses = {city.pk: city.get_absolute_url() for city in known.public()}
    for key in known.viewable_by(user).values_list("pk", flat=True):
        addresses[key] = reverse("admin:cities_city_change", args=[key])
    found = []
    for place in places[:SHOWN]:
        city = cities.get(place.geonames_id)
        address = addresses.get(city.pk, "") if city else ""
        found.append(Found(place, city, address, tuple(choices_of(place, kept))))
    return found, len(places) > SHOWN


def choices_of(place: GazetteerPlace, kept: dict[str, str]) -> list[tuple[str, str]]:
    """Ukrainian names to confirm, each with the address of the form that it fills."""
    names = [*place.ukrainian_names[:MOST_NAMES], ""]
    add = reverse("admin:cities_city_add")
    return [(name, with_query(add, {**filled_from(place, name), **kept})) for name in names]


def filled_from(place: GazetteerPlace, name_uk: str) -> dict[str, Any]:
    """What the form can know of the place."""
    return {
        "name_uk": name_uk,
        "name_en": place.name,
        "country": place.country.code,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "population": place.population or "",
        "geonames_id": place.geonames_id,
    }


def popup_of(query: QueryDict) -> dict[str, str]:
    """What tells the admin that another form waits for the new city."""
    return {name: query[name] for name in OF_POPUP if name in query}


def with_query(address: str, query: dict[str, Any]) -> str:
    """The address with what is known of the query."""
    known = {name: value for name, value in query.items() if value != ""}
    return f"{address}?{urlencode(known)}" if known else address
