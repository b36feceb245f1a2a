"""Shared by tests of roles: all that a form or button of the admin does to one record."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from aid.models import Delivery
from cities.models import CaseProfile, City
from partnerships.models import Agreement, Initiative, Organization, Partnership
from records.history.reading import state_of
from records.models import NewVersion, Record, Source, State
from records.roles import Role
from tests.desk import open_form
from tests.factories import cite, make_home, make_organization
from tests.portal.kept_records import CANARY, KEPT, SHARED, complete
from tests.staff import at_desk, make_account

# What readers see of each kind, to be changed
TOLD: dict[type[Record], str] = {
    CaseProfile: "role_uk",
    Partnership: "note_uk",
    Agreement: "title_uk",
    Initiative: "title_uk",
    Delivery: "title_uk",
    City: "name_uk",
    Organization: "name_uk",
    Source: "title",
}
WHY = "За листом міста"
NEXT = f"{CANARY} далі"


def pages_of(kind: type[Record]) -> Iterator[tuple[str, list[str]]]:
    """Each address of a kind in the admin: the name of its page, and what it asks for."""
    start = f"{kind._meta.app_label}_{kind._meta.model_name}_"
    for one in admin.site._registry[kind].get_urls():
        yield (one.name or "").removeprefix(start), sorted(one.pattern.converters)


def actions_of(kind: type[Record]) -> set[str]:
    """The names of all actions of its list, those too that the site gives to each kind."""
    own = admin.site._registry[kind].actions or ()
    return {getattr(one, "__name__", one) for one in own} | {name for name, _ in admin.site.actions}


def version_of(record: Record, state: str = State.DRAFT) -> NewVersion:
    """A new version in work."""
    then, name = state_of(record), TOLD[type(record)]
    then.values[name] = NEXT
    writer = User.objects.filter(username="writer").first() or User.objects.create_user("writer")
    version = NewVersion.objects.keep(record, then, writer, WHY)
    NewVersion.objects.filter(pk=version.pk).update(state=state)
    return version


def discarded_of(record: Record) -> NewVersion:
    """A new version that was given up."""
    version = version_of(record)
    version.discard(version.edited_by, WHY)
    return version


def stands(record: Record, state: str) -> None:
    """Brings the record to a state, as if it had always been there."""
    given: dict[str, Any] = {
        "state": state,
        "withdrawal_reason_uk": "Х" if state == State.WITHDRAWN else "",
    }
    given["published_at"] = None if state in (State.DRAFT, State.IN_REVIEW) else timezone.now()
    type(record)._base_manager.filter(pk=record.pk).update(**given)
    record.refresh_from_db()


def heir_of(record: Record) -> Record:
    """Another record of the same kind."""
    kind, odesa = type(record), make_home("odesa")
    if kind in KEPT:
        return KEPT[kind](odesa)
    other = kind.objects.get(pk=record.pk)
    other.pk, other.slug, other._state.adding = None, "other", True
    if kind is Source:
        other.url = "https://example.org/other"
    other.save()
    return other


@dataclass(frozen=True)
class Attempt:
    """One thing to do: on which page, to a record in which state, and what is sent."""

    page: str
    state: str
    sent: Callable[[Record], dict[str, Any]]
    # A new version in work: its state. Unknown: empty, there is none
    version: str = ""

    def prepare(self, record: Record) -> tuple[str, dict[str, Any]]:
        """The address and what is sent there."""
        record.internal_note = "Друга версія"
        record.save()
        stands(record, self.state)
        if self.version:
            version_of(record, self.version)
        data, where = self.sent(record), address_of(record, self.page)
        if self.page != "change":
            return where, data
        chief = at_desk(make_account("chief", Role.ADMINISTRATOR))
        opened = complete(open_form(chief, f"{where}?public", type(record)))
        return where, {**opened, "why": WHY, "_all_the_same": "1", **data}


def address_of(record: Record, page: str) -> str:
    """Where a page of the record is, whatever its address asks for beside the key."""
    if page == "view_on_site":
        kind = ContentType.objects.get_for_model(record)
        return reverse("admin:view_on_site", args=[kind.pk, record.pk])
    asked = dict(pages_of(type(record)))[page]
    given = {"object_id": record.pk, "number": 1, "language": "uk", "key": record.pk}
    if page == "take_up":
        given["key"] = NewVersion.objects.discarded_of(record).get().pk
    start = f"admin:{record._meta.app_label}_{record._meta.model_name}_"
    return reverse(start + page, kwargs={name: given[name] for name in asked})


def number_of(record: Record) -> str:
    """The number of its new version, as a form sends it."""
    return str(NewVersion.objects.of(record).get().number)


def step(button: str, **more: str) -> Callable[[Record], dict[str, Any]]:
    """What a button beside the new version sends."""
    return lambda record: {"number": number_of(record), button: "1", "why": WHY, **more}


def told(record: Record) -> dict[str, Any]:
    """Other words for readers."""
    return {TOLD[type(record)]: f"{CANARY} інакше"}


def told_anew(record: Record) -> dict[str, Any]:
    """Other words in the new version."""
    return {**told(record), "opened_new_version": number_of(record)}


def merged(record: Record) -> dict[str, Any]:
    """What the page of merging sends."""
    heir = heir_of(record)
    return {"into": heir.pk, "why": WHY, "versions": f"{record.version}-{heir.version}"}


def brought_back(record: Record) -> dict[str, Any]:
    """What the page of an old version sends."""
    return {"_restore": "1", "why": WHY, "opened_version": record.version}


def discarded(record: Record) -> dict[str, Any]:
    """A new version is there to be taken up."""
    discarded_of(record)
    return {}


def always(**data: str) -> Callable[[Record], dict[str, Any]]:
    """The same for every record."""
    return lambda _record: data


DRAFT, REVIEW, OUT, GONE = State.DRAFT, State.IN_REVIEW, State.PUBLISHED, State.WITHDRAWN
DAY = {"embargo_until_0": "2031-01-01", "embargo_until_1": "10:00"}
WITHDRAWN = always(state=GONE, withdrawal_reason_uk="Помилка")
ATTEMPTS: dict[str, Attempt] = {
    "change": Attempt("change", DRAFT, told),
    "send to review": Attempt("change", DRAFT, always(state=REVIEW)),
    "send back": Attempt("change", REVIEW, always(state=DRAFT, review_note="Чому?")),
    "publish": Attempt("change", REVIEW, always(state=OUT)),
    "embargo": Attempt("change", OUT, always(**DAY)),
    "withdraw": Attempt("change", OUT, WITHDRAWN),
    "publish again": Attempt("change", GONE, always(state=OUT, withdrawal_reason_uk="")),
    "change what is public": Attempt("change", OUT, told),
    "change the new version": Attempt("change", OUT, told_anew, DRAFT),
    "review the new version": Attempt("new_version", OUT, step("_review"), DRAFT),
    "return the new version": Attempt(
        "new_version", OUT, step("_send_back", review_note="Чому?"), REVIEW
    ),
    "release the new version": Attempt("new_version", OUT, step("_release"), REVIEW),
    "discard the new version": Attempt(
        "new_version", OUT, step("_discard", discarded_why="Зайве"), DRAFT
    ),
    "take a new version up": Attempt("take_up", OUT, discarded),
    "restore": Attempt("restore", DRAFT, brought_back),
    "merge": Attempt("merge", DRAFT, merged),
    "delete": Attempt("delete", DRAFT, always(post="yes")),
}
# Pages of one record that show: the state in which it is shown, and how it is asked
SHOWN: dict[str, tuple[str, str]] = {
    "change": (OUT, "?public"),
    "new_version": (OUT, ""),
    "preview": (OUT, ""),
    "history": (OUT, ""),
    "compare": (OUT, "?from=1&to=2"),
    "restore": (OUT, ""),
    "merge": (OUT, ""),
    "delete": (DRAFT, ""),
    "view_on_site": (DRAFT, ""),
    "signed_copy": (OUT, ""),
}


def to_be_seen(record: Record, page: str) -> str:
    """The address of a page that shows the record, which has two versions and a next one."""
    state, query = SHOWN[page]
    record.internal_note = "Друга версія"
    if page == "signed_copy":
        record.document.save("signed.pdf", ContentFile(b"%PDF-1.7"), save=False)
    record.save()
    stands(record, state)
    if page == "preview" and isinstance(record, Source):
        cite(make_organization("citing"), record)
    elif state == OUT:
        version_of(record)
    return address_of(record, page) + query


def cases(kinds: Any) -> Any:
    """Every attempt at every kind."""
    found = [
        pytest.param(kind, one, id=f"{kind.__name__}-{name}")
        for kind in kinds
        for name, one in ATTEMPTS.items()
    ]
    return pytest.mark.parametrize(("kind", "attempt"), found)


def showings(kinds: Any) -> Any:
    """Every page that shows a record, of every kind."""
    found = [
        pytest.param(kind, page, id=f"{kind.__name__}-{page}")
        for kind in kinds
        for page in SHOWN
        if page != "signed_copy" or kind is Agreement
    ]
    return pytest.mark.parametrize(("kind", "shown"), found)


def a_record(kind: type[Record], city: City) -> Record:
    """One of a city, else one that all share."""
    return KEPT[kind](city) if kind in KEPT else SHARED[kind]()


# Every kind, those that a city keeps as that city's
ALL = {**KEPT, **SHARED}
