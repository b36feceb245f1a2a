"""Brings back a state of the past: as the form of the record, filled in and sent."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.http import HttpRequest, QueryDict

from records.admin.filling import RELEASE, filled_from, put_back
from records.history.keeping import DELETED
from records.history.reading import Snapshot, values_of
from records.history.wording import name_in_history
from records.models import Record

# The button that brings back; the form that answers it is sent by its own buttons
RESTORE = "_restore"


@dataclass(frozen=True)
class Deleted:
    """A record that was deleted, as it was last."""

    record: Record
    name: str
    at: datetime
    who: AbstractBaseUser | None


def deleted_of(model: type[models.Model], key: int | None = None) -> Iterator[Deleted]:
    """Records of a kind that are gone, the last deleted first; or the one with the key."""
    history = model.history.model.objects.filter(history_type=DELETED)
    if key is not None:
        history = history.filter(id=key)
    gone = history.exclude(id__in=model._base_manager.values("pk")).select_related("history_user")
    seen = set()
    for row in gone.order_by("-history_id"):
        if row.id not in seen:
            seen.add(row.id)
            values = {k: v for k, v in values_of(row).items() if not k.startswith("_")}
            record = model(**values)
            yield Deleted(record, name_in_history(row), row.history_date, row.history_user)


def fresh_form(model_admin: admin.ModelAdmin, request: HttpRequest, record: Record | None) -> Any:
    """The form whose own inputs the question asks: token, version, reason."""
    return model_admin.get_form(request, record, change=record is not None)(instance=record)


def fill_from_past(
    model_admin: admin.ModelAdmin, request: HttpRequest, record: Record | None, state: Snapshot
) -> QueryDict:
    """What a browser would send that had typed the state of the past."""
    was = filled_from(model_admin, request, record, state)
    now = filled_from(model_admin, request, record)
    # A record that comes back takes its old address, if it is still free
    kept = RELEASE if record else tuple(name for name in RELEASE if name != "slug")
    own = ("form_token", "opened_version", "why")
    more = {name: request.POST.get(name, "") for name in own}
    return put_back(was, now, kept).post({**more, "_save": "1"})


def bring_back(record: Record, state: Snapshot, is_there: bool) -> None:
    """Gives a record the files of the past; one that was gone also its key and number."""
    for field in record._meta.concrete_fields:
        if isinstance(field, models.FileField):
            setattr(record, field.attname, state.values.get(field.attname) or "")
    if not is_there:
        # The deletion was a version too
        record.pk, record.version = state.pk, state.number + 1
