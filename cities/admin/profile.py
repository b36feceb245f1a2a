"""Form for the case profiles of home cities."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import Textarea
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from cities.models import CaseProfile
from records.admin import RecordAdmin, RecordForm, WorkList
from records.admin.lists import NOTHING
from records.admin.releasing import NO_SOURCE
from records.models import State

STORY = Textarea(attrs={"rows": 20, "cols": 90, "class": "vLargeTextField"})


class CaseProfileForm(RecordForm):
    """The text brings its own sources."""

    def clean(self) -> dict[str, Any]:
        """Raises: ValidationError where a text without a source would be published."""
        cleaned = super().clean()
        texts = f"{cleaned.get('text_uk', '')} {cleaned.get('text_en', '')}"
        is_cited = CaseProfile(text_uk=texts).cited_slugs
        if cleaned.get("state") == State.PUBLISHED and not is_cited:
            raise ValidationError({"text_uk": NO_SOURCE})
        return cleaned


@admin.register(CaseProfile)
class CaseProfileAdmin(RecordAdmin):
    """Role, lead and text of a case page; its citations are those of the text."""

    form = CaseProfileForm
    inlines = ()
    named_with = ("city",)
    autocomplete_fields = ("city",)
    readonly_fields = ("sources",)
    facts = (
        (
            _("Case page"),
            {"fields": ("city", "position", ("role_uk", "role_en"), ("lead_uk", "lead_en"))},
        ),
        (_("Text"), {"fields": ("text_uk", "text_en", "sources")}),
    )
    list_display = ("city", "role", "position", "release")
    list_filter = (WorkList, "state")
    ordering = ("position", "pk")

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        """The city alone: profiles are not merged."""
        return tuple(self.autocomplete_fields)

    def release_fieldset(self, obj: CaseProfile | None) -> dict:
        """A profile belongs to its city and is never merged into another."""
        release = super().release_fieldset(obj)
        kept = [field for field in release["fields"] if field != "merged_into"]
        return {**release, "fields": kept}

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """The text gets room."""
        if db_field.name in ("text_uk", "text_en"):
            kwargs["widget"] = STORY
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """The citations follow the text."""
        super().save_related(request, form, formsets, change)
        form.instance.cite_text()

    @admin.display(description=_("role"))
    def role(self, profile: CaseProfile) -> str:
        """What the city stands for, in the reader's language."""
        return profile.role

    @admin.display(description=_("sources of the text"))
    def sources(self, profile: CaseProfile) -> str:
        """Each cited source with the mark that cites it."""
        cited = profile.citations.for_pages() if profile.pk else []
        rows = [(one.source.slug, one.source.title) for one in cited]
        return format_html_join("", "<div><code>[@{}]</code> {}</div>", rows) or NOTHING
