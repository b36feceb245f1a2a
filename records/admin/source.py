"""SourceAdmin: pages and papers that say so."""

from django.contrib import admin
from django.db import models
from django.db.models import F
from django.forms import Select
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from records.admin.forms import RecordForm
from records.admin.lists import date_column
from records.admin.record import RecordAdmin
from records.admin.work_list import WorkList
from records.language_names import LANGUAGE_CHOICES, in_language
from records.languages import reader_language
from records.models import Source, State


class SourceForm(RecordForm):
    """A page or paper."""

    errors_at = {**RecordForm.errors_at, "_unique_url": "url"}

    class Meta:
        widgets = {"language": Select(choices=[("", "---------"), *LANGUAGE_CHOICES])}
        help_texts = {"language": _("In which language it is written.")}


class LanguageFilter(admin.SimpleListFilter):
    """Languages that occur, in words."""

    title = _("language")
    parameter_name = "language"

    def lookups(self, request: HttpRequest, model_admin: admin.ModelAdmin) -> list[tuple]:
        """Each language of the list once."""
        codes = set(model_admin.model.objects.order_by().values_list("language", flat=True))
        return [choice for choice in LANGUAGE_CHOICES if choice[0] in codes]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """The sources in the chosen language."""
        return queryset.filter(language=self.value()) if self.value() else queryset


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    """A source is entered once and cited from every record that rests on it."""

    form = SourceForm
    inlines = ()
    facts = (
        (_("Source"), {"fields": ("title", "publisher", "url")}),
        (_("Particulars"), {"fields": ("published_on_edtf", "kind", "language", "checked_on")}),
    )
    published = date_column("published_on", _("published"))
    list_display = ("title", "publisher", "published", "kind", "written", "checked_on", "release")
    list_filter = (WorkList, "state", "kind", LanguageFilter)
    search_fields = ("title",)
    ordering = (F("published_on_earliest").desc(nulls_last=True), "title")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """A source is no claim: it is released at once and seen when a public record cites it."""
        return {"state": State.PUBLISHED, **super().get_changeform_initial_data(request)}

    @admin.display(description=_("language"), ordering="language")
    def written(self, source: Source) -> str:
        """In which language, in words."""
        return in_language(source.language, reader_language())

    def choice_label(self, record: Source) -> str:
        """Title, publisher and year, for many titles are alike."""
        year = record.published_on.year if record.published_on else None
        parts = [record.title, record.publisher, str(year or "")]
        return " · ".join(part for part in parts if part)
