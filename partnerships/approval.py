"""Approval of agreements on international territorial cooperation: path, steps, days left.

Source: Law of Ukraine 3668-IX of 24.04.2024; Cabinet resolution 357 of 28.03.2025.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

# Calendar days from the day a draft is sent: in all, and of them the Ministry of Justice's check
IN_ALL = timedelta(days=30)
JUSTICE = timedelta(days=10)
# What was signed before the procedure was set went another way
PROCEDURE_FROM = date(2025, 3, 28)


class Path(models.TextChoices):
    """Which way a text goes before it is signed."""

    TERRITORIAL = "territorial", _("agreement on international territorial cooperation")
    OTHER = "other", _("no agreement on international territorial cooperation")
    UNKNOWN = "unknown", _("not known: no party abroad is named")


class Step(models.TextChoices):
    """Steps in their order."""

    DRAFT = "draft", _("draft agreed by the parties")
    SENT = "sent", _("sent to the ministry")
    JUSTICE = "justice", _("at the Ministry of Justice")
    APPROVED = "approved", _("approved by the ministry")
    SIGNED = "signed", _("signed")
    REGISTERED = "registered", _("entered in the register of agreements")
    IN_FORCE = "in_force", _("in force")
    ENDED = "ended", _("ended")


ORDER = tuple(Step)
# Steps that only the territorial path has, and what each of them follows
OF_MINISTRY = frozenset({Step.SENT, Step.JUSTICE, Step.APPROVED, Step.REGISTERED})
FOLLOWS: Mapping[Step, Step] = {
    Step.JUSTICE: Step.SENT,
    Step.APPROVED: Step.SENT,
    Step.SIGNED: Step.APPROVED,
    Step.REGISTERED: Step.SIGNED,
    Step.IN_FORCE: Step.REGISTERED,
    Step.ENDED: Step.IN_FORCE,
}
# The same where no ministry is asked
FOLLOWS_ELSEWHERE: Mapping[Step, Step] = {Step.IN_FORCE: Step.SIGNED, Step.ENDED: Step.SIGNED}
# What is done before anybody signs
BEFORE_SIGNING = frozenset({Step.DRAFT, Step.SENT, Step.JUSTICE, Step.APPROVED})
NUMBERED = {
    Step.APPROVED: _("Write the number of the order."),
    Step.REGISTERED: _("Write the number of the entry."),
}
MAY_COME = frozenset({Step.IN_FORCE, Step.ENDED})

NOT_THIS_PATH = _(
    "Only an agreement with a municipality or region abroad goes to the ministry; with a company "
    "or an international organization it is no agreement on international territorial cooperation."
)


@dataclass(frozen=True)
class Taken:
    """A step with its day and, where it has one, its number."""

    step: Step
    on: date
    number: str = ""


@dataclass(frozen=True)
class Standing:
    """Where an agreement stands on a day.

    Unknown: `due_on` and `days_left` are None where nobody's answer is awaited.
    """

    step: Step
    since: date
    due_on: date | None = None
    days_left: int | None = None

    @property
    def is_overdue(self) -> bool:
        """Whether the answer should have come."""
        return self.days_left is not None and self.days_left < 0


def path_of(municipalities: int, bodies: int) -> Path:
    """The path of a text, by how many parties abroad are municipalities or regions, or bodies.

    Bodies that sign together with a municipality (an association of its towns) change nothing.
    """
    if municipalities:
        return Path.TERRITORIAL
    return Path.OTHER if bodies else Path.UNKNOWN


def in_order(steps: Iterable[Taken]) -> list[Taken]:
    """Steps in the order of the procedure."""
    return sorted(steps, key=lambda one: ORDER.index(one.step))


def problems(
    steps: Iterable[Taken], path: Path, today: date, signed_by: date | None = None
) -> dict[Step, Any]:
    """What is wrong with each step, in words: the first thing that is.

    `signed_by` is the last day on which the agreement may have been signed. Unknown: None.
    """
    rows = in_order(steps)
    found = {one.step: problem_of(one, rows, path, today) for one in rows}
    for one in rows:
        if signed_by and one.step in BEFORE_SIGNING and one.on > signed_by:
            told = _("The agreement is signed since %(day)s: this step came before, or not at all.")
            found[one.step] = found[one.step] or told % {"day": signed_by.strftime("%d.%m.%Y")}
    return {step: told for step, told in found.items() if told}


def problem_of(one: Taken, rows: list[Taken], path: Path, today: date) -> Any:
    """What is wrong with one step. Unknown: None, nothing is."""
    known = {row.step: row for row in rows}
    if path == Path.OTHER and one.step in OF_MINISTRY:
        return NOT_THIS_PATH
    if path == Path.UNKNOWN and one.step in OF_MINISTRY:
        return _("First name the party abroad: it decides whether the text goes to the ministry.")
    if one.on > today and one.step not in MAY_COME:
        return _("The day is still to come: enter the step once it is taken.")
    if one.step in NUMBERED and not one.number.strip():
        return NUMBERED[one.step]
    needed = needed_for(one.step, rows, path)
    if needed and needed not in known:
        return _("First comes the step “%s”.") % needed.label
    earlier = rows[: rows.index(one)]
    if any(row.on > one.on for row in earlier):
        last = max(earlier, key=lambda row: row.on)
        return _("The step “%(step)s” was taken later, on %(day)s.") % {
            "step": last.step.label,
            "day": last.on.strftime("%d.%m.%Y"),
        }
    return None


def needed_for(step: Step, rows: list[Taken], path: Path) -> Step | None:
    """The step that must come before. Unknown: None, nothing must."""
    if is_bound(rows, path):
        return FOLLOWS.get(step)
    return FOLLOWS_ELSEWHERE.get(step) if path == Path.OTHER else None


def is_bound(rows: list[Taken], path: Path) -> bool:
    """Whether the steps must follow the procedure: not where it was signed before it was set."""
    signed = next((row.on for row in rows if row.step == Step.SIGNED), None)
    return path == Path.TERRITORIAL and (signed is None or signed >= PROCEDURE_FROM)


def standing(steps: Iterable[Taken], today: date) -> Standing | None:
    """Where it stands on a day. Unknown: None, no step was taken yet."""
    rows = [one for one in in_order(steps) if one.on <= today]
    if not rows:
        return None
    last, sent = rows[-1], next((one.on for one in rows if one.step == Step.SENT), None)
    if last.step not in (Step.SENT, Step.JUSTICE) or sent is None:
        return Standing(last.step, last.on)
    due_on = sent + IN_ALL
    if last.step == Step.JUSTICE:
        due_on = min(due_on, last.on + JUSTICE)
    return Standing(last.step, last.on, due_on, (due_on - today).days)
