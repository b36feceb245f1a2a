"""JSON of what every record shares, and of sources."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from records.evidence import single_publisher
from records.models import Citation, Record, Source
from records.serializer_fields import ApiAddress, PageAddress, PartialDateField, api_address

# What each record begins and ends with
HEAD = ("url", "page_uk", "page_en", "slug")
TAIL = ("citations", "single_source", "version", "published_at", "updated_at")


class ReadOnlySerializer(serializers.ModelSerializer):
    """Columns to read, with their help_text as description."""

    # A link may be empty, and is then no URI
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.URLField: serializers.CharField,
    }

    def include_extra_kwargs(self, kwargs: dict, extra_kwargs: dict) -> dict:
        may_be_empty = "choices" in kwargs and kwargs.get("allow_blank")
        made = super().include_extra_kwargs(kwargs, {**extra_kwargs, "read_only": True})
        return {**made, "allow_blank": True} if may_be_empty else made


class RefSerializer(ReadOnlySerializer):
    """A neighbour in short: its slug, its names, its address in this API."""

    url = ApiAddress()


class SourceRefSerializer(RefSerializer):
    """A source in short; `link` is the page or paper itself."""

    link = serializers.CharField(source="url", read_only=True, help_text=_("Empty: on paper."))
    url = ApiAddress()

    class Meta:
        model = Source
        fields = ["slug", "title", "link", "url"]


class CitationSerializer(ReadOnlySerializer):
    """A source of the record or of one fact of it, with what it says there."""

    source = SourceRefSerializer(read_only=True)

    class Meta:
        model = Citation
        fields = ["source", "fact", "part", "says", "note_uk", "note_en"]


class RecordSerializer(ReadOnlySerializer):
    """What all records share; a subclass lists HEAD, its own columns, TAIL."""

    url = ApiAddress()
    page_uk = PageAddress("uk")
    page_en = PageAddress("en")
    slug = serializers.SlugField(read_only=True, help_text=_("Permanent public id."))
    citations = CitationSerializer(many=True, read_only=True)
    version = serializers.IntegerField(
        source="public_version",
        read_only=True,
        help_text=_("The version that changed last what readers may see."),
    )
    updated_at = serializers.DateTimeField(
        source="changed_at", read_only=True, help_text=_("Moment of the last public change.")
    )
    single_source = serializers.SerializerMethodField(
        help_text=_("Whether all its public sources come from one publisher.")
    )

    def get_single_source(self, record: Record) -> bool:
        """Whether one publisher alone stands behind it."""
        return bool(single_publisher(record.citations.all()))


class SourceSerializer(RecordSerializer):
    """A page or paper that states facts of the register."""

    link = serializers.CharField(
        source="url", read_only=True, help_text=_("The page or paper itself. Empty: on paper.")
    )
    published_on = PartialDateField()
    check_result = serializers.CharField(
        read_only=True,
        help_text=_("How its address answered then. Empty: never visited."),
    )
    url = ApiAddress()

    class Meta:
        model = Source
        fields = [
            *HEAD, "title", "publisher", "link", "published_on", "language", "kind", "checked_on",
            "check_result", "check_status", "moved_to", "failing_since",
            "version", "published_at", "updated_at",
        ]  # fmt: skip


class CitedBySerializer(serializers.Serializer):
    """A record that cites the source, in short."""

    type = serializers.CharField(read_only=True, help_text=_("Kind of record: agreement, city ..."))
    slug = serializers.SlugField(read_only=True)
    name_uk = serializers.CharField(read_only=True)
    name_en = serializers.CharField(read_only=True, help_text=_("Empty: not translated yet."))
    url = serializers.URLField(read_only=True)


class SourceDetailSerializer(SourceSerializer):
    """A source with the public records that cite it."""

    cited_by = serializers.SerializerMethodField(
        help_text=_("Public records that cite it, by kind of record and slug.")
    )

    class Meta(SourceSerializer.Meta):
        fields = [*SourceSerializer.Meta.fields, "cited_by"]

    @extend_schema_field(CitedBySerializer(many=True))
    def get_cited_by(self, source: Source) -> list[dict[str, Any]]:
        """Each public record that cites the source, once."""
        request = self.context["request"]
        return [
            {
                "type": record._meta.model_name,
                "slug": record.public_slug,
                "name_uk": record.called("uk"),
                "name_en": record.called("en"),
                "url": f"{api_address(type(record), request)}{record.public_slug}/",
            }
            for record in citing(source)
        ]


def citing(source: Source) -> Iterator[Record]:
    """Public records that cite the source: one query for each kind of record."""
    kinds = [one for one in apps.get_models() if issubclass(one, Record) and one is not Source]
    for model in sorted(kinds, key=lambda one: one._meta.model_name):
        rows = model._default_manager.public().filter(citations__source=source)
        joined = (
            rows.select_related(*model.REQUIRED_NEIGHBOURS) if model.REQUIRED_NEIGHBOURS else rows
        )
        yield from joined.order_by("slug").distinct()
