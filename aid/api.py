"""API of aid: rows, and what they add up to."""

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from aid.counting import totals_of
from aid.filters import DeliveryFilter
from aid.models import Delivery
from aid.serializers import DeliverySerializer
from aid.totals_json import TotalsSerializer, rows_of_query, totals_json
from records.api import RecordViewSet, RegisterView
from records.queries import check


class DeliveryViewSet(RecordViewSet):
    """Aid, row by row: who gave, who carried, what, how much, at which stage."""

    queryset = Delivery.objects.none()
    serializer_class = DeliverySerializer
    filterset_class = DeliveryFilter
    ordering = {"when": "when_earliest"}


class TotalsView(RegisterView):
    """What the deliveries of a query add up to, by stage and measure, with the receipt."""

    # The description takes the parameters from here
    filterset_class = DeliveryFilter

    @extend_schema(responses=TotalsSerializer)
    def get(self, request: Request) -> Response:
        """Sums that keep every doubt of their rows; each figure names the address of its rows."""
        asked = DeliveryFilter(request.query_params, Delivery.objects.public(), request=request)
        check(asked, frozenset())
        made = totals_of(asked.qs, boundary=asked.boundary())
        return Response(totals_json(made, rows_of_query(request, asked.data)))
