"""The aid report in the form and in the work lists: due, done or overdue."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from aid.models import Delivery
from aid.report_clock import Clock, State
from records.work import Work


def reports_due(model: type[models.Model], day: date) -> Q:
    """Deliveries that customs cleared and that are not reported yet."""
    return Q(pk__in=Delivery.objects.reports_due(day).values("pk"))


REPORTS_DUE = Work(gettext_lazy("Aid reports due"), reports_due)


class TellsReport:
    """Mixin for the admin of deliveries."""

    @admin.display(description=gettext_lazy("aid report"))
    def report(self, delivery: Delivery) -> str:
        """Where the report stands today."""
        now = delivery.report_on(timezone.localdate())
        shown = in_words(now)
        if now.state == State.OVERDUE:
            return format_html('<b class="overdue">{}</b>', shown)
        return shown


def in_words(now: Clock) -> Any:
    """The state, the last day, and how far off it is."""
    if now.state not in (State.DUE, State.OVERDUE) or now.days_left is None:
        return now.state.label
    left = now.days_left
    if left < 0:
        days = ngettext("%d day overdue", "%d days overdue", -left) % -left
    else:
        days = ngettext("%d day left", "%d days left", left) % left
    until = formats.date_format(now.due_on, "SHORT_DATE_FORMAT")
    return _("%(state)s by %(day)s (%(days)s)") % {
        "state": now.state.label,
        "day": until,
        "days": days,
    }
