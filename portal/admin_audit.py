"""The security log in the admin: read, never written."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from portal.audit.entry import AuditEntry
from portal.audit.wording import in_words


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """Events, the newest first."""

    list_display = ("at", "kind", "name", "by", "told", "address")
    list_display_links = None
    list_filter = ("kind", "at")
    list_select_related = ("by",)
    search_fields = ("name", "detail", "address", "by__username")
    list_per_page = 100
    actions = None

    @admin.display(description=_("detail"), ordering="detail")
    def told(self, entry: AuditEntry) -> str:
        """The detail in the reader's words."""
        return in_words(entry.kind, entry.detail)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Headed by the name of the log: nothing is selected here."""
        heading = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, {**heading, **(extra_context or {})})

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: the portal writes it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False
