"""Forms for signed papers and for what partners do together."""

from datetime import date, timedelta

from django.contrib import admin
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partnerships.admin.approval import AT_MINISTRY, ApprovalInline, TellsApproval
from partnerships.admin.parties import AgreementPartyInline, InitiativePartyInline
from partnerships.admin.signed_copy import ShowsSignedCopy, SignedCopyInput
from partnerships.doubles import same_papers
from partnerships.models import Agreement, AgreementParty, Initiative
from records.admin import (
    CitationInline,
    HomeCityFilter,
    RecordAdmin,
    RecordForm,
    WorkList,
    date_column,
)
from records.languages import reader_language
from records.work import Work

# So long before its end an agreement is to be renewed
EXPIRES_WITHIN = timedelta(days=90)


def expiring(model: type[models.Model], day: date) -> Q:
    """Agreements that run out soon."""
    return Q(pk__in=Agreement.objects.expiring(day, EXPIRES_WITHIN).values("pk"))


class AgreementForm(RecordForm):
    """A paper and how long it holds."""

    errors_at = {**RecordForm.errors_at, "_valid_after_signed": "valid_until_edtf"}


@admin.register(Agreement)
class AgreementAdmin(ShowsSignedCopy, TellsApproval, RecordAdmin):
    """Signed documents with their parties."""

    form = AgreementForm
    formfield_overrides = {
        **RecordAdmin.formfield_overrides,
        models.FileField: {"widget": SignedCopyInput},
    }
    inlines = (AgreementPartyInline, CitationInline, ApprovalInline)
    told_apart_by = ("kind", "signed_on_edtf", "parties")
    readonly_fields = ("approval",)
    autocomplete_fields = ("city", "partnerships", "areas")
    facts = (
        (_("What"), {"fields": (("title_uk", "title_en"), "kind", "areas")}),
        (_("Whose"), {"fields": ("city", "partnerships")}),
        (_("When"), {"fields": (("signed_on_edtf", "valid_until_edtf"), "approval")}),
        (
            _("Content"),
            {"fields": (("summary_uk", "summary_en"), "document_url", "document")},
        ),
    )
    signed = date_column("signed_on", _("signed"))
    valid = date_column("valid_until", _("valid until"))
    list_display = ("name", "kind", "city", "signed", "valid", "release")
    list_select_related = ("city",)
    list_filter = (WorkList, "state", "kind", ("city", HomeCityFilter))
    own_work = {
        "at_ministry": AT_MINISTRY,
        "expiring": Work(_("Expires within 90 days"), expiring),
    }
    search_fields = ("title_uk",)
    ordering = (F("signed_on_earliest").desc(nulls_last=True), "-pk")

    @admin.display(description=_("title"), ordering="title_uk")
    def name(self, agreement: Agreement) -> str:
        """The title in the reader's language."""
        return agreement.title

    def choice_label(self, record: Agreement) -> str:
        """Title and day, for many are called alike."""
        signed = (
            record.signed_on.in_words(reader_language(), short=True) if record.signed_on else ""
        )
        return " · ".join(part for part in (str(record.title), signed) if part)

    def doubles(self, record: Agreement, rows: dict) -> list[Agreement]:
        """The same parties may have signed it already."""
        return same_papers(record, rows.get(AgreementParty, ()))


@admin.register(Initiative)
class InitiativeAdmin(RecordAdmin):
    """Joint projects, facilities, events, trainings, hubs."""

    inlines = (InitiativePartyInline, CitationInline)
    autocomplete_fields = ("city", "agreements", "areas")
    facts = (
        (_("What"), {"fields": (("title_uk", "title_en"), "kind", "areas")}),
        (_("Whose"), {"fields": ("city", "agreements")}),
        (_("When"), {"fields": ("when_edtf",)}),
        (_("Content"), {"fields": (("summary_uk", "summary_en"),)}),
    )
    when = date_column("when", _("when"))
    list_display = ("name", "kind", "city", "when", "release")
    list_select_related = ("city",)
    list_filter = (WorkList, "state", "kind", ("city", HomeCityFilter))
    search_fields = ("title_uk",)
    ordering = (F("when_earliest").desc(nulls_last=True), "-pk")

    @admin.display(description=_("title"), ordering="title_uk")
    def name(self, initiative: Initiative) -> str:
        """The title in the reader's language."""
        return initiative.title
