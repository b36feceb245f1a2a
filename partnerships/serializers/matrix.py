"""JSON of Figure 1: the numbers of its columns and the marks of its cells."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from rest_framework.request import Request

from cities.countries import country_name
from cities.models import City
from cities.serializers import CityRefSerializer
from partnerships.matrix import Cell, Column, Country, Matrix, Row
from partnerships.models import Partnership
from records.partial_dates import parse
from records.serializer_fields import PartialDateSerializer, api_address


class MatrixTotalsSerializer(serializers.Serializer):
    """What the whole figure holds."""

    links = serializers.IntegerField(help_text=_("Links of every state."))
    current = serializers.IntegerField(help_text=_("Links in force."))
    ended = serializers.IntegerField(help_text=_("Links that ended."))
    unknown = serializers.IntegerField(help_text=_("Links of which nobody knows the state."))
    suspended = serializers.IntegerField(help_text=_("Links that are suspended."))
    partners = serializers.IntegerField(help_text=_("Partners of every link."))
    countries = serializers.IntegerField(help_text=_("Countries of every link."))
    current_partners = serializers.IntegerField(help_text=_("Partners of links in force."))
    current_countries = serializers.IntegerField(help_text=_("Countries of links in force."))
    current_homes = serializers.IntegerField(help_text=_("Home cities of links in force."))


class MatrixColumnSerializer(CityRefSerializer):
    """A home city with the number of its links; `current` is `sister` and `partner`."""

    current = serializers.IntegerField()
    sister = serializers.IntegerField()
    partner = serializers.IntegerField()
    undated = serializers.IntegerField(help_text=_("Of those in force: without a date."))
    unknown = serializers.IntegerField()
    suspended = serializers.IntegerField()
    ended = serializers.IntegerField()

    class Meta(CityRefSerializer.Meta):
        fields = [
            *CityRefSerializer.Meta.fields, "current", "sister", "partner", "undated", "unknown",
            "suspended", "ended",
        ]  # fmt: skip


class MatrixCellSerializer(serializers.Serializer):
    """One link, in the column of its home city."""

    city = serializers.SlugField(help_text=_("The home city."))
    slug = serializers.SlugField(help_text=_("The link."))
    url = serializers.URLField()
    kind = serializers.ChoiceField(choices=Partnership.Kind.choices)
    status = serializers.ChoiceField(choices=Partnership.Status.choices)
    established = PartialDateSerializer(allow_null=True, help_text=_("null: unknown."))
    ended = PartialDateSerializer(allow_null=True, help_text=_("null: not ended, or unknown."))


class MatrixPartnerSerializer(serializers.Serializer):
    """A partner with its links."""

    slug = serializers.SlugField()
    name_uk = serializers.CharField()
    name_en = serializers.CharField(help_text=_("Empty: not translated yet."))
    url = serializers.URLField()
    cells = MatrixCellSerializer(many=True)


class MatrixCountrySerializer(serializers.Serializer):
    """The partners of one country."""

    country = serializers.CharField(help_text=_("ISO 3166-1 code."))
    country_uk = serializers.CharField()
    country_en = serializers.CharField()
    partners = MatrixPartnerSerializer(many=True)


class MatrixSerializer(serializers.Serializer):
    """Figure 1: partners by country against home cities."""

    as_of = serializers.DateField(help_text=_("The day that is shown."))
    totals = MatrixTotalsSerializer()
    home_cities = MatrixColumnSerializer(many=True)
    countries = MatrixCountrySerializer(many=True)


def matrix_json(
    matrix: Matrix, day: date, cities: Iterable[City], request: Request
) -> dict[str, Any]:
    """The figure of a day; `cities` are its home cities and partners."""
    places = {city.slug: city for city in cities}
    return {
        "as_of": day.isoformat(),
        "totals": asdict(matrix.totals),
        "home_cities": [column_json(one, places, request) for one in matrix.columns],
        "countries": [country_json(one, places, request) for one in matrix.countries],
    }


def column_json(column: Column, places: dict[str, City], request: Request) -> dict[str, Any]:
    """A home city with its numbers."""
    numbers = asdict(column)
    del numbers["home"], numbers["name"]
    city = CityRefSerializer(places[column.home], context={"request": request})
    return {**city.data, **numbers}


def country_json(country: Country, places: dict[str, City], request: Request) -> dict[str, Any]:
    """A country with its partners."""
    return {
        "country": country.code,
        "country_uk": country_name(country.code, "uk"),
        "country_en": country_name(country.code, "en"),
        "partners": [partner_json(row, places[row.partner], request) for row in country.rows],
    }


def partner_json(row: Row, city: City, request: Request) -> dict[str, Any]:
    """A partner with its links, without the empty cells."""
    links = api_address(Partnership, request)
    return {
        "slug": city.slug,
        "name_uk": city.name_uk,
        "name_en": city.name_en,
        "url": f"{api_address(City, request)}{city.slug}/",
        "cells": [cell_json(cell, links) for cell in row.cells if cell],
    }


def cell_json(cell: Cell, links: str) -> dict[str, Any]:
    """One link; `links` is the address of their list."""
    return {
        "city": cell.home,
        "slug": cell.slug,
        "url": f"{links}{cell.slug}/",
        "kind": cell.kind,
        "status": cell.status,
        "established": date_json(cell.established),
        "ended": date_json(cell.ended),
    }


def date_json(text: str) -> dict[str, str | None] | None:
    """A partial date with its bounds. Unknown: None."""
    return dict(PartialDateSerializer(as_object(text)).data) if text else None


def as_object(text: str) -> dict[str, Any]:
    """The parts of a partial date."""
    known = parse(text)
    return {"edtf": known.text, "earliest": known.earliest, "latest": known.latest}
