"""Columns of spreadsheets: how a cell is read, written, and laid into a record."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.translation import gettext as _
from django_countries import countries

from portal.spreadsheets.names import Names, Unknown, not_found
from records.folding import fold

APART = ";"
LANGUAGE = re.compile(r"[a-z]{2,3}")
DAYS = ("%Y-%m-%d", "%d.%m.%Y")


@dataclass
class Draft:
    """A record as a row wants it: its columns, its ties, its rows by group."""

    record: Any
    values: dict[str, Any] = field(default_factory=dict)
    ties: dict[str, list[Any]] = field(default_factory=dict)
    rows: dict[str, list[dict[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Column:
    """One column.

    `read` turns text into a value (raises ValidationError, Doubt), `show` a value into the text of
    an export, `take` finds the value in a record, `put` lays it into a draft. `word` turns the text
    of an export into the reader's words, which `read` understands as well.
    """

    name: str
    label: Any
    told: Any
    read: Callable[[Names, str], Any]
    show: Callable[[Any], str]
    take: Callable[[Any], Any]
    put: Callable[[Draft, Any], None]
    # The field whose errors stand at this column
    field: str = ""
    # Codes and labels of the words that are allowed
    choices: tuple[tuple[str, Any], ...] = ()
    word: Callable[[str], str] = str
    is_needed: bool = False
    # The group of rows below the record that the column fills
    group: str = ""


def value_column(
    model: type[models.Model],
    name: str,
    read: Callable[[Names, str], Any],
    show: Callable[[Any], str] = lambda value: "" if value is None else str(value),
    column: str = "",
    choices: Iterable[tuple[Any, Any]] = (),
) -> Column:
    """A column of the record's own."""
    one = model._meta.get_field(name)
    is_needed = not one.blank and not one.has_default() and name != "slug"

    def put(draft: Draft, value: Any) -> None:
        draft.values[name] = value

    allowed = tuple((str(code), label) for code, label in choices)
    return Column(
        column or name,
        one.verbose_name,
        one.help_text,
        read,
        show,
        lambda record: getattr(record, name),
        put,
        name,
        allowed,
        worded(allowed),
        is_needed,
    )


def worded(choices: Iterable[tuple[Any, Any]]) -> Callable[[str], str]:
    """Turns the code of a choice into the reader's word; other text stays."""
    labels = {str(code): label for code, label in choices}
    return lambda text: str(labels.get(text, text))


def text(model: type[models.Model], name: str, column: str = "") -> Column:
    """Words as they stand."""
    return value_column(model, name, lambda _names, cell: cell, column=column)


def partial_date(model: type[models.Model], name: str, column: str = "") -> Column:
    """A partial date; the field itself reads it."""
    return value_column(model, f"{name}_edtf", lambda _names, cell: cell, column=column or name)


def choice(model: type[models.Model], name: str) -> Column:
    """One of the words of a field: its code or its name in either language."""
    one = model._meta.get_field(name)
    return value_column(model, name, chosen_of(one.flatchoices), choices=one.flatchoices)


def chosen_of(choices: Iterable[tuple[Any, Any]]) -> Callable[[Names, str], str]:
    """Reads a word of some choices. Raises: ValidationError that lists them."""
    choices = list(choices)
    codes = {str(code) for code, _label in choices}

    # Read once: labels of both languages do not change
    known: dict[str, str] = {}

    def read(_names: Names, cell: str) -> str:
        if not known:
            known.update(spellings(choices))
        found = cell if cell in codes else known.get(fold(cell.replace("_", " ")))
        if cell and found is None:
            words = ", ".join(str(label) for code, label in choices if code)
            told = _("“%(word)s” is not allowed: write one of %(words)s.")
            raise ValidationError(told % {"word": cell[:100], "words": words})
        return found or ""

    return read


def spellings(choices: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    """Codes by how they may be written."""
    known = {}
    for language in ("uk", "en"):
        with translation.override(language):
            for code, label in choices:
                known[fold(str(label))] = code
                known[fold(str(code).replace("_", " "))] = code
    return known


def country(model: type[models.Model], name: str = "country") -> Column:
    """A country by code or name."""

    known: dict[str, str] = {}

    def read(_names: Names, cell: str) -> str:
        for language in ("uk", "en") if not known else ():
            with translation.override(language):
                known.update({fold(str(label)): code for code, label in countries})
        found = cell.upper() if cell.upper() in dict(countries) else known.get(fold(cell))
        if cell and not found:
            raise ValidationError(_("“%s” is no country: write its code, such as DE.") % cell[:100])
        return found or ""

    return value_column(model, name, read, lambda value: str(getattr(value, "code", value) or ""))


def language_code(model: type[models.Model], name: str = "language") -> Column:
    """The code of a language."""

    def read(_names: Names, cell: str) -> str:
        if cell and not LANGUAGE.fullmatch(cell.lower()):
            raise ValidationError(_("“%s” is no code of a language: write uk, en, de.") % cell[:40])
        return cell.lower()

    return value_column(model, name, read)


def day(model: type[models.Model], name: str) -> Column:
    """A whole day."""

    def read(_names: Names, cell: str) -> date | None:
        if not cell:
            return None
        for form in DAYS:
            try:
                return datetime.strptime(cell, form).date()
            except ValueError:
                continue
        raise ValidationError(_("“%s” is no day: write 2026-11-27 or 27.11.2026.") % cell[:40])

    return value_column(model, name, read, lambda value: value.isoformat() if value else "")


def one_of(model: type[models.Model], name: str, kind: str) -> Column:
    """A neighbour by name."""
    return value_column(
        model, name, lambda names, cell: named(names, kind, cell) if cell else None, name_of
    )


def named(names: Names, *kinds_and_cell: str) -> Any:
    """The record of a name, in the first kind that knows it. Raises: ValidationError, Doubt."""
    *kinds, cell = kinds_and_cell
    for kind in kinds:
        try:
            return names.find(kind, cell)
        except Unknown:
            continue
    raise ValidationError(not_found(kinds[0], cell))


def name_of(record: Any) -> str:
    """How an export names a record: its address, which is never doubtful."""
    return record.slug if record is not None else ""


def several(cell: str) -> list[str]:
    """The parts of a cell."""
    return [part.strip() for part in cell.split(APART) if part.strip()]


def ties(model: type[models.Model], name: str, kind: str) -> Column:
    """Neighbours of a record, many to many."""
    one = model._meta.get_field(name)

    def put(draft: Draft, value: Any) -> None:
        draft.ties[name] = value

    return Column(
        name,
        one.verbose_name,
        one.help_text,
        lambda names, cell: [named(names, kind, part) for part in several(cell)],
        lambda value: f"{APART} ".join(sorted(map(name_of, value or ()))),
        lambda record: list(getattr(record, name).all()),
        put,
        name,
    )


def group(
    name: str,
    label: Any,
    told: Any,
    group_name: str,
    read_one: Callable[[Names, str], dict[str, Any]],
    show_one: Callable[[dict[str, Any]], str],
    take: Callable[[Any], list[dict[str, Any]]],
    word_one: Callable[[str], str] = str,
) -> Column:
    """Rows below a record that one cell lists."""

    def put(draft: Draft, value: list[dict[str, Any]]) -> None:
        draft.rows.setdefault(group_name, []).extend(value)

    return Column(
        name,
        label,
        told,
        lambda names, cell: [read_one(names, part) for part in several(cell)],
        lambda value: f"{APART} ".join(map(show_one, value)),
        take,
        put,
        word=lambda text: f"{APART} ".join(map(word_one, several(text))),
        group=group_name,
    )
