"""What the frame of the admin needs on the pages of signing in."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

PREFIX = "/accounts/"


def frame(request: HttpRequest) -> dict[str, Any]:
    """The admin's own context, on these pages alone."""
    if not request.path.startswith(PREFIX):
        return {}
    known = admin.site.each_context(request)
    return {**known, "is_nav_sidebar_enabled": False, "available_apps": [], "is_popup": False}
