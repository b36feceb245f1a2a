"""SourceAdmin: pages and papers that say so."""

from django.contrib import admin
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from records.admin.forms import RecordForm
from records.admin.lists import WorkList, date_column
from records.admin.record import RecordAdmin
from records.models import Source, State


class SourceForm(RecordForm):
    """A page or paper."""

    errors_at = {**RecordForm.errors_at, "_unique_url": "url"}


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
    list_display = ("title", "publisher", "published", "kind", "language", "checked_on", "release")
    list_filter = (WorkList, "state", "kind", "language")
    search_fields = ("title",)
    ordering = (F("published_on_earliest").desc(nulls_last=True), "title")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict:
        """A source is no claim: it is released at once and seen when a public record cites it."""
        return {"state": State.PUBLISHED, **super().get_changeform_initial_data(request)}

    def choice_label(self, record: Source) -> str:
        """Title, publisher and year, for many titles are alike."""
        year = record.published_on.year if record.published_on else None
        parts = [record.title, record.publisher, str(year or "")]
        return " · ".join(part for part in parts if part)
