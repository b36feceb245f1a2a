"""The steps of approval in the form of an agreement, and where it stands."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.db import models
from django.db.models import Q
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partnerships.approval import Path, Standing, Step, Taken, path_of, problems
from partnerships.models import Agreement, ApprovalStep
from partnerships.models.party import Party
from records.admin import RowForm, RowFormSet, TabularRows
from records.work import Work


class ApprovalStepForm(RowForm):
    """A step, its day and number."""

    errors_at = {"_unique": "step"}


class ApprovalFormSet(RowFormSet):
    """All steps, which follow each other."""

    # The parties of the same form. Unknown: None, the form has none
    parties: Any = None

    def clean(self) -> None:
        """Marks each step that cannot be."""
        super().clean()
        rows = {
            form.cleaned_data["step"]: form
            for form in self.live()
            if form.cleaned_data.get("step") and form.cleaned_data.get("taken_on")
        }
        taken = [
            Taken(Step(step), form.cleaned_data["taken_on"], form.cleaned_data.get("number") or "")
            for step, form in rows.items()
        ]
        path, signed = self.path(), self.instance.signed_on_latest
        for step, told in problems(taken, path, timezone.localdate(), signed).items():
            rows[step].add_error("step", told)

    def path(self) -> Path:
        """The path by the parties of the same form; without them by those that are saved."""
        if self.parties is None:
            return self.instance.path if self.instance.pk else Path.UNKNOWN
        self.parties.is_valid()
        rows = [form.cleaned_data for form in self.parties.live()]
        cities = [row["city"] for row in rows if row.get("city")]
        abroad = [one for one in cities if not one.is_ukrainian]
        return path_of(len(abroad), sum(bool(row.get("organization")) for row in rows))


class ApprovalInline(TabularRows):
    """A row a step."""

    model = ApprovalStep
    form = ApprovalStepForm
    formset = ApprovalFormSet
    fields = ("step", "taken_on", "number", "note")
    blank_rows = 0


def at_ministry(model: type[models.Model], day: date) -> Q:
    """Agreements whose answer is awaited."""
    return Q(pk__in=Agreement.objects.awaiting_ministry(day).values("pk"))


AT_MINISTRY = Work(gettext_lazy("Awaiting the ministry’s answer"), at_ministry)


class TellsApproval:
    """Mixin for the admin of agreements: where each stands."""

    def _create_formsets(self, request: Any, obj: Any, change: bool) -> Any:
        """The steps of approval know the parties that stand in the same form."""
        formsets, inlines = super()._create_formsets(request, obj, change)
        parties = next((one for one in formsets if issubclass(one.model, Party)), None)
        for one in formsets:
            if isinstance(one, ApprovalFormSet):
                one.parties = parties
        return formsets, inlines

    @admin.display(description=gettext_lazy("approval"))
    def approval(self, agreement: Agreement) -> str:
        """Path and step in words, with the days that are left."""
        if not agreement.pk:
            return "—"
        path, where = agreement.path, agreement.standing_on(timezone.localdate())
        told = [str(path.label)]
        if where is not None:
            told.append(in_words(where))
        shown = "; ".join(told)
        return format_html('<b class="overdue">{}</b>', shown) if overdue(where) else shown


def overdue(where: Standing | None) -> bool:
    """Whether an answer should have come."""
    return where is not None and where.is_overdue


def in_words(where: Standing) -> str:
    """The step, since when, until when, and how many days that are."""
    told = f"{where.step.label}, {day(where.since)}"
    if where.due_on is None or where.days_left is None:
        return told
    return f"{told}; {counted(where.due_on, where.days_left)}"


def counted(due_on: date, left: int) -> str:
    """The last day and how far off it is."""
    if left < 0:
        days = ngettext("%d day overdue", "%d days overdue", -left) % -left
    else:
        days = ngettext("%d day left", "%d days left", left) % left
    return _("answer due by %(day)s (%(days)s)") % {"day": day(due_on), "days": days}


def day(one: Any) -> str:
    """A day in the reader's short form."""
    return str(formats.date_format(one, "SHORT_DATE_FORMAT"))
