"""Keeps rows that belong to a record: items, participants, parties, events, citations."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from django.db import DatabaseError, models
from django.utils.translation import gettext as _

from portal.register.checking import as_one, check, check_whole, explain, store
from portal.register.ledger import Ledger, Leftover
from portal.register.reading import Row
from records.history import create_rows
from records.models import Record

Place = Callable[[models.Model], Hashable | None]


@dataclass(frozen=True)
class Child:
    """A row of a record as a file wants it.

    `column` is the cell of the record's own row that lists it; "" if it has a row of its own.
    Unknown: no record where something it names has a problem of its own; it is only checked.
    """

    row: Row
    item: models.Model
    record: Record | None
    column: str = ""


@dataclass(frozen=True)
class Kin:
    """How rows of one kind are known again.

    `owner` names their record; `key` tells them apart; `places`, one after the other,
    find the row whose key was changed in the file.
    """

    model: type[models.Model]
    owner: str
    key: Callable[[models.Model], Hashable]
    compared: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


def sync(ledger: Ledger, file: str, kin: Kin, wanted: list[Child], kept: Iterable) -> None:
    """Makes the rows kept of listed records those of the file; what it lacks stays."""
    for child in [child for child in wanted if child.record is None]:
        check(ledger, child.row, child.item, child.column)
    by_key = {kin.key(item): item for item in kept}
    fresh: list[Child] = []
    for child in first_ones(ledger, kin, [child for child in wanted if child.record]):
        found = by_key.pop(kin.key(child.item), None)
        if found is None:
            fresh.append(child)
        else:
            merge(ledger, kin, child, found)
    for place in kin.places:
        for child, found in moved(place, fresh, list(by_key.values())):
            fresh.remove(child)
            del by_key[kin.key(found)]
            merge(ledger, kin, child, found)
    leave(ledger, file, kin, list(by_key.values()))
    create(ledger, kin, fresh)


def moved(
    place: Place,
    fresh: list[Child],
    rest: list[models.Model],
) -> list[tuple[Child, models.Model]]:
    """New rows that stand where a kept one stood: its key was changed in the file."""
    by_place: dict[Hashable, list[models.Model]] = defaultdict(list)
    for item in rest:
        by_place[place(item)].append(item)
    return [
        (child, by_place[where].pop(0))
        for child in fresh
        if (where := place(child.item)) is not None and by_place[where]
    ]


def placed(owner: Callable[[models.Model], Hashable]) -> tuple[Place, Place]:
    """Places in an ordered list: the same number first, then any that a file gave one."""
    return (
        lambda item: (owner(item), item.position) if item.position else None,
        lambda item: owner(item) if item.position else None,
    )


def first_ones(ledger: Ledger, kin: Kin, wanted: list[Child]) -> list[Child]:
    """The rows without those that repeat one before them; these become problems."""
    seen: dict[Hashable, Child] = {}
    for child in wanted:
        first = seen.setdefault(kin.key(child.item), child)
        if first is not child:
            message = _("The row says the same as row %d: remove one.")
            ledger.refuse(child.row, child.column, message % first.row.line)
    return list(seen.values())


def merge(ledger: Ledger, kin: Kin, child: Child, found: models.Model) -> None:
    """Brings a kept row up to the file."""
    if not check(ledger, child.row, child.item, child.column):
        return
    names = [name for name in kin.compared if getattr(found, name) != getattr(child.item, name)]
    if not names:
        note(ledger, child, "unchanged")
        return
    for name in names:
        setattr(found, name, getattr(child.item, name))
    if check_whole(ledger, child.row, found) and store(ledger, child.row, found, child.column):
        note(ledger, child, "updated")


def create(ledger: Ledger, kin: Kin, fresh: list[Child]) -> None:
    """Adds new rows, all at once; one by one where the database refuses one of them."""
    sound = [
        child
        for child in fresh
        if check(ledger, child.row, child.item, child.column)
        and check_whole(ledger, child.row, child.item)
    ]
    try:
        with as_one():
            create_rows([child.item for child in sound])
    except DatabaseError:
        sound = [child for child in sound if store_anew(ledger, child)]
    for child in sound:
        note(ledger, child, "created")


def store_anew(ledger: Ledger, child: Child) -> bool:
    """Saves one row of a batch that was refused as a whole."""
    child.item.pk = None
    child.item._state.adding = True
    try:
        with as_one():
            child.item.save()
    except DatabaseError as error:
        explain(ledger, child.row, child.item, error, child.column)
        return False
    return True


def note(ledger: Ledger, child: Child, outcome: str) -> None:
    """Keeps what became of a row; a changed one makes its record a new version."""
    if outcome != "unchanged" and child.record is not None:
        ledger.touch(child.record)
    if not child.column:
        ledger.note(child.row, outcome)
    elif outcome != "unchanged":
        ledger.note(child.row, "updated")


def leave(ledger: Ledger, file: str, kin: Kin, rest: list[models.Model]) -> None:
    """Counts what only the database holds; an exact load removes it."""
    told = [Leftover(item, kin.owner) for item in rest]
    if not ledger.is_exact:
        ledger.extras[file] += told
        return
    ledger.removed[file] += told
    for item in rest:
        ledger.touch(getattr(item, kin.owner))
        item.delete()
