"""Writes a plan: all of it or nothing; what is public becomes new versions."""

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from portal.spreadsheets.plan import Plan, Planned, Steps, unseen
from portal.spreadsheets.sheets import Rows
from records.fields import fill_bounds
from records.history import Origin, create_rows, one_change
from records.history.reading import Snapshot, state_of
from records.models import NewVersion, Record, State
from records.slugs import make_slug, numbered

AT_ONCE = 500
Touched = dict[str, list[list[Any]]]


class Taken(Exception):
    """The record was written, to see what it becomes; now all of it is taken back."""

    def __init__(self, state: Snapshot) -> None:
        super().__init__()
        self.state = state


def write_plan(plan: Plan, user: Any, why: str, steps: Steps = unseen) -> Touched:
    """Writes the plan; which records it touched, so that it can be undone.

    `steps` is told how many more rows are written.

    Raises: IntegrityError where the database refuses; then nothing is written.
    """
    public = [row for row in plan.changed if row.is_new_version]
    own = [row for row in plan.changed if not row.is_new_version]
    with transaction.atomic():
        versions = [keep_version(plan, row, user, why) for row in stepped(public, steps)]
        with one_change(origin=Origin.LOADED, why=why):
            made = create(plan, plan.new, steps)
            changed = [change(plan, row) for row in stepped(own, steps)]
    label = plan.sheet.model._meta.label_lower
    return {
        "created": [[label, record.pk, record.version] for record in made],
        "changed": [[label, *one] for one in changed],
        "new_versions": [[label, *one] for one in versions],
    }


def stepped(rows: list[Planned], steps: Steps) -> Iterator[Planned]:
    """The rows, each told once it is through."""
    for row in rows:
        yield row
        steps(1)


def create(plan: Plan, rows: list[Planned], steps: Steps) -> list[Record]:
    """Makes the new records with their rows, many at once."""
    records = [row.draft.record for row in rows]
    slugs = Slugs(plan.sheet.model)
    for row, record in zip(rows, records, strict=True):
        for name, value in row.draft.values.items():
            setattr(record, name, value)
        settle(plan, row, record)
        record.slug, record.version, record.public_version = slugs.free(record), 1, 1
        fill_bounds(record)
    for start in range(0, len(records), AT_ONCE):
        create_rows(records[start : start + AT_ONCE])
        steps(len(records[start : start + AT_ONCE]))
    for name, kind in plan.sheet.rows.items():
        fresh = [item for row in rows for item in fresh_rows(kind, row, name)]
        for start in range(0, len(fresh), AT_ONCE):
            create_rows(fresh[start : start + AT_ONCE])
    tie(plan.sheet.model, rows)
    return records


def settle(plan: Plan, row: Planned, record: Record) -> None:
    """Kind and dates of a link follow its events."""
    if "events" in plan.sheet.rows:
        found = [plan.sheet.rows["events"].model(**one) for one in row.draft.rows.get("events", [])]
        for one in found:
            fill_bounds(one)
        record.follow(found)


class Slugs:
    """Addresses of a kind, asked once."""

    def __init__(self, model: type[Record]) -> None:
        self.taken = set(model._default_manager.values_list("slug", flat=True))

    def free(self, record: Record) -> str:
        """An address that no other record has."""
        base, number = make_slug(record.slug_basis()), 1
        if "--" in record.slug_basis():
            base = record.slug_basis()
        while numbered(base, number) in self.taken:
            number += 1
        self.taken.add(numbered(base, number))
        return numbered(base, number)


def fresh_rows(kind: Rows, row: Planned, name: str) -> Iterator[models.Model]:
    """The rows of a new record, in their order."""
    for place, values in enumerate(row.draft.rows.get(name, []), start=1):
        yield made(kind, row.draft.record, values, place)


def made(kind: Rows, record: Record, values: dict[str, Any], place: int) -> models.Model:
    """One row below a record."""
    item = kind.model(**values)
    if kind.owner == "record":
        item.content_type = ContentType.objects.get_for_model(type(record))
        item.object_id = record.pk
    else:
        setattr(item, kind.owner, record)
    if "position" not in values and hasattr(item, "position"):
        item.position = place
    fill_bounds(item)
    return item


def tie(model: type[Record], rows: list[Planned]) -> None:
    """Ties the new records to others."""
    for field in model._meta.many_to_many:
        through = field.remote_field.through
        own, other = field.m2m_column_name(), field.m2m_reverse_name()
        links = [
            through(**{own: row.draft.record.pk, other: one.pk})
            for row in rows
            for one in row.draft.ties.get(field.name, [])
        ]
        through._default_manager.bulk_create(links, batch_size=AT_ONCE)


def keep_version(plan: Plan, row: Planned, user: Any, why: str) -> list[Any]:
    """Keeps the change of a published record as its new version; both keys and its number."""
    record = row.draft.record
    try:
        with transaction.atomic(), one_change():
            lay(plan, row)
            raise Taken(state_of(type(record)._base_manager.get(pk=record.pk)))
    except Taken as taken:
        before = type(record)._base_manager.get(pk=record.pk)
        version = NewVersion.objects.keep(before, taken.state, user, why)
        return [record.pk, version.number, version.pk]


def change(plan: Plan, row: Planned) -> list[int]:
    """Changes a record that is no one's to release; key, and version before and after."""
    record = row.draft.record
    before = record.version
    lay(plan, row)
    return [record.pk, before, record.version]


def lay(plan: Plan, row: Planned) -> None:
    """Lays what the file says into a record and saves it once."""
    record, changed = row.draft.record, {one.column for one in row.changes}
    record.is_internal_save = not row.is_public and record.state == State.PUBLISHED
    for name, value in row.draft.values.items():
        setattr(record, name, value)
    for name, kind in plan.sheet.rows.items():
        columns = [one for one in row.columns if one.group == name]
        if changed & {one.name for one in columns}:
            sync(kind, record, row, name)
    if "events" in plan.sheet.rows:
        record.follow(list(type(record)._base_manager.get(pk=record.pk).events.all()))
    for name, found in row.draft.ties.items():
        if name in changed:
            getattr(record, name).set(found)
    record.save()


def sync(kind: Rows, record: Record, row: Planned, name: str) -> None:
    """Makes the rows below a record those of the file, as far as its columns speak of them."""
    wanted = {key_of(kind, one): one for one in row.draft.rows.get(name, [])}
    known = {key_of(kind, values_of(kind, one)): one for one in spoken_of(row, record, name)}
    for key in known.keys() - wanted.keys():
        known[key].delete()
    for place, (key, values) in enumerate(wanted.items(), start=1):
        found = known.get(key)
        if found is None:
            made(kind, record, values, place).save()
            continue
        if "position" not in values and hasattr(found, "position"):
            values = {**values, "position": place}
        if any(getattr(found, one) != value for one, value in values.items()):
            for one, value in values.items():
                setattr(found, one, value)
            found.save()


def key_of(kind: Rows, values: dict[str, Any]) -> tuple[Any, ...]:
    """What a row is known again by."""
    return tuple(getattr(one, "pk", one) for one in (values.get(name) for name in kind.key))


def values_of(kind: Rows, item: models.Model) -> dict[str, Any]:
    """The same of a row that is there."""
    return {name: getattr(item, name) for name in kind.key}


def spoken_of(row: Planned, record: Record, name: str) -> list[models.Model]:
    """Rows that the columns of the file say something of."""
    names = {one.name for one in row.columns if one.group == name}
    rows = list(getattr(record, name).all())
    if name == "citations":
        return [one for one in rows if not one.fact]
    if name == "participants":
        return [one for one in rows if f"{one.role}s" in names]
    if name == "items":
        return [
            one for one in rows if any(told.startswith(f"item_{one.position}_") for told in names)
        ]
    return rows
