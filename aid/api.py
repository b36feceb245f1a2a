"""API of aid."""

from aid.filters import DeliveryFilter
from aid.models import Delivery
from aid.serializers import DeliverySerializer
from records.api import RecordViewSet


class DeliveryViewSet(RecordViewSet):
    """Aid, row by row: who gave, who carried, what, how much, at which stage."""

    queryset = Delivery.objects.none()
    serializer_class = DeliverySerializer
    filterset_class = DeliveryFilter
    ordering = {"when": "when_earliest"}
