"""JSON of organizations."""

from django.utils.translation import gettext_lazy as _

from cities.serializers import CityRefSerializer, CountryCode, CountryName
from partnerships.models import Organization
from records.serializers import HEAD, TAIL, RecordSerializer


class OrganizationSerializer(RecordSerializer):
    """A port authority, agency, fund, company or other body."""

    country = CountryCode(help_text=_("ISO 3166-1 code. Empty: international."))
    country_uk = CountryName("uk")
    country_en = CountryName("en")
    seat = CityRefSerializer(
        read_only=True, allow_null=True, help_text=_("The city it sits in. null: not known.")
    )

    class Meta:
        model = Organization
        fields = [
            *HEAD, "name_uk", "name_en", "kind", "country", "country_uk", "country_en", "seat",
            "registry_id", "website", *TAIL,
        ]  # fmt: skip
