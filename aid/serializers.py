"""JSON of deliveries and of their totals."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from aid.models import Delivery, DeliveryRelation, Item, Participant
from aid.receipts import Note
from aid.totals import STAGES, Figures, Measure
from cities.serializers import CityRefSerializer
from partnerships.serializers import (
    AgreementRefSerializer,
    InitiativeRefSerializer,
    PartySerializer,
)
from records.quantities import Total
from records.serializer_fields import NumberText, PartialDateField, number_text
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


class TotalSerializer(serializers.Serializer):
    """A sum that keeps every doubt of its rows."""

    lower = serializers.CharField(help_text=_("The least it can be, written exactly."))
    upper = serializers.CharField(
        allow_null=True, help_text=_("The most it can be. null: a row says “more than”.")
    )
    is_approximate = serializers.BooleanField(help_text=_("A row says “about”."))
    rows = serializers.IntegerField(help_text=_("Rows that state a number."))
    unknown = serializers.IntegerField(help_text=_("Rows that do not; never counted as zero."))


class StagesSerializer(serializers.Serializer):
    """The stages side by side; they never add. null: no row."""

    pledged = TotalSerializer(allow_null=True)
    committed = TotalSerializer(allow_null=True)
    delivered = TotalSerializer(allow_null=True)


class MeasureSerializer(serializers.Serializer):
    """One measure: units, goods, gifts, loans and stated worth never mix."""

    nature = serializers.ChoiceField(choices=Item.Nature.choices)
    good = serializers.CharField(help_text=_("For pieces: what is counted. Empty: all goods."))
    unit = serializers.CharField()
    stages = StagesSerializer()


class NoteSerializer(serializers.Serializer):
    """Rows of aid that stand beside a total, and why."""

    reason = serializers.CharField()
    rows = serializers.ListField(child=serializers.SlugField(), help_text=_("Deliveries."))


class TotalsSerializer(serializers.Serializer):
    """What deliveries add up to, with the receipt."""

    measures = MeasureSerializer(many=True)
    left_out = NoteSerializer(many=True, help_text=_("In no sum, or without a number in it."))
    doubts = NoteSerializer(many=True, help_text=_("Counted, with a doubt."))


def totals_json(made: Figures) -> dict[str, Any]:
    """Totals of public deliveries, measure by measure, with their receipt."""
    receipt = made.receipt()
    return {
        "measures": [measure_json(made, measure) for measure in made.measures],
        "left_out": [note_json(note) for note in receipt.left_out],
        "doubts": [note_json(note) for note in receipt.doubts],
    }


def measure_json(made: Figures, measure: Measure) -> dict[str, Any]:
    """One measure at each stage."""
    figures = {stage: total_json(made.figure(measure, stage)) for stage in STAGES}
    head = {"nature": measure.nature, "good": measure.good or "", "unit": measure.unit}
    return {**head, "stages": figures}


def total_json(total: Total) -> dict[str, Any] | None:
    """One sum. Unknown: None where no row stands behind it; an empty total is no zero."""
    if total.is_empty:
        return None
    return {
        "lower": number_text(total.lower),
        "upper": None if total.upper is None else number_text(total.upper),
        "is_approximate": total.is_approximate,
        "rows": total.rows,
        "unknown": total.unknown,
    }


def note_json(note: Note) -> dict[str, Any]:
    """The rows of one reason."""
    return {"reason": str(note.reason), "rows": [line.row.slug for line in note.lines]}
