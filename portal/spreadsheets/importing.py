"""Brings a file: checks it, writes it whole, takes it back whole."""

import hashlib
from datetime import timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.spreadsheets import reading
from portal.spreadsheets.checking import constraint_problems
from portal.spreadsheets.doubles import Double, doubles_of
from portal.spreadsheets.kept_import import SpreadsheetImport
from portal.spreadsheets.plan import Plan, Steps, unseen
from portal.spreadsheets.planning import plan_of
from portal.spreadsheets.sheets import SHEETS
from portal.spreadsheets.writing import write_plan
from records.history import Origin, one_change
from records.history.reading import history_of
from records.history.writing_back import put_back
from records.models import NewVersion, State

# Longer files take longer than a browser waits
MOST_ROWS = 2000
KEPT_UNWRITTEN = timedelta(days=7)


class NotNow(Exception):
    """The plan is not sound, or no longer: it is shown again."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan


def bring(kind: str, name: str, content: bytes, user: Any) -> SpreadsheetImport:
    """Reads a file and keeps it for the dry run. Raises: ValidationError."""
    read = reading.read_sheet(content, MOST_ROWS)
    old = timezone.now() - KEPT_UNWRITTEN
    SpreadsheetImport.objects.filter(done_at__isnull=True, made_at__lt=old).delete()
    return keep_read(kind, name, content, read, user)


def keep_read(
    kind: str, name: str, content: bytes, read: reading.Sheet, user: Any
) -> SpreadsheetImport:
    """Keeps what was read."""
    return SpreadsheetImport.objects.create(
        kind=kind,
        file_name=name[:200],
        digest=hashlib.sha256(content).hexdigest(),
        columns=read.columns,
        lines=[[line.number, line.cells] for line in read.lines],
        refused=[list(one) for one in read.problems],
        made_by=user,
    )


def plan_for(
    kept: SpreadsheetImport, user: Any, is_to_write: bool = False, steps: Steps = unseen
) -> Plan:
    """What the file would do today."""
    read = reading.Sheet(
        kept.columns,
        [reading.Line(number, cells) for number, cells in kept.lines],
        [(line, column, told) for line, column, told in kept.refused],
    )
    return plan_of(SHEETS[kept.kind], read, user, kept.answers, is_to_write, steps)


def tried(kept: SpreadsheetImport, user: Any, steps: Steps = unseen) -> Plan:
    """The plan with what the database would refuse and what probably is there already.

    For that it is written and taken back.
    """
    plan = plan_for(kept, user, steps=steps)
    doubles: list[Double] = []
    if plan.is_sound and (plan.new or plan.changed):
        try:
            with transaction.atomic():
                write_plan(plan, user, "", steps)
                doubles = list(doubles_of(plan, user))
                transaction.set_rollback(True)
        except IntegrityError:
            plan = plan_for(kept, user)
            constraint_problems(plan)
            return plan
        # What was written has keys that are gone again
        plan = plan_for(kept, user)
        plan.doubles = doubles
    return plan


def write(kept: SpreadsheetImport, user: Any, why: str, steps: Steps = unseen) -> None:
    """Writes the file, all or nothing. Raises: ValidationError, NotNow."""
    with transaction.atomic():
        # A second press of the button waits here, and finds it written
        known = SpreadsheetImport.objects.select_for_update().get(pk=kept.pk)
        if known.done_at:
            raise ValidationError(_("The file is written already."))
        plan = plan_for(known, user, is_to_write=True, steps=steps)
        if not plan.is_sound:
            raise NotNow(plan)
        if plan.asks_why and not why.strip():
            raise ValidationError(
                _("The file changes what is public: write why, it stays in the history.")
            )
        told = why.strip() or _("From the file %s") % known.file_name
        try:
            with transaction.atomic():
                known.touched = write_plan(plan, user, told[:300], steps)
        except IntegrityError as error:
            plan = plan_for(known, user)
            constraint_problems(plan)
            raise NotNow(plan) from error
        known.done_at, known.why, known.lines = timezone.now(), told[:300], []
        known.save()


def undo(kept: SpreadsheetImport, user: Any) -> None:
    """Takes the whole file back. Raises: ValidationError where somebody went on with it."""
    with transaction.atomic():
        known = SpreadsheetImport.objects.select_for_update().get(pk=kept.pk)
        if not known.done_at or known.undone_at:
            raise ValidationError(_("There is nothing to take back."))
        refuse_undoing(known, user)
        why = _("Taken back: the file %s") % known.file_name
        try:
            with one_change(origin=Origin.RESTORED, why=why):
                take_back(known)
        except models.ProtectedError as error:
            told = _("Other records name what the file made: take those away first.")
            raise ValidationError(told) from error
        known.undone_at = timezone.now()
        known.save()


def refuse_undoing(known: SpreadsheetImport, user: Any) -> None:
    """Raises: ValidationError where a record was changed, released or is another's since."""
    for what in ("created", "changed"):
        for label, key, *versions in known.touched.get(what, []):
            model = apps.get_model(label)
            record = model._default_manager.editable_by(user).filter(pk=key).first()
            if record is None:
                raise ValidationError(_("A record of the file is not yours to change any more."))
            is_released = what == "created" and record.state == State.PUBLISHED
            if record.version != versions[-1] or is_released:
                told = _("“%s” was changed since: the file is not taken back.")
                raise ValidationError(told % record)
    for _label, _key, number, version in known.touched.get("new_versions", []):
        if not NewVersion.objects.filter(pk=version, number=number).exists():
            told = _("A new version of the file was changed or released since: it stays.")
            raise ValidationError(told)


def take_back(known: SpreadsheetImport) -> None:
    """Deletes what the file made, puts back what it changed, discards its new versions."""
    versions = [key for *_rest, key in known.touched.get("new_versions", [])]
    NewVersion.objects.filter(pk__in=versions).delete()
    for label, key, before, _after in known.touched.get("changed", []):
        model = apps.get_model(label)
        record = model._default_manager.get(pk=key)
        put_back(record, history_of(model, key).snapshots[before])
    for label, key, _version in reversed(known.touched.get("created", [])):
        apps.get_model(label)._default_manager.get(pk=key).delete()
