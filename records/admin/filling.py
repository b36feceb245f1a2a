"""What a browser would send from a form: for a state of the past, or typed over another's save."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import admin
from django.forms.formsets import DELETION_FIELD_NAME
from django.forms.models import BaseModelFormSet
from django.http import HttpRequest, QueryDict

from records.history.reading import Snapshot, Values
from records.models import Record

Cells = dict[str, list[str]]
ROW_KEY = "id"
# The release is decided by itself: no state of the past brings it back
RELEASE = (
    "state",
    "embargo_until_0",
    "embargo_until_1",
    "review_note",
    "withdrawal_reason_uk",
    "withdrawal_reason_en",
    "merged_into",
    "slug",
)
MOST_ROWS = "1000"


@dataclass
class Group:
    """Rows of one kind: those the register holds, by key, and new ones."""

    kept: dict[str, Cells] = field(default_factory=dict)
    fresh: list[Cells] = field(default_factory=list)


@dataclass
class Filled:
    """A form with its groups of rows, filled in."""

    cells: Cells
    groups: dict[str, Group]

    def post(self, more: Mapping[str, str] = {}) -> QueryDict:
        """What the browser sends."""
        data = QueryDict(mutable=True)
        for name, texts in self.cells.items():
            data.setlist(name, texts)
        for prefix, group in self.groups.items():
            rows = [*group.kept.values(), *group.fresh]
            for number, row in enumerate(rows):
                for name, texts in row.items():
                    data.setlist(f"{prefix}-{number}-{name}", texts)
            data[f"{prefix}-TOTAL_FORMS"], data[f"{prefix}-INITIAL_FORMS"] = (
                str(len(rows)),
                str(len(group.kept)),
            )
            data[f"{prefix}-MIN_NUM_FORMS"], data[f"{prefix}-MAX_NUM_FORMS"] = "0", MOST_ROWS
        data.update(more)
        return data


def sent_from(bound: forms.BoundField) -> Cells:
    """What a browser sends from one input."""
    widget, value = bound.field.widget, bound.value()
    name = bound.html_name.removeprefix(f"{bound.form.prefix}-")
    if isinstance(widget, forms.MultiWidget):
        parts = value if isinstance(value, list) else widget.decompress(value)
        inner = zip(widget.widgets, parts, strict=True)
        return {
            f"{name}_{i}": [text(one.format_value(part))] for i, (one, part) in enumerate(inner)
        }
    if isinstance(widget, forms.CheckboxInput):
        return {name: ["on"]} if value else {}
    if isinstance(widget, forms.FileInput):
        return {}
    shown = getattr(widget, "widget", widget).format_value(value)
    if isinstance(bound.field, forms.ModelMultipleChoiceField):
        return {name: [str(one) for one in shown or []]}
    return {name: [text(shown)]}


def text(shown: Any) -> str:
    """The sign for nothing is an empty input."""
    one = shown[0] if isinstance(shown, list) and shown else shown
    return "" if one is None or one == [] else str(one)


def sent_by(form: forms.ModelForm) -> Cells:
    """What a browser sends from all inputs of a form."""
    cells: Cells = {}
    for name in form.fields:
        cells |= sent_from(form[name])
    return cells


def formsets_of(
    model_admin: admin.ModelAdmin, request: HttpRequest, record: Record | None, data: Any = None
) -> list[BaseModelFormSet]:
    """The groups of rows of a record's form, empty or with what was sent."""
    given = {"data": data, "files": request.FILES} if data is not None else {}
    target = record or model_admin.model()
    return [
        kind(
            instance=target,
            prefix=kind.get_default_prefix(),
            queryset=inline.get_queryset(request),
            **given,
        )
        for kind, inline in model_admin.get_formsets_with_inlines(request, record)
    ]


def initial_of(form: type[forms.ModelForm], values: Values, ties: dict[str, list[int]]) -> Values:
    """The columns of a state under the names of the form's inputs."""
    model = form._meta.model
    names = [one for one in model._meta.concrete_fields if one.name in form.base_fields]
    empty = {one.name: [] for one in model._meta.many_to_many}
    return {**empty, **ties, **{one.name: values.get(one.attname) for one in names}}


def filled_from(
    model_admin: admin.ModelAdmin,
    request: HttpRequest,
    record: Record | None,
    state: Snapshot | None = None,
) -> Filled:
    """The form of a record as it stands now, or as it was in a state of the past."""
    kind = model_admin.get_form(request, record, change=record is not None)
    initial = initial_of(kind, state.values, state.ties) if state else None
    groups = {
        formset.prefix: group_from(formset, state)
        for formset in formsets_of(model_admin, request, record)
    }
    return Filled(sent_by(kind(instance=record, initial=initial)), groups)


def group_from(formset: BaseModelFormSet, state: Snapshot | None) -> Group:
    """The rows of a group as they stand now, or as they were."""
    if state is None:
        rows = {str(row.pk): formset.form(instance=row) for row in formset.get_queryset()}
    else:
        rows = {
            str(key): formset.form(initial=initial_of(formset.form, values, {}))
            for key, values in state.rows.get(formset.model, {}).items()
        }
    return Group({key: {**sent_by(row), ROW_KEY: [key]} for key, row in rows.items()})


def read(post: QueryDict, prefixes: Iterable[str]) -> Filled:
    """What was sent, taken apart."""
    cells = {name: post.getlist(name) for name in post}
    groups = {prefix: read_group(cells, prefix) for prefix in prefixes}
    return Filled(cells, groups)


def read_group(cells: Cells, prefix: str) -> Group:
    """Takes the rows of one group out of what was sent."""
    pattern = re.compile(re.escape(prefix) + r"-(\d+)-(.+)")
    rows: dict[int, Cells] = {}
    for name in list(cells):
        if found := pattern.fullmatch(name):
            rows.setdefault(int(found[1]), {})[found[2]] = cells.pop(name)
        elif name.startswith(f"{prefix}-"):
            del cells[name]
    group = Group()
    for _number, row in sorted(rows.items()):
        key = (row.get(ROW_KEY) or [""])[0]
        if key:
            group.kept[key] = row
        else:
            group.fresh.append(row)
    return group


def merged(mine: Filled, base: Filled | None, now: Filled) -> Filled:
    """What was typed stays; what was not touched since `base` follows the present state."""
    cells = {**mine.cells, **merged_cells(mine.cells, base and base.cells, now.cells)}
    nothing = Group()
    groups = {
        prefix: merged_group(
            mine.groups.get(prefix, nothing), base and base.groups.get(prefix, nothing), group
        )
        for prefix, group in now.groups.items()
    }
    return Filled({name: texts for name, texts in cells.items() if texts}, groups)


def merged_cells(mine: Cells, base: Cells | None, now: Cells) -> Cells:
    """The inputs of a form or row; an unticked box is sent as nothing."""
    return {
        name: now.get(name, [])
        if base is not None and mine.get(name, []) == base.get(name, [])
        else mine.get(name, [])
        for name in {*now, *(base or {})}
        if name in mine or base is not None
    }


def merged_group(mine: Group, base: Group | None, now: Group) -> Group:
    """Rows that another added are there too; rows that were taken out come back if typed over."""
    known = base.kept if base else {}
    kept = {}
    for key, row in now.kept.items():
        typed = mine.kept.get(key, row)
        kept[key] = {**typed, **merged_cells(typed, known.get(key), row)}
    lost = [
        {**row, ROW_KEY: [""]}
        for key, row in mine.kept.items()
        if key not in now.kept
        and DELETION_FIELD_NAME not in row
        and row_differs(row, known.get(key))
    ]
    return Group(kept, [*mine.fresh, *lost])


def row_differs(row: Cells, base: Cells | None) -> bool:
    """Whether something was typed into a row."""
    return base is None or any(row.get(name, []) != texts for name, texts in base.items())


def put_back(was: Filled, now: Filled, kept: Iterable[str] = RELEASE) -> Filled:
    """A state of the past over the present: the release stays, rows come and go as they were."""
    cells = {name: texts for name, texts in was.cells.items() if name not in kept}
    cells |= {name: now.cells[name] for name in kept if name in now.cells}
    groups = {}
    for prefix, group in now.groups.items():
        old = was.groups[prefix].kept
        kept = {
            key: old.get(key) or {**row, DELETION_FIELD_NAME: ["on"]}
            for key, row in group.kept.items()
        }
        fresh = [{**row, ROW_KEY: [""]} for key, row in old.items() if key not in kept]
        groups[prefix] = Group(kept, fresh)
    return Filled(cells, groups)
