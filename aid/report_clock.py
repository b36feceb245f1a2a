"""The clock of the aid report: 90 calendar days from customs clearance.

Source: the rules for humanitarian aid; the day of clearance stands in the customs declaration.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

WITHIN = timedelta(days=90)


class State(models.TextChoices):
    """What the report of a delivery is on a day."""

    NONE = "none", _("no report is due")
    DUE = "due", _("report is due")
    DONE = "done", _("report is done")
    OVERDUE = "overdue", _("report is overdue")


@dataclass(frozen=True)
class Clock:
    """The report of one delivery on a day.

    Unknown: `due_on` and `days_left` are None where no clearance is entered.
    """

    state: State
    due_on: date | None = None
    days_left: int | None = None


def clock(cleared_on: date | None, reported_on: date | None, today: date) -> Clock:
    """Due, done or overdue; the ninetieth day is still in time."""
    if cleared_on is None:
        return Clock(State.DONE if reported_on else State.NONE)
    due_on = cleared_on + min(WITHIN, date.max - cleared_on)
    left = (due_on - today).days
    if reported_on is not None:
        return Clock(State.DONE, due_on, left)
    return Clock(State.DUE if left >= 0 else State.OVERDUE, due_on, left)
