"""Values as the API writes them: addresses, partial dates, exact numbers."""

from decimal import Decimal
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request

A_SLUG = "-"


def api_address(model: type[models.Model], request: Request) -> str:
    """The address of a model's list in this API; a slug and a stroke lead on to a record."""
    name = model._meta.model_name
    return str(request.build_absolute_uri(reverse(f"api-{name}-list")))


class RecordField(serializers.Field):
    """A value made of several columns of the record."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "source": "*", "read_only": True})

    @cached_property
    def model(self) -> type[models.Model]:
        """The model whose records are written."""
        return self.parent.Meta.model


@extend_schema_field(OpenApiTypes.URI)
class ApiAddress(RecordField):
    """The record's address in this API."""

    @cached_property
    def list_address(self) -> str:
        """Where the records of this model are listed."""
        return api_address(self.model, self.context["request"])

    def to_representation(self, value: models.Model) -> str:
        return f"{self.list_address}{value.public_slug}/"


@extend_schema_field(OpenApiTypes.URI)
class PageAddress(RecordField):
    """The record's page on the site, in one language."""

    def __init__(self, language: str, name: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.language, self.name = language, name

    @cached_property
    def pattern(self) -> str:
        """The page's address with a slug that stands for any."""
        with override(self.language):
            path = reverse(self.name or self.model._meta.model_name, args=[A_SLUG])
        return str(self.context["request"].build_absolute_uri(path))

    def to_representation(self, value: models.Model) -> str:
        return self.pattern.replace(f"/{A_SLUG}/", f"/{value.public_slug}/")


class PartialDateSerializer(serializers.Serializer):
    """A date as precisely as it is known, with the first and the last day it can mean."""

    edtf = serializers.CharField(read_only=True, help_text=_("EDTF level 1 (ISO 8601-2)."))
    earliest = serializers.DateField(read_only=True, allow_null=True, help_text=_("null: open."))
    latest = serializers.DateField(read_only=True, allow_null=True, help_text=_("null: open."))


@extend_schema_field(PartialDateSerializer(allow_null=True))
class PartialDateField(RecordField):
    """The partial date of the field's own name. Unknown: null."""

    def to_representation(self, value: models.Model) -> dict[str, str | None] | None:
        text = getattr(value, f"{self.field_name}_edtf")
        if not text:
            return None
        earliest = getattr(value, f"{self.field_name}_earliest")
        latest = getattr(value, f"{self.field_name}_latest")
        return {
            "edtf": text,
            "earliest": earliest.isoformat() if earliest else None,
            "latest": latest.isoformat() if latest else None,
        }


@extend_schema_field({"type": ["string", "null"], "pattern": r"^[0-9]+(\.[0-9]+)?$"})
class NumberText(serializers.Field):
    """A number written exactly, without trailing zeros: "3500", "2.5". Unknown: null."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "read_only": True})

    def to_representation(self, value: Decimal) -> str:
        return number_text(value)


def number_text(value: Decimal) -> str:
    """A number without exponent and trailing zeros."""
    return format(value.normalize(), "f")
