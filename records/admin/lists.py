"""What lists of records share: work lists, filters, columns in words."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db import models
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from records.collation import sort_key
from records.languages import reader_language
from records.models import NewVersion

NOTHING = "—"


class RecordList(ChangeList):
    """A list that fetches what its columns show in one go."""

    def get_queryset(self, *args: Any, **kwargs: Any) -> models.QuerySet:
        """The rows with the neighbours of the columns."""
        rows = super().get_queryset(*args, **kwargs)
        new = NewVersion.objects.of_kind(self.model).filter(object_id=OuterRef("pk"))
        rows = rows.annotate(new_version=Subquery(new.values("state")[:1]))
        return rows.prefetch_related(*self.model_admin.list_prefetch_related)

    def get_results(self, request: HttpRequest) -> None:
        """The page of rows; where there is none, no step is offered."""
        super().get_results(request)
        self.show_admin_actions = self.result_count > 0


class CountryFilter(admin.SimpleListFilter):
    """Countries that occur, in the order of their names."""

    title = _("country")
    parameter_name = "country"
    path = "country"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        """Each country of the list once."""
        codes = model_admin.get_queryset(request).order_by().values_list(self.path, flat=True)
        named = [(code, countries.name(code)) for code in set(codes.distinct()) if code]
        return sorted(named, key=lambda pair: sort_key(str(pair[1]), reader_language()))

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """The rows of the chosen country."""
        return queryset.filter(**{self.path: self.value()}) if self.value() else queryset


HomeCityFilter = admin.RelatedOnlyFieldListFilter


def date_column(stem: str, label: Any) -> Callable[[Any, models.Model], str]:
    """A column with a partial date in short words, sorted by its first day."""

    @admin.display(description=label, ordering=f"{stem}_earliest")
    def column(model_admin: admin.ModelAdmin, record: models.Model) -> str:
        date = getattr(record, stem)
        return date.in_words(reader_language(), short=True) if date else NOTHING

    return column
