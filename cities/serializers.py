"""JSON of cities."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cities.countries import country_name
from cities.models import City
from records.serializer_fields import RecordField
from records.serializers import HEAD, TAIL, RecordSerializer, RefSerializer


@extend_schema_field(OpenApiTypes.STR)
class CountryCode(RecordField):
    """ISO 3166-1 code of the record's country. Unknown: empty."""

    def to_representation(self, value: models.Model) -> str:
        return str(value.country)


@extend_schema_field(OpenApiTypes.STR)
class CountryName(RecordField):
    """The country's name in one language. Unknown: empty."""

    def __init__(self, language: str, **kwargs: str) -> None:
        super().__init__(**kwargs)
        self.language = language

    def to_representation(self, value: models.Model) -> str:
        return country_name(str(value.country), self.language)


class CityRefSerializer(RefSerializer):
    """A city in short."""

    country = CountryCode(help_text=_("ISO 3166-1 code."))

    class Meta:
        model = City
        fields = ["slug", "name_uk", "name_en", "country", "url"]


class CitySerializer(RecordSerializer):
    """A home city in Ukraine, or a partner abroad (or a region, a district)."""

    country = CountryCode(help_text=_("ISO 3166-1 code."))
    country_uk = CountryName("uk")
    country_en = CountryName("en")
    latitude = serializers.FloatField(
        read_only=True, allow_null=True, help_text=_("Degrees north, WGS 84.")
    )
    longitude = serializers.FloatField(
        read_only=True, allow_null=True, help_text=_("Degrees east, WGS 84.")
    )

    class Meta:
        model = City
        fields = [
            *HEAD, "name_uk", "name_en", "country", "country_uk", "country_en", "level", "is_home",
            "latitude", "longitude", "population", "geonames_id", "wikidata_id", "website", *TAIL,
        ]  # fmt: skip
