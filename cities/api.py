"""API of cities."""

from cities.filters import CityFilter
from cities.models import City
from cities.serializers import CitySerializer
from records.api import RecordViewSet


class CityViewSet(RecordViewSet):
    """Home cities and their partners."""

    queryset = City.objects.none()
    serializer_class = CitySerializer
    filterset_class = CityFilter
