"""What a filter form shows: its fields, and a chip with a way out for each value in force."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import QueryDict

from records.filters import RegisterFilterSet


@dataclass(frozen=True)
class Option:
    """One choice of a field."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True)
class Field:
    """One labelled input. `kind` is select or an input type; `value` what was written."""

    name: str
    label: str
    kind: str
    value: str
    help_text: str = ""
    options: list[Option] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def is_multiple(self) -> bool:
        """Whether more than one choice is in force, so that a single select would lose one."""
        return sum(option.is_chosen for option in self.options) > 1

    @property
    def rows(self) -> int:
        """How many choices a multiple select shows."""
        return min(len(self.options), 4)


@dataclass(frozen=True)
class Chip:
    """A value in force, and the query string of the same page without it."""

    label: str
    value: str
    without: str


KINDS = (
    (forms.ChoiceField, "select"),
    (forms.ModelChoiceField, "select"),
    (forms.NullBooleanField, "select"),
    (forms.DateField, "date"),
    (forms.IntegerField, "number"),
)
YES, NO = "true", "false"


def fields_of(filterset: RegisterFilterSet) -> list[Field]:
    """The inputs of the form, with what was asked and what is wrong with it."""
    return [made(filterset, name) for name in filterset.form.fields]


def made(filterset: RegisterFilterSet, name: str) -> Field:
    """One input with its choices, value and errors."""
    input_ = filterset.form.fields[name]
    given = values(filterset.data, name)
    kind = next((kind for cls, kind in KINDS if isinstance(input_, cls)), "search")
    chosen = {*given} if filterset.is_bound else set()
    options = [
        Option(value, label, value in chosen) for value, label in filterset.offered(name, chosen)
    ]
    return Field(
        name=name,
        label=str(input_.label),
        kind=kind,
        value=given[-1] if given else "",
        help_text=str(filterset.filters[name].extra.get("help_text", "")),
        options=options if kind == "select" else [],
        errors=[str(error) for error in filterset.form.errors.get(name, [])],
    )


def values(data: Any, name: str) -> list[str]:
    """What the query gives for a parameter, empty values left out."""
    if not data:
        return []
    given = data.getlist(name) if isinstance(data, QueryDict) else [data.get(name, "")]
    return [str(value) for value in given if str(value)]


def chips_of(filterset: RegisterFilterSet) -> list[Chip]:
    """Each value in force, in the order of the form."""
    return [*chips(filterset)]


def chips(filterset: RegisterFilterSet) -> Iterator[Chip]:
    """A chip for each value that the form understood."""
    for name, input_ in filterset.form.fields.items():
        if name in filterset.form.errors:
            continue
        given = dict.fromkeys(values(filterset.data, name))
        labels = dict(filterset.offered(name, set(given))) if given else {}
        for value in given:
            shown = labels.get(value, value)
            yield Chip(str(input_.label), shown, without(filterset.data, name, value))


def without(data: QueryDict, name: str, value: str) -> str:
    """The query string without one value of a parameter, on its first page."""
    query = data.copy()
    query.setlist(name, [one for one in query.getlist(name) if one != value])
    query.pop("page", None)
    return f"?{query.urlencode()}"
