"""API of case cities: what their pages show, by the city's slug."""

from django.db import models

from cities.models import CaseProfile
from portal.serializers import CaseDetailSerializer, CaseSerializer
from records.api import RecordViewSet


class CaseViewSet(RecordViewSet):
    """Home cities with a case page."""

    queryset = CaseProfile.objects.none()
    lookup_field = "city__slug"
    lookup_url_kwarg = "slug"

    def get_serializer_class(self) -> type[CaseSerializer]:
        """A single case also gives its text, figures and rows."""
        return CaseDetailSerializer if self.detail else CaseSerializer

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().select_related("city")
