"""What waits for an account: each work list with how many records of which kind stand in it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import admin
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.db.models import Count
from django.urls import reverse

from records.work import HasWork, Work

# Its name and its label: what is a source's own list is called otherwise
Key = tuple[str, str]


@dataclass(frozen=True)
class Share:
    """The records of one kind in a work list, and the address of that list."""

    kind: str
    count: int
    address: str


@dataclass
class Task:
    """A work list over all kinds."""

    name: str
    label: Any
    shares: list[Share] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many records stand in it."""
        return sum(share.count for share in self.shares)


def tasks_of(user: AbstractBaseUser, day: date) -> list[Task]:
    """All work lists that an account may see, in the order in which they press; empty ones too.

    One query for each kind of record.
    """
    tasks: dict[Key, Task] = {}
    order: list[Key] = []
    for model, lists in kinds_of(user):
        place = -1
        for name, work in lists.items():
            key = name, str(work.label)
            if key in order:
                place = order.index(key)
            else:
                place += 1
                order.insert(place, key)
                tasks[key] = Task(name, work.label)
        for name, count in counts(model, lists, user, day).items():
            if count:
                key = name, str(lists[name].label)
                tasks[key].shares.append(share_of(model, name, count))
    return [tasks[key] for key in order]


def kinds_of(user: Any) -> Iterator[tuple[type[models.Model], dict[str, Work]]]:
    """Each kind of record that the account sees in the admin, with its work lists."""
    for model, model_admin in admin.site._registry.items():
        if isinstance(model_admin, HasWork):
            label, name = model._meta.app_label, model._meta.model_name
            if user.has_perm(f"{label}.view_{name}"):
                yield model, model_admin.work_lists()


def counts(
    model: type[models.Model], lists: dict[str, Work], user: Any, day: date
) -> dict[str, int]:
    """How many of the account's records stand in each list."""
    rows = model._default_manager.viewable_by(user).order_by()
    asked = {
        name: Count("pk", filter=work.condition(model, day), distinct=True)
        for name, work in lists.items()
    }
    return rows.aggregate(**asked)


def share_of(model: type[models.Model], name: str, count: int) -> Share:
    """The records of one kind, with the list that shows them."""
    where = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return Share(str(model._meta.verbose_name_plural), count, f"{where}?todo={name}")
