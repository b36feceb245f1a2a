"""Writes history: one row a record and version, one a changed row of it, all at the end.

django-simple-history makes the tables and hears every save and deletion. What it hears is
gathered until the change is whole, and written in one go: so rows stand under the version of
their record in which they changed, whichever was saved first.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db import models, router, transaction
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from records.history.copying import WORTH_IT, alike, copy_rows
from records.history.owning import owner_key, versions_of_owners
from records.history.ties import tie_fields, ties_of

CREATED, CHANGED, DELETED = "+", "~", "-"
ROWS_AT_ONCE = 500
Key = tuple[type[models.Model], int]


class Origin(models.TextChoices):
    """By which way a change came."""

    FORM = "form", _("by hand")
    RESTORED = "restored", _("restored")
    LOADED = "loaded", _("loaded from files")
    BEGUN = "begun", _("state when history began")
    PROGRAM = "program", _("by a program")


class RecordHistory(models.Model):
    """What history keeps of a record beside its columns."""

    origin = models.CharField(
        max_length=10,
        choices=Origin.choices,
        default=Origin.PROGRAM,
        help_text=_("By which way the change came."),
    )
    restored_from = models.PositiveIntegerField(
        null=True, help_text=_("The version whose state was restored. Empty: none was.")
    )
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Who wrote what another one released. Empty: the same person did both."),
    )
    ties = models.JSONField(
        default=dict, help_text=_("Keys of the records it is tied to, by field.")
    )

    class Meta:
        abstract = True


class RowHistory(models.Model):
    """What history keeps of a row below a record."""

    record_version = models.PositiveIntegerField(
        help_text=_("The version of its record in which the row became so.")
    )

    class Meta:
        abstract = True


@dataclass
class Change:
    """What was saved and deleted in one change, by record and row."""

    origin: str = Origin.PROGRAM
    why: str = ""
    restored_from: int | None = None
    written_by: int | None = None
    heard: dict[Key, tuple[models.Model, str]] = field(default_factory=dict)

    def hear(self, instance: models.Model, kind: str) -> None:
        """Notes the newest state; what was made in this change stays made in it."""
        key = (type(instance), instance.pk)
        known = self.heard.get(key)
        is_fresh = known is not None and known[1] == CREATED and kind == CHANGED
        kept = last_of(instance) if kind == DELETED else instance
        self.heard[key] = (kept, CREATED if is_fresh else kind)

    def forget(self) -> None:
        """Drops what was heard: the change is taken back."""
        self.heard.clear()


_change: ContextVar[Change | None] = ContextVar("change", default=None)
_is_off: ContextVar[bool] = ContextVar("history is off", default=False)


def has_history(model: type[models.Model]) -> bool:
    """Whether a model keeps history; plain ties are kept with their record."""
    return hasattr(model._meta, "simple_history_manager_attribute")


@contextmanager
def one_change(
    origin: str = Origin.PROGRAM,
    why: str = "",
    restored_from: int | None = None,
    written_by: int | None = None,
) -> Iterator[Change]:
    """Within it everything saved is one change; it joins a change that is under way."""
    known = _change.get()
    if known is not None:
        yield known
        return
    change = Change(origin, why, restored_from, written_by)
    token = _change.set(change)
    try:
        yield change
        write(change)
    finally:
        _change.reset(token)


@contextmanager
def without_history() -> Iterator[None]:
    """Within it nothing is kept: for copies that are no register, such as a release's."""
    token = _is_off.set(True)
    try:
        yield
    finally:
        _is_off.reset(token)


def hear(instance: models.Model, kind: str) -> None:
    """Adds to the change under way, or is a change of its own."""
    if not _is_off.get():
        with one_change() as change:
            change.hear(instance, kind)


def create_rows(rows: list[models.Model]) -> None:
    """Saves new rows of one model at once, with their history if they have one of their own."""
    if not rows:
        return
    with one_change() as change:
        type(rows[0])._default_manager.bulk_create(rows)
        if has_history(type(rows[0])) and not _is_off.get():
            for row in rows:
                change.hear(row, CREATED)


class RegisterHistory(HistoricalRecords):
    """History of a model: hears saves and deletions, leaves the writing to the change."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("history_change_reason_field", models.TextField(null=True))
        super().__init__(**kwargs)

    def create_historical_record(
        self, instance: models.Model, history_type: str, using: str | None = None
    ) -> None:
        """Called by the library after each save and deletion."""
        hear(instance, history_type)


@receiver(m2m_changed, dispatch_uid="history of ties")
def hear_ties(
    instance: models.Model, action: str, reverse: bool, model: Any, pk_set: Any, **_kwargs: Any
) -> None:
    """A record tied to others has changed, also where the tie was made from the other end."""
    if action not in ("post_add", "post_remove", "post_clear"):
        return
    found = model._default_manager.filter(pk__in=pk_set or ()) if reverse else [instance]
    for record in found:
        if has_history(type(record)):
            hear(record, CHANGED)


def columns_of(instance: models.Model) -> dict[str, Any]:
    """The columns of a record or row."""
    return {one.attname: getattr(instance, one.attname) for one in instance._meta.concrete_fields}


def last_of(instance: models.Model) -> models.Model:
    """What is deleted, with the key that leaves it after the signal.

    The deletion of a record is its last version, so that the one before keeps its rows.
    """
    kept = type(instance)(**columns_of(instance))
    if owner_key(kept) is None:
        kept.version += 1
    return kept


def user_id() -> int | None:
    """Who asks. Unknown: None, a program."""
    request = getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    return user.pk if user is not None and user.is_authenticated else None


def write(change: Change) -> None:
    """Writes what was heard, model by model."""
    groups: dict[type[models.Model], list[tuple[models.Model, str]]] = {}
    for (model, _pk), heard in change.heard.items():
        groups.setdefault(model, []).append(heard)
    told = {
        "history_date": timezone.now(),
        "history_user_id": user_id() if groups else None,
        "history_change_reason": change.why or None,
    }
    versions = versions_of_owners([one for group in groups.values() for one, _kind in group])
    for model, group in groups.items():
        history = model.history.model
        more = extras(change, model, [one for one, _kind in group], versions)
        with transaction.atomic(using=router.db_for_write(history)):
            copied = copy_new(model, group, more, told)
            rows = [
                history(
                    history_type=kind,
                    **told,
                    **more[one.pk],
                    **{each.attname: getattr(one, each.attname) for each in history.tracked_fields},
                )
                for one, kind in group
                if one.pk not in copied
            ]
            history.objects.bulk_create(rows, batch_size=ROWS_AT_ONCE)


def copy_new(
    model: type[models.Model],
    group: list[tuple[models.Model, str]],
    more: dict[int, dict[str, Any]],
    told: dict[str, Any],
) -> set[int]:
    """Lets the database copy new rows where they are many; the keys of those."""
    copied: set[int] = set()
    for keys in alike([one.pk for one, kind in group if kind == CREATED], more):
        if len(keys) >= WORTH_IT:
            copy_rows(model, keys, {"history_type": CREATED, **told, **more[keys[0]]})
            copied |= {*keys}
    return copied


def extras(
    change: Change, model: type[models.Model], group: list, versions: dict
) -> dict[int, dict[str, Any]]:
    """What history keeps of each beside its columns."""
    if issubclass(model.history.model, RowHistory):
        return {one.pk: {"record_version": versions.get(owner_key(one), 0)} for one in group}
    ties = ties_of(model, [one.pk for one in group]) if tie_fields(model) else {}
    known = {
        "origin": change.origin,
        "restored_from": change.restored_from,
        "written_by_id": change.written_by,
    }
    return {one.pk: {**known, "ties": ties.get(one.pk, {})} for one in group}
