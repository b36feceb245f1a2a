"""The filter of an admin list by work that is still to be done."""

from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class WorkList(admin.SimpleListFilter):
    """Records in which something is still to be done."""

    title = _("work list")
    parameter_name = "todo"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple]:
        """The lists of this kind of record."""
        self.lists = model_admin.work_lists()
        return [(name, work.label) for name, work in self.lists.items()]

    def queryset(self, request: HttpRequest, queryset: models.QuerySet) -> models.QuerySet:
        """The rows of the chosen list."""
        work = self.lists.get(self.value())
        today = timezone.localdate()
        return queryset.filter(work.condition(queryset.model, today)) if work else queryset
