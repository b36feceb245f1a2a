"""What a city accounts for of the aid it received: customs, act, report; never public."""

from datetime import date
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from aid.report_clock import Clock, clock
from records.models import Record, State


class ReportsDue(models.QuerySet):
    """What deliveries can be asked about their reports."""

    def reports_due(self, day: date) -> Self:
        """Cleared by customs by the day, and not reported yet."""
        cleared = self.filter(customs_cleared_on__lte=day, reported_on__isnull=True)
        return cleared.exclude(state=State.WITHDRAWN)


class Accounted(models.Model):
    """Mixin for deliveries: internal columns for customs and reports."""

    INTERNAL = (
        *Record.INTERNAL,
        "customs_cleared_on",
        "customs_declaration",
        "reported_on",
        "act_number",
        "act_on",
        "usage",
    )

    class Usage(models.TextChoices):
        """What became of the aid."""

        UNUSED = "unused", _("not used yet")
        PARTLY = "partly", _("used in part")
        USED = "used", _("used")

    customs_cleared_on = models.DateField(
        _("cleared by customs"),
        null=True,
        blank=True,
        help_text=_("Internal. From this day the aid report is due within 90 calendar days."),
    )
    customs_declaration = models.CharField(
        _("customs declaration"),
        max_length=40,
        blank=True,
        help_text=_("Internal, never public: its number."),
    )
    reported_on = models.DateField(
        _("reported"), null=True, blank=True, help_text=_("Internal. The day the report was sent.")
    )
    act_number = models.CharField(
        _("number of the act"),
        max_length=60,
        blank=True,
        help_text=_("Internal. The act of acceptance, for the list of received aid."),
    )
    act_on = models.DateField(
        _("day of the act"), null=True, blank=True, help_text=_("Internal. The day of that act.")
    )
    usage = models.CharField(
        _("use"),
        max_length=10,
        choices=Usage.choices,
        blank=True,
        help_text=_("Internal. For the list of received aid. Empty: not known."),
    )

    class Meta:
        abstract = True

    def report_on(self, day: date) -> Clock:
        """Whether the report is due, done or overdue on a day."""
        return clock(self.customs_cleared_on, self.reported_on, day)
