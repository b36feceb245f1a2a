"""JSON of links."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from cities.serializers import CityRefSerializer
from partnerships.models import Partnership, PartnershipEvent
from partnerships.serializers.refs import AgreementRefSerializer
from partnerships.state import LinkState
from records.serializer_fields import PartialDateField
from records.serializers import HEAD, TAIL, ReadOnlySerializer, RecordSerializer


class PartnershipEventSerializer(ReadOnlySerializer):
    """A dated step in the life of a link."""

    date = PartialDateField(help_text=_("Day of signature or decision. null: unknown."))
    effective = PartialDateField(help_text=_("When it took effect. null: on the day of decision."))

    class Meta:
        model = PartnershipEvent
        fields = [
            "kind", "link_kind", "date", "effective", "decided_by_uk", "decided_by_en", "number",
            "other_side_uk", "other_side_en", "note_uk", "note_en",
        ]  # fmt: skip


class StateOnSerializer(serializers.Serializer):
    """Kind and state of a link on the day asked for."""

    day = serializers.DateField(read_only=True)
    kind = serializers.ChoiceField(choices=Partnership.Kind.choices, read_only=True)
    status = serializers.ChoiceField(choices=Partnership.Status.choices, read_only=True)


class PartnershipSerializer(RecordSerializer):
    """The lasting link of a home city and a partner, told by its events."""

    city = CityRefSerializer(read_only=True)
    partner = CityRefSerializer(read_only=True)
    kind = serializers.SerializerMethodField(help_text=_("Kind today."))
    status = serializers.SerializerMethodField(help_text=_("State today."))
    on = serializers.SerializerMethodField(
        help_text=_("Kind and state on the day that `on` asks for. null: not asked for.")
    )
    established = PartialDateField(help_text=_("First signature. null: unknown."))
    ended = PartialDateField(help_text=_("Day of the end. null: not ended, or unknown."))
    events = PartnershipEventSerializer(many=True, read_only=True)
    agreements = AgreementRefSerializer(many=True, read_only=True)

    class Meta:
        model = Partnership
        fields = [
            *HEAD, "city", "partner", "kind", "status", "on", "established", "ended", "note_uk",
            "note_en", "events", "agreements", *TAIL,
        ]  # fmt: skip

    def to_representation(self, instance: Partnership) -> dict[str, Any]:
        self.today: LinkState = instance.state_on(timezone.localdate())
        return super().to_representation(instance)

    @extend_schema_field(serializers.ChoiceField(choices=Partnership.Kind.choices))
    def get_kind(self, link: Partnership) -> str:
        """What the link is called today."""
        return self.today.kind or link.kind

    @extend_schema_field(serializers.ChoiceField(choices=Partnership.Status.choices))
    def get_status(self, link: Partnership) -> str:
        """Whether the link is alive today."""
        return self.today.status or link.status

    @extend_schema_field(StateOnSerializer(allow_null=True))
    def get_on(self, link: Partnership) -> dict[str, str] | None:
        """Kind and state on the day of the query."""
        day: date | None = self.context.get("on")
        if day is None:
            return None
        state = link.state_on(day)
        return {"day": day.isoformat(), "kind": state.kind, "status": state.status}
