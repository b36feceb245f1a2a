"""Checks what a row wants: its state, its city, its fields, its rows, the database's rules."""

from collections.abc import Set
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _

from partnerships.models import Agreement, Partnership
from portal.spreadsheets.columns import Draft
from portal.spreadsheets.plan import Plan, Planned
from records.fields import EDTFField, fill_bounds
from records.models import Record, State


def refuse_state(plan: Plan, line: int, record: Record, pending: set[int]) -> None:
    """Notes why a record cannot be changed now."""
    if record.state == State.WITHDRAWN:
        plan.refuse(line, "slug", _("The record is withdrawn: it is not changed by a file."))
    elif record.pk in pending:
        told = _("A new version of the record is in work: release or discard it first.")
        plan.refuse(line, "slug", told)


def check_values(plan: Plan, row: Planned, refused: Set[str] = frozenset()) -> None:
    """Notes what the fields of the record and of its rows refuse.

    Of columns that could not be read, `refused`, something is said already.
    """
    draft, sheet = row.draft, plan.sheet
    places = {one.field: one.name for one in sheet.columns if one.field}
    candidate = candidate_of(plan, row)
    for name, errors in field_errors(candidate).items():
        for error in errors if places.get(name) not in refused else ():
            plan.refuse(row.line, places.get(name, ""), ValidationError(error))
    unread = {one.group for one in row.columns if one.name in refused}
    for name, rows in draft.rows.items():
        if name not in unread:
            check_rows(plan, row, name, rows)
    if isinstance(candidate, Agreement) and "parties" in {*draft.rows} - unread:
        least = 1 if candidate.kind == Agreement.Kind.DECLARATION else 2
        if len(draft.rows["parties"]) < least:
            told = _("An agreement has two or more parties: add those that signed it.")
            plan.refuse(row.line, "parties", told)
    has_events = row.is_new or "events" in draft.rows
    if isinstance(candidate, Partnership) and has_events and "events" not in unread:
        check_events(plan, row, candidate)


def candidate_of(plan: Plan, row: Planned) -> Any:
    """The record as the row wants it, beside the one that is there."""
    draft = row.draft
    made = plan.sheet.model(**{name: getattr(draft.record, name) for name in own_values(draft)})
    for name, value in draft.values.items():
        setattr(made, name, value)
    return made


def own_values(draft: Draft) -> list[str]:
    """Columns of a record that exists, which the file may leave as they are."""
    fields = draft.record._meta.concrete_fields
    return [one.attname for one in fields] if draft.record.pk else []


def field_errors(item: models.Model) -> dict[str, list[Any]]:
    """What the fields refuse; relations are found by name before."""
    skipped = {one.name for one in item._meta.fields if one.is_relation or not one.editable}
    found: dict[str, list[Any]] = {}
    try:
        item.clean_fields(exclude={*skipped, "slug", "state"})
        fill_dates(item)
    except ValidationError as error:
        told = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: [error]}
        found |= {name: list(errors) for name, errors in told.items()}
    for one in item._meta.fields:
        lacks = one.is_relation and not one.null and getattr(item, one.attname, None) is None
        if lacks and one.name in ("city", "partner"):
            found.setdefault(one.name, []).append(_("This field is required."))
    return found


def fill_dates(item: models.Model) -> None:
    """Reads the partial dates. Raises: ValidationError."""
    for one in item._meta.fields:
        if isinstance(one, EDTFField):
            one.pre_save(item, add=False)


def check_rows(plan: Plan, row: Planned, name: str, rows: list[dict[str, Any]]) -> None:
    """Notes what rows below the record refuse, and rows that stand twice."""
    kind, seen = plan.sheet.rows[name], set()
    for values in rows:
        place = column_of(name, values)
        key = tuple(values.get(one) for one in kind.key)
        if key in seen:
            plan.refuse(row.line, place, _("The same stands here twice: remove one."))
        seen.add(key)
        if name == "citations":
            continue
        owned = kept_item(row, values) if name == "items" else {}
        item = kind.model(**{**owned, **values})
        for one, errors in field_errors(item).items():
            for error in errors:
                where = f"{place}_{one}" if name == "items" else place
                plan.refuse(row.line, where, ValidationError(error))


def kept_item(row: Planned, values: dict[str, Any]) -> dict[str, Any]:
    """What an item says that is there already, where the file has not all its columns."""
    if row.is_new:
        return {}
    items = row.draft.record.items.all()
    known = next((one for one in items if one.position == values["position"]), None)
    names = [one.name for one in known._meta.fields if not one.is_relation] if known else []
    return {name: getattr(known, name) for name in names if name != "id"}


def column_of(name: str, values: dict[str, Any]) -> str:
    """The column in which a row stands."""
    if name == "items":
        return f"item_{values['position']}"
    if name == "participants":
        return f"{values['role']}s"
    return "sources" if name == "citations" else name


def check_events(plan: Plan, row: Planned, candidate: Partnership) -> None:
    """Notes where the events do not make a link."""
    made = plan.sheet.rows["events"].model
    found = [made(**values) for values in row.draft.rows.get("events", [])]
    for one in found:
        fill_bounds(one)
    try:
        candidate.follow(found)
    except ValidationError as error:
        plan.refuse(row.line, "events", error)


def constraint_problems(plan: Plan) -> None:
    """Notes every row that breaks a rule of the database; asked once it refused the whole."""
    seen: dict[tuple[Any, ...], int] = {}
    for row in plan.rows:
        if not (row.is_new or row.changes):
            continue
        candidate = candidate_of(plan, row)
        candidate.slug, candidate.state = row.draft.record.slug, State.DRAFT
        candidate.pk = row.draft.record.pk
        fill_bounds(candidate)
        note_constraints(plan, row.line, candidate, "")
        note_twice(plan, row.line, candidate, seen)
        for values in row.draft.rows.get("items", []):
            item = plan.sheet.rows["items"].model(**{**kept_item(row, values), **values})
            note_constraints(plan, row.line, item, column_of("items", values))
    if plan.is_sound:
        plan.refuse(0, "", _("The database refuses the file: ask the administrator to look."))
    plan.problems.sort()


def note_twice(plan: Plan, line: int, item: models.Model, seen: dict[tuple[Any, ...], int]) -> None:
    """Notes a row that says again what must be said once, and another row says."""
    for rule in item._meta.constraints:
        names = getattr(rule, "fields", ())
        key = (rule.name, *(getattr(item, name) for name in names))
        if not names or not all(key):
            continue
        if seen.setdefault(key, line) != line:
            told = _("The same stands in row %d already: each record has one row.")
            plan.refuse(line, names[-1], told % seen[key])


def note_constraints(plan: Plan, line: int, item: models.Model, column: str) -> None:
    """Notes the rules that one object breaks."""
    for rule in item._meta.constraints:
        try:
            rule.validate(type(item), item)
        except ValidationError as error:
            fields = getattr(rule, "fields", ())
            place = column or (fields[-1] if fields else "")
            plan.refuse(line, place, error)
