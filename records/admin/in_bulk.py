"""One step of the release for many records: all are looked through first, then those go that may.

A person has at most MOST of them before their eyes; what was saved since then is left out.
"""

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from records.admin.cautions import Warned, warnings_between
from records.admin.guarding import ALL_THE_SAME
from records.admin.releasing import lacks_of
from records.history import Origin, one_change
from records.history.reading import Snapshot, state_of
from records.models import Record, State
from records.roles import Account

# What a person looks through at once
MOST = 100
# Sent with what was looked through: key and version of each record
SEEN = "seen"
ONE_BY_ONE = gettext_lazy("It is “%(state)s”: take this step in its own form.")
# So many records that were left out are named in the answer
NAMED = 10


@dataclass(frozen=True)
class Verb:
    """A step of the release, and how pages speak of it."""

    action: str
    title: Any
    button: Any
    begins: State
    ends: State
    take: Callable[[Record, Account], None]
    # What is said when so many records took the step
    done: Callable[[int], str]
    # What is asked of a public record is told before, though this step does not ask it yet
    tells_lacks: bool = False


def sent(number: int) -> str:
    """What is said when so many records went to review."""
    return ngettext(
        "%(number)s record is in review now.", "%(number)s records are in review now.", number
    ) % {"number": number}


def published(number: int) -> str:
    """The same of records that went to the public."""
    return ngettext(
        "%(number)s record is published.", "%(number)s records are published.", number
    ) % {"number": number}


SEND = Verb(
    "send_many_to_review",
    gettext_lazy("Send to review"),
    gettext_lazy("Send to review"),
    State.DRAFT,
    State.IN_REVIEW,
    lambda record, user: record.send_to_review(user),
    sent,
    tells_lacks=True,
)
RELEASE = Verb(
    "release_many",
    gettext_lazy("Publish what is in review"),
    gettext_lazy("Publish"),
    State.IN_REVIEW,
    State.PUBLISHED,
    lambda record, user: record.release(user),
    published,
)


@dataclass(frozen=True)
class Looked:
    """A record with what stands in the way, what it lacks, and what to look at again."""

    record: Record
    sources: int
    problems: list[str]
    lacks: list[str]
    cautions: list[Warned]


def look(record: Record, user: Account, verb: Verb) -> Looked:
    """Tries the step, which is undone, and reads the texts.

    Trying asks all that the step itself asks, so the two never disagree; it costs a save.
    """
    problems: list[str] = []
    with transaction.atomic():
        try:
            take(copy(record), user, verb)
        except ValidationError as error:
            problems = error.messages
        transaction.set_rollback(True)
    lacks = lacks_of(record) if verb.tells_lacks and not problems else []
    return Looked(record, record.citations.count(), problems, lacks, cautions_of(record))


def take(record: Record, user: Account, verb: Verb) -> None:
    """Takes the step as one change. Raises: ValidationError.

    What is withdrawn, or was never in review, is published one by one, before somebody's eyes.
    """
    if record.state != verb.begins and verb.ends in record.steps(user):
        raise ValidationError(ONE_BY_ONE % {"state": State(record.state).label})
    with one_change(origin=Origin.FORM):
        verb.take(record, user)


def cautions_of(record: Record) -> list[Warned]:
    """What its texts should not say in wartime, those of its rows too."""
    return warnings_between(Snapshot(type(record), record.pk, 0, {}), state_of(record))


class InBulk:
    """Mixin for the admin of a record: steps of the release from the list."""

    actions = (SEND.action, RELEASE.action)

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """The steps; nothing is deleted in bulk."""
        found = super().get_actions(request)
        found.pop("delete_selected", None)
        return found

    @admin.action(description=SEND.title, permissions=["change"])
    def send_many_to_review(
        self, request: HttpRequest, queryset: models.QuerySet
    ) -> TemplateResponse | None:
        """Asks a second person to look at drafts."""
        return self.in_bulk(request, queryset, SEND)

    @admin.action(description=RELEASE.title, permissions=["change"])
    def release_many(
        self, request: HttpRequest, queryset: models.QuerySet
    ) -> TemplateResponse | None:
        """Publishes what others wrote."""
        return self.in_bulk(request, queryset, RELEASE)

    def in_bulk(
        self, request: HttpRequest, queryset: models.QuerySet, verb: Verb
    ) -> TemplateResponse | None:
        """The page to look the records through; once that is sent, the step, and the list again."""
        rows = queryset.editable_by(request.user)
        if rows.order_by().count() > MOST:
            messages.error(request, _("Choose at most %s records at once.") % MOST)
            return None
        if SEEN in request.POST:
            self.take_all(request, rows, verb)
            return None
        looked = [look(record, request.user, verb) for record in rows]
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": verb.title,
            "verb": verb,
            "ready": [one for one in looked if not one.problems],
            "left": [one for one in looked if one.problems],
            "has_cautions": any(one.cautions for one in looked if not one.problems),
        }
        return TemplateResponse(request, "admin/release_many.html", context)

    def take_all(self, request: HttpRequest, rows: models.QuerySet, verb: Verb) -> None:
        """Takes the step with each record that is as it was seen, and names all others."""
        seen = set(request.POST.getlist(SEEN))
        left: list[tuple[Record, str]] = []
        taken = 0
        with transaction.atomic():
            # Who saves one of them meanwhile waits until this is through
            keys = [record.pk for record in rows]
            # In one order for all, so that two of them never wait for each other
            locked = self.model._base_manager.select_for_update().filter(pk__in=keys)
            list(locked.order_by("pk").values("pk"))
            for record in rows.all():
                reason = self.attempt(request, record, verb, seen)
                if reason:
                    left.append((record, reason))
                else:
                    taken += 1
        if taken:
            messages.success(request, verb.done(taken))
        for record, reason in left[:NAMED]:
            messages.warning(request, _("Left as it was: %s.") % f"{record} – {reason}")
        if len(left) > NAMED:
            number = len(left) - NAMED
            more = ngettext(
                "%(number)s more record was left as it was.",
                "%(number)s more records were left as they were.",
                number,
            )
            messages.warning(request, more % {"number": number})

    def attempt(self, request: HttpRequest, record: Record, verb: Verb, seen: set[str]) -> str:
        """Takes the step. Empty: it is taken; else why it is not."""
        if f"{record.pk}:{record.version}" not in seen:
            return _("it was saved after you looked")
        if ALL_THE_SAME not in request.POST and cautions_of(record):
            return _("its text may say what should not be public")
        try:
            with transaction.atomic():
                take(record, request.user, verb)
        except ValidationError as error:
            return " ".join(error.messages).rstrip(".")
        return ""
