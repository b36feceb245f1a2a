"""JSON of agreements and initiatives."""

from django.utils.translation import gettext_lazy as _

from cities.serializers import CityRefSerializer
from partnerships.models import Agreement, AgreementParty, Area, Initiative, InitiativeParty
from partnerships.serializers.refs import (
    AgreementRefSerializer,
    OrganizationRefSerializer,
    PartnershipRefSerializer,
)
from records.serializer_fields import PartialDateField
from records.serializers import HEAD, TAIL, ReadOnlySerializer, RecordSerializer


class AreaSerializer(ReadOnlySerializer):
    """A field of cooperation."""

    class Meta:
        model = Area
        fields = ["slug", "name_uk", "name_en"]


class PartySerializer(ReadOnlySerializer):
    """A city or an organization; the other one is null."""

    city = CityRefSerializer(read_only=True, allow_null=True)
    organization = OrganizationRefSerializer(read_only=True, allow_null=True)


class AgreementPartySerializer(PartySerializer):
    """Who signed an agreement: a city or an organization."""

    class Meta:
        model = AgreementParty
        fields = ["city", "organization"]


class InitiativePartySerializer(PartySerializer):
    """Who takes part in an initiative: a city or an organization."""

    class Meta:
        model = InitiativeParty
        fields = ["city", "organization"]


class AgreementSerializer(RecordSerializer):
    """A document that cities or organizations signed."""

    city = CityRefSerializer(read_only=True, help_text=_("The home city whose record it is."))
    signed_on = PartialDateField(help_text=_("null: unknown."))
    valid_until = PartialDateField(help_text=_("null: not limited, or not known."))
    parties = AgreementPartySerializer(many=True, read_only=True)
    partnerships = PartnershipRefSerializer(many=True, read_only=True)
    areas = AreaSerializer(many=True, read_only=True)

    class Meta:
        model = Agreement
        fields = [
            *HEAD, "city", "title_uk", "title_en", "kind", "signed_on", "valid_until", "parties",
            "partnerships", "areas", "document_url", "summary_uk", "summary_en", *TAIL,
        ]  # fmt: skip


class InitiativeSerializer(RecordSerializer):
    """A joint project, facility, event, training or hub."""

    city = CityRefSerializer(read_only=True, help_text=_("The home city whose record it is."))
    when = PartialDateField(help_text=_("null: unknown."))
    parties = InitiativePartySerializer(many=True, read_only=True)
    agreements = AgreementRefSerializer(many=True, read_only=True)
    areas = AreaSerializer(many=True, read_only=True)

    class Meta:
        model = Initiative
        fields = [
            *HEAD, "city", "title_uk", "title_en", "kind", "when", "parties", "agreements",
            "areas", "summary_uk", "summary_en", *TAIL,
        ]  # fmt: skip
