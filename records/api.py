"""What every API resource shares: public records by slug, gone ones with the reason; sources."""

from typing import Any

from django.db import models
from django.http import Http404, HttpResponseBase, HttpResponsePermanentRedirect
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page
from rest_framework import viewsets
from rest_framework.request import Request
from rest_framework.views import APIView

from records.filters import RegisterFilterSet, SourceFilter
from records.gone import public_heir
from records.models import Source
from records.problems import Gone
from records.queries import STEERING, refuse_parameters
from records.serializer_fields import api_address
from records.serializers import SourceDetailSerializer, SourceSerializer

SLUG = "[-a-zA-Z0-9_]+"


@method_decorator(conditional_page, name="dispatch")
class RegisterView(APIView):
    """An address of the API: answers with an ETag, and 304 to who has it already."""


class RecordViewSet(RegisterView, viewsets.ReadOnlyModelViewSet):
    """One resource: public records, listed and by slug."""

    lookup_field = "slug"
    lookup_value_regex = SLUG
    # Days by which the list can be ordered: the name in the query, the column
    ordering: dict[str, str] = {}
    # Only names the model; the rows are asked for anew each time, as an embargo may be over
    queryset: models.QuerySet
    # A resource without filters still refuses parameters it does not know
    filterset_class: type[RegisterFilterSet] | None = None

    def get_queryset(self) -> models.QuerySet:
        return self.queryset.model._default_manager.public().for_api()

    def filter_queryset(self, queryset: models.QuerySet) -> models.QuerySet:
        """Filters choose rows of lists; an address alone names its record."""
        if self.detail:
            return queryset
        if self.filterset_class is None:
            refuse_parameters(self.request, STEERING)
        return super().filter_queryset(queryset)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """One record; 301 to the one it was merged into; 410 with the reason where withdrawn."""
        refuse_parameters(request)
        try:
            return super().retrieve(request, *args, **kwargs)
        except Http404:
            return self.successor(kwargs["slug"])

    def successor(self, slug: str) -> HttpResponseBase:
        """The way to the record's heir. Raises: Gone with the reason, Http404."""
        records = self.queryset.model._default_manager
        gone = records.gone().filter(**{self.lookup_field: slug}).first()
        if gone is None:
            raise Http404
        heir = public_heir(gone)
        if heir is None:
            raise Gone.of(gone)
        return HttpResponsePermanentRedirect(
            f"{api_address(records.model, self.request)}{heir.slug}/"
        )


class SourceViewSet(RecordViewSet):
    """Pages and papers on which public records rest."""

    queryset = Source.objects.none()
    filterset_class = SourceFilter
    ordering = {"published_on": "published_on_earliest"}

    def get_serializer_class(self) -> type[SourceSerializer]:
        """A single source also tells what cites it."""
        return SourceDetailSerializer if self.detail else SourceSerializer
