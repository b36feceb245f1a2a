"""Forms for organizations and for the vocabulary of areas."""

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from partnerships.doubles import same_bodies
from partnerships.models import Area, Organization
from records.admin import CitationInline, ContactInline, CountryFilter, RecordAdmin, WorkList


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    """Bodies that sign, give, carry or carry out."""

    autocomplete_fields = ("seat",)
    told_apart_by = ("name_uk", "name_en", "country", "registry_id")
    inlines = (CitationInline, ContactInline)
    facts = (
        (_("Organization"), {"fields": (("name_uk", "name_en"), "kind")}),
        (_("Where"), {"fields": (("country", "seat"), "registry_id", "website")}),
    )
    list_display = ("name_uk", "name_en", "kind", "country_name", "seat", "release")
    list_select_related = ("seat",)
    list_filter = (WorkList, "state", "kind", CountryFilter)
    search_fields = ("name_uk",)
    ordering = ("name_uk", "pk")

    @admin.display(description=_("country"), ordering="country", empty_value="—")
    def country_name(self, organization: Organization) -> str | None:
        """The country in the reader's language; international ones have none."""
        return str(organization.country.name) or None

    def choice_label(self, record: Organization) -> str:
        """Name and country, for ministries and funds are called alike."""
        return ", ".join(part for part in (str(record.name), str(record.country.name)) if part)

    def doubles(self, record: Organization, rows: dict) -> list[Organization]:
        """The body may be there."""
        return same_bodies(record)


@admin.register(Area)
class AreaAdmin(admin.ModelAdmin):
    """Words of the vocabulary; a code that is used stays."""

    fields = (("name_uk", "name_en"), "slug", "position")
    list_display = ("name_uk", "name_en", "slug", "position")
    search_fields = ("name_uk", "name_en", "slug")
    ordering = ("position", "slug")
    actions = None

    def get_readonly_fields(self, request: HttpRequest, obj: Area | None = None) -> tuple:
        """The code stands in addresses of filtered lists."""
        return ("slug",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Area | None = None) -> bool:
        """Only a word that no record uses."""
        is_used = obj and (obj.agreement_set.exists() or obj.initiative_set.exists())
        return super().has_delete_permission(request, obj) and not is_used
