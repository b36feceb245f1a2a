"""JSON of deliveries."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from aid.models import Delivery, DeliveryRelation, Item, Participant
from cities.serializers import CityRefSerializer
from partnerships.serializers import (
    AgreementRefSerializer,
    InitiativeRefSerializer,
    PartySerializer,
)
from records.serializer_fields import NumberText, PartialDateField
from records.serializers import (
    HEAD,
    TAIL,
    ReadOnlySerializer,
    RecordSerializer,
    RefSerializer,
)


class DeliveryRefSerializer(RefSerializer):
    """A delivery in short."""

    class Meta:
        model = Delivery
        fields = ["slug", "title_uk", "title_en", "url"]


class ItemSerializer(ReadOnlySerializer):
    """One measured part of a delivery; pieces are only ever counted by good."""

    quantity = NumberText(help_text=_("Written exactly: 3500, 2.5. null: not stated."))
    quantity_max = NumberText(help_text=_("Only with the qualifier between."))

    class Meta:
        model = Item
        fields = [
            "position", "nature", "good", "qualifier", "quantity", "quantity_max", "unit",
            "description_uk", "description_en",
        ]  # fmt: skip


class ParticipantSerializer(PartySerializer):
    """A city or an organization in its role; a hub is no donor of what it forwards."""

    class Meta:
        model = Participant
        fields = ["role", "city", "organization"]


class DeliveryRelationSerializer(ReadOnlySerializer):
    """How this row stands to another one: inside its figure, forwarded from it, fulfilling it."""

    delivery = DeliveryRefSerializer(source="target", read_only=True, help_text=_("The other row."))

    class Meta:
        model = DeliveryRelation
        fields = ["kind", "delivery", "note_uk", "note_en"]


class DeliverySerializer(RecordSerializer):
    """One row of aid at one stage; stages never add."""

    city = CityRefSerializer(read_only=True, help_text=_("The home city that receives."))
    when = PartialDateField(help_text=_("null: unknown."))
    participants = ParticipantSerializer(many=True, read_only=True)
    items = ItemSerializer(many=True, read_only=True)
    relations = DeliveryRelationSerializer(many=True, read_only=True)
    agreement = AgreementRefSerializer(
        read_only=True,
        allow_null=True,
        help_text=_("The paper it was given under. null: none named."),
    )
    initiatives = InitiativeRefSerializer(many=True, read_only=True)
    is_part = serializers.BooleanField(
        read_only=True, help_text=_("Inside the figure of another row: no total counts it.")
    )
    may_overlap = serializers.BooleanField(
        read_only=True, help_text=_("Partly in another counted row, to an unknown extent.")
    )

    class Meta:
        model = Delivery
        fields = [
            *HEAD, "city", "title_uk", "title_en", "stage", "when", "category", "participants",
            "items", "is_part", "may_overlap", "relations", "shared_with_uk", "shared_with_en",
            "agreement", "initiatives", "summary_uk", "summary_en", *TAIL,
        ]  # fmt: skip
