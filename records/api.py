"""What every API resource shares: one public record by slug, gone ones with the reason."""

from typing import Any

from django.http import Http404
from rest_framework import viewsets

from records.problems import Gone


class RecordViewSet(viewsets.ReadOnlyModelViewSet):
    """One resource: public records by slug; withdrawn ones answer 410 with the reason."""

    lookup_field = "slug"

    def get_object(self) -> Any:
        try:
            return super().get_object()
        except Http404:
            gone = self.queryset.model._default_manager.gone().filter(slug=self.kwargs["slug"])
            record = gone.first()
            if record is None:
                raise
            raise Gone(record.withdrawal_reason) from None
