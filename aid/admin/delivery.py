"""The form for deliveries: what was given, who took part, how rows relate."""

from datetime import date

from django.contrib import admin
from django.db import models
from django.db.models import F, Q
from django.forms import Select
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from aid.admin.next_stage import CopiesStages
from aid.admin.report import REPORTS_DUE, TellsReport
from aid.doubles import same_gifts
from aid.goods import GOODS
from aid.models import Delivery, DeliveryRelation, Item, Participant
from aid.models.delivery import ASKED_AFTER
from aid.models.item import MEASURES
from partnerships.admin import PartyForm
from records.admin import (
    CitationInline,
    HomeCityFilter,
    RecordAdmin,
    RowForm,
    StackedRows,
    TabularRows,
    WorkList,
    date_column,
)
from records.currencies import CURRENCIES, CURRENCY_CODES
from records.languages import reader_language
from records.units import unit_label
from records.work import Work


def unit_in_words(code: str) -> str:
    """The unit as a choice in the reader's language."""
    return unit_label(code, reader_language())


lazy_unit = lazy(unit_in_words, str)

# Measures, currencies with a name here, and the rest of ISO 4217 by code
UNIT_CHOICES = [
    ("", "---------"),
    *((code, lazy_unit(code)) for code in (*MEASURES, *CURRENCIES)),
    (_("Other currencies"), [(code, code) for code in sorted(CURRENCY_CODES - set(CURRENCIES))]),
]


def without_follow_up(model: type[models.Model], day: date) -> Q:
    """Pledges of which nothing was heard since."""
    return Q(pk__in=Delivery.objects.without_follow_up(day, ASKED_AFTER).values("pk"))


class ItemForm(RowForm):
    """One measured part."""

    errors_at = {
        "_unique_position": "position",
        "_quantity_positive": "quantity",
        "_between_has_upper": "quantity_max",
        "_goods_name_good": "good",
        "_unit_fits_nature": "unit",
    }

    class Meta:
        widgets = {"unit": Select(choices=UNIT_CHOICES)}
        help_texts = {"unit": _("Of goods and people a measure, of money its currency.")}


class ItemInline(StackedRows):
    """What was given, each part with its quantity."""

    model = Item
    form = ItemForm
    fields = (
        ("nature", "good", "position"),
        ("qualifier", "quantity", "quantity_max", "unit"),
        ("description_uk", "description_en"),
    )


class ParticipantInline(TabularRows):
    """Donor, hub, carrier, implementer, receiver."""

    model = Participant
    form = PartyForm
    fields = ("role", "city", "organization", "position")
    autocomplete_fields = ("city", "organization")
    named_with = ("city", "organization")


class RelationForm(RowForm):
    """How the row stands to another."""

    errors_at = {"_unique": "target", "_two_rows": "target"}


class RelationInline(TabularRows):
    """Rows of aid that this one fulfils, is part of, came from or may overlap."""

    model = DeliveryRelation
    form = RelationForm
    fk_name = "delivery"
    fields = ("kind", "target", "note_uk", "note_en")
    autocomplete_fields = ("target",)
    named_with = ("target__city",)
    blank_rows = 0


class DeliveryCitationInline(CitationInline):
    """Of a delivery one item may have its own source."""

    fields = ("source", "fact", "part", "says", "note_uk", "note_en", "position")


@admin.register(Delivery)
class DeliveryAdmin(CopiesStages, TellsReport, RecordAdmin):
    """Rows of aid, each at one stage."""

    inlines = (ItemInline, ParticipantInline, RelationInline, DeliveryCitationInline)
    named_with = ("city",)
    told_apart_by = ("city", "stage", "when_edtf", "items", "participants")
    autocomplete_fields = ("city", "agreement", "initiatives")
    facts = (
        (_("What"), {"fields": (("title_uk", "title_en"), ("stage", "category"))}),
        (_("To whom"), {"fields": ("city", ("shared_with_uk", "shared_with_en"))}),
        (_("When"), {"fields": ("when_edtf",)}),
        (_("Under what"), {"fields": ("agreement", "initiatives")}),
        (
            _("Customs, act, report (internal)"),
            {
                "fields": (
                    ("customs_cleared_on", "customs_declaration"),
                    ("reported_on", "report"),
                    ("act_number", "act_on", "usage"),
                ),
                "description": _("Never public. Changes here need no release."),
            },
        ),
        (_("In totals"), {"fields": ("is_part_of_unlisted",)}),
        (_("Content"), {"fields": (("summary_uk", "summary_en"),)}),
    )
    when = date_column("when", _("when"))
    list_display = ("name", "city", "stage", "when", "release", "donors", "given")
    list_prefetch_related = ("participants__city", "participants__organization", "items")
    list_filter = (WorkList, "state", "stage", "category", ("city", HomeCityFilter))
    readonly_fields = ("report",)
    own_work = {
        "reports_due": REPORTS_DUE,
        "without_follow_up": Work(_("Pledges without follow-up for a year"), without_follow_up),
    }
    search_fields = ("title_uk",)
    ordering = (F("when_earliest").desc(nulls_last=True), "-pk")

    @admin.display(description=_("title"), ordering="title_uk")
    def name(self, delivery: Delivery) -> str:
        """The title in the reader's language."""
        return delivery.title

    @admin.display(description=_("donors"), empty_value="—")
    def donors(self, delivery: Delivery) -> str | None:
        """Who gave it."""
        rows = [row for row in delivery.participants.all() if row.role == Participant.Role.DONOR]
        return ", ".join(str(row) for row in rows) or None

    @admin.display(description=_("quantity"), empty_value="—")
    def given(self, delivery: Delivery) -> str | None:
        """Each item in words."""
        return "; ".join(self.in_words(item) for item in delivery.items.all()) or None

    def in_words(self, item: Item) -> str:
        """The quantity: of its good where that can be counted."""
        noun = GOODS.get(item.good) if item.unit in ("pieces", "vehicles") else None
        return item.measured.in_words(reader_language(), noun)

    def choice_label(self, record: Delivery) -> str:
        """Title, city and stage, for many rows are called alike."""
        return " · ".join((str(record.title), str(record.city), record.get_stage_display()))

    def doubles(self, record: Delivery, rows: dict) -> list[Delivery]:
        """The same donor may have given the same at about that time."""
        return same_gifts(record, rows.get(Item, ()), rows.get(Participant, ()))
