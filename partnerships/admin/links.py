"""The form for links: officers enter events, kind and state follow from them."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from partnerships.doubles import same_links
from partnerships.models import Partnership, PartnershipEvent
from partnerships.models.partnership import BEGINNINGS, NO_BEGINNING
from records.admin import (
    CitationInline,
    ContactInline,
    CountryFilter,
    HomeCityFilter,
    RecordAdmin,
    RecordForm,
    RowForm,
    StackedRows,
    WorkList,
    date_column,
)
from records.admin.rows import NamedRowFormSet

ENDS_TOO_EARLY = _("The link ends before it begins: check both dates.")


class PartnershipForm(RecordForm):
    """The two ends of a link."""

    errors_at = {**RecordForm.errors_at, "_unique_pair": "partner", "_two_places": "partner"}


class EventForm(RowForm):
    """One step in the life of a link."""

    errors_at = {"_signed_names_kind": "link_kind"}


class EventFormSet(NamedRowFormSet):
    """The life of a link, from its signature on."""

    def clean(self) -> None:
        """Raises: ValidationError where the link has no beginning."""
        super().clean()
        begun = [form for form in self.live() if form.cleaned_data.get("kind") in BEGINNINGS]
        if not begun:
            raise ValidationError(NO_BEGINNING)
        days = [form.instance.date_earliest for form in begun]
        if None not in days:
            self.refuse_ends_before(min(days))

    def refuse_ends_before(self, beginning: Any) -> None:
        """Marks each end that lies before the first signature."""
        for form in self.live():
            event = form.instance
            name = "effective" if event.effective_edtf else "date"
            latest = getattr(event, f"{name}_latest")
            if event.kind == PartnershipEvent.Kind.TERMINATED and latest and latest < beginning:
                form.add_error(f"{name}_edtf", ENDS_TOO_EARLY)


class EventInline(StackedRows):
    """Signature, renewal, rise, suspension, resumption, end."""

    model = PartnershipEvent
    form = EventForm
    formset = EventFormSet
    fieldsets = (
        (None, {"fields": (("kind", "link_kind"), ("date_edtf", "effective_edtf"))}),
        (
            _("Decision and views"),
            {
                "classes": ["collapse"],
                "fields": (
                    ("decided_by_uk", "decided_by_en", "number"),
                    ("other_side_uk", "other_side_en"),
                    ("note_uk", "note_en"),
                ),
            },
        ),
    )


class PartnerCountryFilter(CountryFilter):
    """Countries of the partners."""

    path = "partner__country"


@admin.register(Partnership)
class PartnershipAdmin(RecordAdmin):
    """Links of a home city and a partner."""

    form = PartnershipForm
    inlines = (EventInline, CitationInline, ContactInline)
    named_with = ("city", "partner")
    told_apart_by = ("city", "partner")
    autocomplete_fields = ("city", "partner")
    readonly_fields = ("slug", "kind", "status", "begun", "over")
    facts = (
        (_("Who"), {"fields": (("city", "partner"), "is_confirmed")}),
        (_("Today"), {"fields": (("kind", "status", "begun", "over"),)}),
        (_("Note"), {"fields": (("note_uk", "note_en"),)}),
    )
    begun = date_column("established", _("established"))
    over = date_column("ended", _("ended"))
    list_display = ("city", "partner", "country", "kind", "status", "begun", "release")
    list_display_links = ("city", "partner")
    list_filter = (
        WorkList,
        "state",
        "kind",
        "status",
        ("city", HomeCityFilter),
        PartnerCountryFilter,
    )
    search_fields = ("slug",)
    ordering = (F("established_earliest").desc(nulls_last=True), "-pk")

    def get_fieldsets(self, request: HttpRequest, obj: Partnership | None = None) -> list:
        """What follows from the events is shown once there are some."""
        shown = super().get_fieldsets(request, obj)
        return shown if obj else [one for one in shown if one[0] != _("Today")]

    def get_readonly_fields(self, request: HttpRequest, obj: Partnership | None = None) -> tuple:
        """A published address names the pair, so the pair stays."""
        fixed = super().get_readonly_fields(request, obj)
        return (*fixed, "city", "partner") if getattr(obj, "address_is_given", False) else fixed

    def save_model(self, request: HttpRequest, obj: Partnership, form: Any, change: bool) -> None:
        """Until it is published the address follows the pair."""
        is_another_pair = change and {"city", "partner"} & set(form.changed_data)
        if is_another_pair and not obj.was_published:
            obj.slug = obj.free_slug()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Kind, state and dates follow the events."""
        super().save_related(request, form, formsets, change)
        form.instance.settle_again()

    def doubles(self, record: Partnership, rows: dict) -> list[Partnership]:
        """The pair may be told from its other end."""
        return same_links(record)

    @admin.display(description=_("country"), ordering="partner__country")
    def country(self, link: Partnership) -> str:
        """The partner's country in the reader's language."""
        return str(link.partner.country.name)
