"""Form for cities and their other names; found in the gazetteer, filled in from there."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cities.admin.finding import FindsPlaces
from cities.doubles import same_places
from cities.models import City, CityName
from records.admin import (
    CitationInline,
    ContactInline,
    CountryFilter,
    RecordAdmin,
    RecordForm,
    RowForm,
    TabularRows,
    WorkList,
)
from records.roles import edits_all


class CityForm(RecordForm):
    """A city, its country and place on earth."""

    errors_at = {
        **RecordForm.errors_at,
        "_home_in_ukraine": "country",
        "_both_coordinates": "longitude",
        "_coordinates_on_earth": "latitude",
    }


class CityNameForm(RowForm):
    """Another name."""

    errors_at = {"_unique": "name"}


class CityNameInline(TabularRows):
    """Names that only find the city."""

    model = CityName
    form = CityNameForm
    fields = ("name", "language", "kind")


@admin.register(City)
class CityAdmin(FindsPlaces, RecordAdmin):
    """Home cities and partners."""

    form = CityForm
    inlines = (CityNameInline, CitationInline, ContactInline)
    told_apart_by = ("name_uk", "name_en", "country", "level", "wikidata_id", "other_names")
    facts = (
        (_("City"), {"fields": (("name_uk", "name_en"), ("country", "level"), "is_home")}),
        (
            _("Place and numbers"),
            {
                "fields": (
                    ("latitude", "longitude"),
                    "population",
                    ("geonames_id", "wikidata_id"),
                    "website",
                )
            },
        ),
    )
    list_display = ("name_uk", "name_en", "country_name", "level", "is_home", "release")
    list_filter = (WorkList, "state", "is_home", "level", CountryFilter)
    search_fields = ("name_uk",)
    ordering = ("name_uk", "pk")

    def get_readonly_fields(self, request: HttpRequest, obj: City | None = None) -> tuple:
        """Which cities keep records here is not for their officers to say."""
        fixed = super().get_readonly_fields(request, obj)
        return fixed if edits_all(request.user) else (*fixed, "is_home")

    @admin.display(description=_("country"), ordering="country")
    def country_name(self, city: City) -> str:
        """The country in the reader's language."""
        return str(city.country.name)

    def choice_label(self, record: City) -> str:
        """Name and country, for some names exist twice."""
        return f"{record.name}, {record.country.name}"

    def doubles(self, record: City, rows: dict) -> list[City]:
        """The place may be there under another spelling."""
        return same_places(record, rows.get(CityName, ()))
