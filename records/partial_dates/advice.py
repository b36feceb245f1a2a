"""Says what to write instead of a text that has not the shape of an EDTF date."""

import re
from collections.abc import Callable
from itertools import takewhile

from django.utils.translation import gettext_lazy as _

from records.partial_dates.refusals import (
    PartialDateError,
    check_day,
    refusal,
    respell,
    unreadable,
    year_out_of_range,
)
from records.partial_dates.spoken import in_edtf, names_season

_DASHES = str.maketrans("‐‑‒–—−", "------")
_QUALIFIERS = {"~": "~", "?": "?", "%": "%", "~?": "%", "?~": "%"}


def advise(text: str) -> PartialDateError:
    """The error for that text: the first advice that fits it."""
    spaced = " ".join(text.split())
    for advice in _ADVICE:
        if error := advice(spaced):
            return error
    return unreadable()


def _empty(text: str) -> PartialDateError | None:
    if text:
        return None
    return refusal("empty", _("Write a date, for example 2023-09-14, 2023-09 or 2023."))


def _hidden_characters(text: str) -> PartialDateError | None:
    if text.isprintable():
        return None
    return refusal(
        "hidden_character",
        _("The date contains a character that cannot be seen. Type the date anew."),
    )


def _other_digits(text: str) -> PartialDateError | None:
    if not any(character.isnumeric() and not character.isascii() for character in text):
        return None
    return refusal("digits", _("Write the date with the digits 0 to 9, for example 2023-09-14."))


def _unknown_end(text: str) -> PartialDateError | None:
    if not re.fullmatch(r"[0-9~?%-]+/|/[0-9~?%-]+", text):
        return None
    known = text.strip("/")
    return refusal(
        "unknown_end",
        _(
            "An end that is not known is not left empty. Write {open} if it is open, "
            "or {known} alone."
        ),
        open=f"{known}/.." if text.endswith("/") else f"../{known}",
        known=known,
    )


def _unspecified_digits(text: str) -> PartialDateError | None:
    """199X, 2023-XX; U was the letter of the draft standard, Х is the Cyrillic one."""
    marks = "XxUuХх"
    if not re.fullmatch(rf"[1-9][0-9{marks}]{{3}}(-[0-9{marks}]{{2}}){{0,2}}", text):
        return None
    year, *rest = re.sub(rf"[{marks}]", "X", text).split("-")
    suggestion = "-".join([year, *takewhile(lambda part: "X" not in part, rest)])
    if "X" in year:
        suggestion = f"{year.replace('X', '0')}/{year.replace('X', '9')}"
    return refusal(
        "unspecified_digits",
        _("Digits that are not known are not written as X. Write {suggestion}."),
        suggestion=suggestion,
    )


def _spoken_words(text: str) -> PartialDateError | None:
    if not any(character.isalpha() for character in text):
        return None
    if suggestion := in_edtf(text):
        return respell(suggestion)
    if names_season(text) and not re.search(r"[0-9]{4}", text):
        return refusal(
            "season_without_year",
            _(
                "A season needs its year. Write 2022-21 for spring 2022, 22 summer, 23 autumn, "
                "24 winter."
            ),
        )
    return refusal(
        "words",
        _("Write the date in digits, for example 2023-09-14, 2023-09, or 2023~ for about 2023."),
    )


def _day_first(text: str) -> PartialDateError | None:
    """14.09.2023, 09.2023 and the same with slashes."""
    found = re.fullmatch(r"(?:([0-9]{1,2})[./-])?([0-9]{1,2})[./-]([0-9]{4})", text)
    return _rewritten(*found.groups()) if found else None


def _year_first(text: str) -> PartialDateError | None:
    """2023.09.14, 2023/9/14, 2023-9-14, 2023.09, 20230914."""
    found = re.fullmatch(
        r"([0-9]{4})[./-]([0-9]{1,2})(?:[./-]([0-9]{1,2}))?", text.translate(_DASHES)
    ) or re.fullmatch(r"([0-9]{4})([0-9]{2})([0-9]{2})", text)
    return _rewritten(*reversed(found.groups())) if found else None


def _rewritten(day: str | None, month: str, year: str) -> PartialDateError:
    if error := check_day(int(year), int(month), int(day or 1)):
        return error
    rest = f"-{int(day):02d}" if day else ""
    return refusal(
        "day_format",
        _("Write the year first, then the month and the day: {suggestion}."),
        suggestion=f"{year}-{int(month):02d}{rest}",
    )


def _dash_between_years(text: str) -> PartialDateError | None:
    found = re.fullmatch(r"([0-9]{4})\s*-\s*([0-9]{4})", text.translate(_DASHES))
    if not found:
        return None
    begin, end = sorted(found.groups())
    return refusal(
        "dash_in_interval",
        _("From and to are parted by a slash. Write {suggestion}."),
        suggestion=f"{begin}/{end}",
    )


def _misplaced_qualifier(text: str) -> PartialDateError | None:
    """~1990, 1990?~."""
    found = re.fullmatch(r"([~?%]*)\s*([0-9]{4}(?:-[0-9]{2}){0,2})\s*([~?%]*)", text)
    mark = _QUALIFIERS.get(found[1] + found[3]) if found else None
    return respell(f"{found[2]}{mark}") if found and mark else None


def _short_year(text: str) -> PartialDateError | None:
    """23, '98, 14.09.23."""
    if not re.fullmatch(r"(?:[0-9]{1,2}[./-]){0,2}['’]?[0-9]{2,3}[~?%]?", text):
        return None
    return refusal(
        "short_year",
        _("Write the year with four digits, for example 2023, and the day as 2023-09-14."),
    )


def _year_beyond(text: str) -> PartialDateError | None:
    """12023, -0044."""
    found = re.fullmatch(r"-?[0-9]{4,}(?:-[0-9]{2}){0,2}[~?%]?", text)
    return year_out_of_range() if found else None


def _too_many_parts(text: str) -> PartialDateError | None:
    if text.count("/") < 2:
        return None
    return refusal(
        "too_many_slashes",
        _("An interval has one beginning and one end. Write 2022-02-24/2023-06."),
    )


def _spaces(text: str) -> PartialDateError | None:
    """2022 / 2023, 2023 - 09."""
    tight = re.sub(r"\s+", "", text).translate(_DASHES)
    clear = re.fullmatch(r"(?:[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?|/|\.\.)+", tight)
    return respell(tight) if clear and tight != text else None


_ADVICE: tuple[Callable[[str], PartialDateError | None], ...] = (
    _empty,
    _hidden_characters,
    _other_digits,
    _unknown_end,
    _unspecified_digits,
    _spoken_words,
    _day_first,
    _year_first,
    _dash_between_years,
    _misplaced_qualifier,
    _short_year,
    _year_beyond,
    _too_many_parts,
    _spaces,
)
