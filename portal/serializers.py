"""JSON of case cities: what their pages show."""

from collections import Counter
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from aid.counting import totals_of
from aid.models import Delivery
from aid.serializers import DeliveryRefSerializer
from aid.totals import STAGES
from aid.totals_json import TotalsSerializer, rows_of_query, totals_json
from cities.models import CaseProfile
from cities.serializers import CityRefSerializer
from partnerships.models import Agreement, Initiative, Partnership
from partnerships.serializers import (
    AgreementRefSerializer,
    InitiativeRefSerializer,
    PartnershipRefSerializer,
)
from portal.marks import with_marks_of
from portal.pages.case import link_figures
from portal.pages.links import as_of_today, by_partner_name, current
from records.models import Source
from records.serializer_fields import PageAddress
from records.serializers import HEAD, TAIL, RecordSerializer, SourceRefSerializer

# Rows that a receipt names; of more it says how many
ROWS_NAMED = 1000


class CaseSerializer(RecordSerializer):
    """A case city: its role and a sentence on it."""

    page_uk = PageAddress("uk", "city")
    page_en = PageAddress("en", "city")
    slug = serializers.SlugField(source="public_slug", read_only=True)
    city = CityRefSerializer(read_only=True)

    class Meta:
        model = CaseProfile
        fields = [
            *HEAD, "city", "role_uk", "role_en", "lead_uk", "lead_en",
            "version", "published_at", "updated_at",
        ]  # fmt: skip


class LinkFiguresSerializer(serializers.Serializer):
    """Links of the city. Unit: links, and countries of those in force."""

    current = serializers.IntegerField(help_text=_("In force: sister and partner."))
    sister = serializers.IntegerField()
    partner = serializers.IntegerField()
    countries = serializers.IntegerField(help_text=_("Countries of links in force."))
    past = serializers.IntegerField(help_text=_("Not in force, or nobody knows."))


class StageFiguresSerializer(serializers.Serializer):
    """Rows of aid at each stage; they never add."""

    pledged = serializers.IntegerField()
    committed = serializers.IntegerField()
    delivered = serializers.IntegerField()


class FiguresSerializer(serializers.Serializer):
    """The key figures of a case page."""

    links = LinkFiguresSerializer()
    agreements_in_force = serializers.IntegerField(help_text=_("As far as recorded."))
    deliveries = StageFiguresSerializer()


class CaseDetailSerializer(CaseSerializer):
    """A case city in full: text, key figures, partners, papers, aid, initiatives."""

    text_uk = serializers.SerializerMethodField(
        help_text=_("Markdown; [@slug] cites a source of `footnotes`.")
    )
    text_en = serializers.SerializerMethodField(help_text=_("The same in English."))
    footnotes = serializers.SerializerMethodField(
        help_text=_("Sources of the text, in the order of their first mark.")
    )
    figures = serializers.SerializerMethodField()
    totals = serializers.SerializerMethodField()
    partnerships = serializers.SerializerMethodField(help_text=_("Links in force, by name."))
    agreements = serializers.SerializerMethodField(help_text=_("The newest first."))
    deliveries = serializers.SerializerMethodField(help_text=_("The newest first."))
    initiatives = serializers.SerializerMethodField(help_text=_("The newest first."))

    class Meta(CaseSerializer.Meta):
        fields = [
            *HEAD, "city", "role_uk", "role_en", "lead_uk", "lead_en", "text_uk", "text_en",
            "footnotes", "figures", "totals", "partnerships", "agreements", "deliveries",
            "initiatives", *TAIL,
        ]  # fmt: skip

    def to_representation(self, instance: CaseProfile) -> dict[str, Any]:
        city, today = instance.city, timezone.localdate()
        self.links = as_of_today(Partnership.objects.public().filter(city=city))
        self.alive = by_partner_name(current(self.links))
        self.received = Delivery.objects.public().to_city(city)
        kept = Agreement.objects.public().filter(city=city)
        self.in_force = kept.in_force(today).order_by().count()
        cited = Source.objects.public().filter(slug__in=instance.cited_slugs)
        self.sources = {source.slug: source for source in cited}
        return super().to_representation(instance)

    def refs(self, serializer: type[serializers.Serializer], rows: Any) -> Any:
        """Rows in short."""
        return serializer(rows, many=True, context=self.context).data

    def get_text_uk(self, profile: CaseProfile) -> str:
        """The Ukrainian text."""
        return with_marks_of(profile.text_uk, set(self.sources))

    def get_text_en(self, profile: CaseProfile) -> str:
        """The English text."""
        return with_marks_of(profile.text_en, set(self.sources))

    @extend_schema_field(SourceRefSerializer(many=True))
    def get_footnotes(self, profile: CaseProfile) -> Any:
        """Public sources of the text."""
        cited = [slug for slug in profile.cited_slugs if slug in self.sources]
        return self.refs(SourceRefSerializer, [self.sources[slug] for slug in cited])

    @extend_schema_field(FiguresSerializer)
    def get_figures(self, profile: CaseProfile) -> dict[str, Any]:
        """What the page's key figures say."""
        links = link_figures(self.links, self.alive)
        stages = Counter(self.received.order_by().values_list("stage", flat=True))
        return {
            "links": {
                "current": links.current,
                "sister": links.sister,
                "partner": links.partner,
                "countries": links.countries,
                "past": links.past,
            },
            "agreements_in_force": self.in_force,
            "deliveries": {stage: stages[stage] for stage in STAGES},
        }

    @extend_schema_field(TotalsSerializer)
    def get_totals(self, profile: CaseProfile) -> dict[str, Any]:
        """What the city was given, measure by measure."""
        made = totals_of(self.received, listed=ROWS_NAMED)
        own = QueryDict(f"city={profile.city.slug}")
        return totals_json(made, rows_of_query(self.context["request"], own))

    @extend_schema_field(PartnershipRefSerializer(many=True))
    def get_partnerships(self, profile: CaseProfile) -> Any:
        """Links in force."""
        return self.refs(PartnershipRefSerializer, self.alive)

    @extend_schema_field(AgreementRefSerializer(many=True))
    def get_agreements(self, profile: CaseProfile) -> Any:
        """Agreements kept by the city or signed by it."""
        rows = Agreement.objects.public().of_city(profile.city)
        return self.refs(AgreementRefSerializer, alone(rows))

    @extend_schema_field(DeliveryRefSerializer(many=True))
    def get_deliveries(self, profile: CaseProfile) -> Any:
        """Aid to the city."""
        return self.refs(DeliveryRefSerializer, alone(self.received))

    @extend_schema_field(InitiativeRefSerializer(many=True))
    def get_initiatives(self, profile: CaseProfile) -> Any:
        """Initiatives kept by the city or in which it takes part."""
        rows = Initiative.objects.public().of_city(profile.city)
        return self.refs(InitiativeRefSerializer, alone(rows))


def alone(rows: models.QuerySet) -> models.QuerySet:
    """In the order of lists, without the neighbours that short references do not name."""
    return rows.for_lists().prefetch_related(None).select_related(None)
