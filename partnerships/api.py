"""API of links, agreements, initiatives, organizations, and of Figure 1."""

from typing import Any

from django.utils import timezone
from django.utils.dateparse import parse_date
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from cities.models import City
from partnerships.filters import (
    AgreementFilter,
    InitiativeFilter,
    MatrixFilter,
    OrganizationFilter,
    PartnershipFilter,
)
from partnerships.matrix import home_columns, matrix_of
from partnerships.matrix.compare import compared_of
from partnerships.matrix.links import plain_homes, plain_links
from partnerships.models import Agreement, Initiative, Organization, Partnership
from partnerships.serializers import (
    AgreementSerializer,
    InitiativeSerializer,
    MatrixSerializer,
    OrganizationSerializer,
    PartnershipSerializer,
    matrix_json,
)
from partnerships.serializers.changes import (
    SharedPartnersSerializer,
    changes_json,
    shared_json,
)
from records.api import RecordViewSet, RegisterView
from records.queries import check


class PartnershipViewSet(RecordViewSet):
    """Links of home cities and partners, as they stand today or on the day `on`."""

    queryset = Partnership.objects.none()
    serializer_class = PartnershipSerializer
    filterset_class = PartnershipFilter
    ordering = {"established": "established_earliest"}

    def get_serializer_context(self) -> dict[str, Any]:
        """The day asked for, which the filter has found to be one."""
        day = parse_date(self.request.query_params.get("on", "")) if self.request else None
        return {**super().get_serializer_context(), "on": day}


class AgreementViewSet(RecordViewSet):
    """Signed documents."""

    queryset = Agreement.objects.none()
    serializer_class = AgreementSerializer
    filterset_class = AgreementFilter
    ordering = {"signed_on": "signed_on_earliest"}


class InitiativeViewSet(RecordViewSet):
    """What partners do together besides giving."""

    queryset = Initiative.objects.none()
    serializer_class = InitiativeSerializer
    filterset_class = InitiativeFilter
    ordering = {"when": "when_earliest"}


class OrganizationViewSet(RecordViewSet):
    """Bodies that sign, give, carry or carry out."""

    queryset = Organization.objects.none()
    serializer_class = OrganizationSerializer
    filterset_class = OrganizationFilter


class MatrixView(RegisterView):
    """Figure 1: the links of a day by country, partner and home city."""

    # The description takes the parameters from here
    filterset_class = MatrixFilter

    @extend_schema(responses=MatrixSerializer)
    def get(self, request: Request) -> Response:
        """The numbers and cells of Figure 1, filtered as its page is; in English order.

        With `from` also what changed since that day.
        """
        asked = MatrixFilter(request.query_params, Partnership.objects.public(), request=request)
        check(asked, frozenset())
        homes = home_columns()
        if chosen := asked.form.cleaned_data["city"]:
            homes = homes.filter(pk__in=[city.pk for city in chosen])
        day = asked.form.cleaned_data["on"] or timezone.localdate()
        matrix = matrix_of(asked.qs, homes, "en")
        slugs = [column.home for column in matrix.columns]
        slugs += [row.partner for row in matrix.rows]
        places = City.objects.public().filter(slug__in=slugs)
        answer = matrix_json(matrix, day, places, request)
        compared = compared_of(asked, day)
        return Response({**answer, **changes_json(compared, request)} if compared else answer)


class SharedView(RegisterView):
    """Partners that home cities have in common, and how much the cities overlap."""

    filterset_class = PartnershipFilter

    @extend_schema(responses=SharedPartnersSerializer)
    def get(self, request: Request) -> Response:
        """Partners by number of home cities with links in force; home city by home city."""
        asked = PartnershipFilter(
            request.query_params, Partnership.objects.public(), request=request
        )
        check(asked, frozenset())
        day = asked.form.cleaned_data["on"] or timezone.localdate()
        links, homes = plain_links(asked.qs), plain_homes(home_columns())
        return Response(shared_json(links, homes, day, request))
