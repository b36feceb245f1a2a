"""The log of safety in the admin: read, never written."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from portal.audit.entry import AuditEntry


@admin.register(AuditEntry)
class AuditEntryAdmin(admin.ModelAdmin):
    """Events, the newest first."""

    list_display = ("at", "kind", "name", "by", "detail", "address")
    list_display_links = None
    list_filter = ("kind", "at")
    list_select_related = ("by",)
    search_fields = ("name", "detail", "address", "by__username")
    list_per_page = 100
    actions = None

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Nobody: the portal writes it."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody."""
        return False
