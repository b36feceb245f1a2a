"""Plans an import: reads each row into a draft and compares it with the register."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _

from portal.spreadsheets import reading
from portal.spreadsheets.below import drop_blank_items
from portal.spreadsheets.checking import check_values, refuse_state
from portal.spreadsheets.columns import Column, Draft, several
from portal.spreadsheets.names import Doubt, Names, key_of
from portal.spreadsheets.plan import Change, Plan, Planned, Problem, Steps, unseen
from portal.spreadsheets.rights import check_rights
from portal.spreadsheets.sheets import SHEETS, Sheet
from records.folding import fold
from records.models import NewVersion, Record, State


def plan_of(
    sheet: Sheet,
    read: reading.Sheet,
    user: Any,
    answers: dict[str, int],
    is_to_write: bool = False,
    steps: Steps = unseen,
) -> Plan:
    """The plan of a file for an account; `answers` say which records doubtful names mean.

    `is_to_write`: others who save one of its records wait until the transaction is through.
    `steps` is told how many more rows are planned.
    """
    plan, names = Plan(sheet), Names(user, answers)
    plan.problems += [Problem(line, name, _(told)) for line, name, told in read.problems]
    columns = columns_of(plan, read.columns)
    if columns is None:
        return plan
    lines = [named_cells(plan, line) for line in read.lines]
    known = known_records(sheet, lines, user, is_to_write)
    pending = set(NewVersion.objects.of_kind(sheet.model).values_list("object_id", flat=True))
    seen: dict[str, int] = {}
    for line in lines:
        steps(1)
        slug = line.cells.get("slug", "")
        if slug and slug in seen:
            told = _("The address stands in row %d already: each record has one row.")
            plan.refuse(line.number, "slug", told % seen[slug])
            continue
        seen[slug] = line.number
        plan_row(plan, names, columns, line, known.get(slug), pending)
    plan.problems.sort()
    return plan


def columns_of(plan: Plan, head: list[str]) -> list[Column] | None:
    """The columns of the file in its order. Unknown: None, the head is wrong."""
    other = kind_of(plan.sheet, head)
    if other is not None:
        named = other.model._meta.verbose_name_plural
        plan.refuse(
            1, "", _("This looks like a file of another kind: %s. Choose that kind.") % named
        )
        return None
    known, found = plan.sheet.by_head, []
    for name in head:
        column = known.get(fold(name))
        if name and column is None:
            told = _("Unknown column “%(name)s”: remove it, or take a name of the template.")
            plan.refuse(1, name, told % {"name": name[:80]})
        elif column is not None and column in found:
            plan.refuse(1, name, _("The column stands twice: remove one."))
        elif column is not None:
            found.append(column)
            plan.heads[column.name] = name
    return None if plan.problems and any(one.line == 1 for one in plan.problems) else found


def kind_of(sheet: Sheet, head: list[str]) -> Sheet | None:
    """The other sheet that has all columns of a head, where this one lacks some. Unknown: None."""
    names = [fold(one) for one in head if one]
    if all(one in sheet.by_head for one in names):
        return None
    fits = (one for one in SHEETS.values() if all(name in one.by_head for name in names))
    return next(fits, None)


def named_cells(plan: Plan, line: reading.Line) -> reading.Line:
    """A row with its cells under the names of the columns, however the head calls them."""
    cells = {name: line.cells.get(head, "") for name, head in plan.heads.items()}
    return reading.Line(line.number, cells)


def known_records(
    sheet: Sheet, lines: Iterable[reading.Line], user: Any, is_to_write: bool
) -> dict[str, Record]:
    """The records that the file names and the account may change, with their rows."""
    slugs = [line.cells["slug"] for line in lines if line.cells.get("slug")]
    found: dict[str, Record] = {}
    for start in range(0, len(slugs), 500):
        rows = sheet.model._default_manager.editable_by(user)
        if is_to_write:
            rows = rows.select_for_update(of=("self",))
        for one in fetched(rows.filter(slug__in=slugs[start : start + 500]), sheet):
            found[one.slug] = one
    return found


def fetched(rows: models.QuerySet, sheet: Sheet) -> models.QuerySet:
    """Records with all that a sheet writes of them."""
    model = sheet.model
    plain = [
        one.name for one in model._meta.fields if one.is_relation and one.name != "merged_into"
    ]
    many = [one.name for one in model._meta.many_to_many]
    below = {
        "items": ["items"],
        "participants": ["participants__city", "participants__organization"],
        "parties": ["parties__city", "parties__organization"],
        "events": ["events"],
        "citations": ["citations__source"],
    }
    paths = [path for name in sheet.rows for path in below[name]]
    return rows.select_related(*plain).prefetch_related(*many, *paths)


def plan_row(
    plan: Plan,
    names: Names,
    columns: list[Column],
    line: reading.Line,
    known: Record | None,
    pending: set[int],
) -> None:
    """Plans one row."""
    slug = line.cells.get("slug", "")
    if slug and known is None:
        told = _("There is no such record of yours: leave the cell empty for a new one.")
        plan.refuse(line.number, "slug", told)
        return
    record = known or plan.sheet.model()
    draft = Draft(record)
    refused = read_cells(plan, names, columns, line, draft)
    row = Planned(line.number, draft, known is None, columns=columns)
    if known is not None:
        row.changes = list(changes_of(columns, draft))
        row.is_public = known.state == State.PUBLISHED and is_of_public(row)
        if row.changes:
            refuse_state(plan, line.number, known, pending)
    if row.is_new or row.changes:
        if "city" not in refused:
            check_rights(plan, row, names)
        check_values(plan, row, refused)
    plan.rows.append(row)


def is_of_public(row: Planned) -> bool:
    """Whether a row changes more than what is internal."""
    internal = {*row.draft.record.INTERNAL}
    changed = {one.column for one in row.changes}
    return any(one.field not in internal for one in row.columns if one.name in changed)


def read_cells(
    plan: Plan, names: Names, columns: list[Column], line: reading.Line, draft: Draft
) -> set[str]:
    """Reads the cells of a row into a draft; the columns of those that cannot be read."""
    refused = set()
    for column in columns:
        if column.name == "slug":
            continue
        try:
            column.put(draft, column.read(names, line.cells.get(column.name, "")))
        except ValidationError as error:
            plan.refuse(line.number, column.name, error)
            refused.add(column.name)
        except Doubt as doubt:
            plan.doubts[key_of(doubt)] = doubt
            refused.add(column.name)
    drop_blank_items(draft)
    return refused


def changes_of(columns: list[Column], draft: Draft) -> Iterator[Change]:
    """The columns that the draft changes."""
    record = draft.record
    for column in columns:
        if column.name != "slug":
            old, new = column.show(column.take(record)), column.show(put_value(column, draft))
            if in_any_order(column, old) != in_any_order(column, new):
                yield Change(column.name, old, new)


def in_any_order(column: Column, shown: str) -> Any:
    """What counts of a cell: of sources and events not the order in which they stand."""
    return sorted(several(shown)) if column.group in ("citations", "events") else shown


def put_value(column: Column, draft: Draft) -> Any:
    """What a column has put into a draft, alone."""
    if column.name.startswith("item_"):
        _item, place, name = column.name.split("_", 2)
        rows = draft.rows.get("items", [])
        row = next((one for one in rows if one["position"] == int(place)), {})
        return row.get(name)
    if column.field:
        return draft.values.get(column.field, draft.ties.get(column.field))
    return [one for one in draft.rows.get(column.group, []) if belongs(column, one)]


def belongs(column: Column, row: dict[str, Any]) -> bool:
    """Whether a row came from a column; several columns fill the participants."""
    return column.group != "participants" or f"{row['role']}s" == column.name
