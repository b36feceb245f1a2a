"""Short references to links, agreements, initiatives and organizations."""

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field

from partnerships.models import Agreement, Initiative, Organization, Partnership
from records.serializer_fields import RecordField
from records.serializers import RefSerializer


class OrganizationRefSerializer(RefSerializer):
    """An organization in short."""

    class Meta:
        model = Organization
        fields = ["slug", "name_uk", "name_en", "url"]


class AgreementRefSerializer(RefSerializer):
    """An agreement in short."""

    class Meta:
        model = Agreement
        fields = ["slug", "title_uk", "title_en", "url"]


class InitiativeRefSerializer(RefSerializer):
    """An initiative in short."""

    class Meta:
        model = Initiative
        fields = ["slug", "title_uk", "title_en", "url"]


@extend_schema_field(OpenApiTypes.STR)
class PairName(RecordField):
    """Both cities of a link, in one language. Unknown: empty, not translated yet."""

    def __init__(self, language: str, **kwargs: str) -> None:
        super().__init__(**kwargs)
        self.language = language

    def to_representation(self, value: Partnership) -> str:
        return value.called(self.language)


class PartnershipRefSerializer(RefSerializer):
    """A link in short."""

    name_uk = PairName("uk")
    name_en = PairName("en")

    class Meta:
        model = Partnership
        fields = ["slug", "name_uk", "name_en", "url"]
