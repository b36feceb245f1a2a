"""Reads the text of a partial date into its moments, or refuses it."""

import re
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from records.partial_dates.advice import advise
from records.partial_dates.moments import SEASON_MONTHS, Moment, Span
from records.partial_dates.refusals import (
    PartialDateError,
    check_day,
    impossible_month,
    refusal,
    swapped_day_and_month,
    year_out_of_range,
)

LONGEST = 32
OPEN = ".."
_MOMENT = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?[~?%]?"
_END = rf"(?:{_MOMENT}|\.\.)"
_SHAPE = re.compile(rf"(?:{_MOMENT}|{_END}/{_END})")


def read(text: str) -> Span:
    """The moments that the text names.

    Source: EDTF level 1 (ISO 8601-2:2019) without unspecified digits, unknown ends, season
    intervals, qualified seasons and years beyond four digits.
    Raises: PartialDateError.
    """
    if len(text) > LONGEST:
        raise refusal(
            "too_long",
            _("A date has at most {longest} characters. Write a day like 2023-09-14."),
            longest=LONGEST,
        )
    return _read(text)


@lru_cache(maxsize=4096)
def _read(text: str) -> Span:
    if not _SHAPE.fullmatch(text):
        raise advise(text)
    begin, slash, end = text.partition("/")
    if slash:
        return _interval(begin, end)
    moment = _moment(text)
    return Span(moment, moment, is_interval=False)


def _moment(text: str) -> Moment:
    qualifier = text[-1] if text[-1] in "~?%" else ""
    numbers = [int(part) for part in text.removesuffix(qualifier).split("-")]
    if numbers[0] == 0:
        raise year_out_of_range()
    if len(numbers) > 1 and numbers[1] in SEASON_MONTHS:
        return _season(numbers, qualifier)
    _refuse_what_no_calendar_has(numbers)
    month, day = [*numbers[1:], None, None][:2]
    return Moment(numbers[0], month, day, qualifier=qualifier)


def _season(numbers: list[int], qualifier: str) -> Moment:
    written = f"{numbers[0]:04d}-{numbers[1]}"
    if len(numbers) == 3:
        raise refusal(
            "season_with_day",
            _("A season has no day. Write {season} for the season, or a month from 01 to 12."),
            season=written,
        )
    if qualifier:
        raise refusal(
            "qualified_season",
            _(
                'A season cannot be "about" or "possibly". '
                "Write {season} for the season, or {year}~ for about {year}."
            ),
            season=written,
            year=written[:4],
        )
    return Moment(numbers[0], season=numbers[1])


def _refuse_what_no_calendar_has(numbers: list[int]) -> None:
    year, month, day = [*numbers, 1, 1][:3]
    if not 1 <= month <= 12:
        if check_day(year, day, month) is None and len(numbers) == 3:
            raise swapped_day_and_month(f"{year:04d}-{day:02d}-{month:02d}")
        raise impossible_month(month)
    if error := check_day(year, month, day):
        raise error


def _interval(begin_text: str, end_text: str) -> Span:
    if begin_text == OPEN and end_text == OPEN:
        raise refusal(
            "no_end_known",
            _("An interval needs at least one date. Leave the field empty if none is known."),
        )
    begin = None if begin_text == OPEN else _moment(begin_text)
    end = None if end_text == OPEN else _moment(end_text)
    if (begin and begin.season) or (end and end.season):
        raise _season_in_interval(begin, end)
    if begin and end and end.latest < begin.earliest:
        raise refusal(
            "end_before_begin",
            _("The interval ends before it begins. Did you mean {suggestion}?"),
            suggestion=f"{end_text}/{begin_text}",
        )
    return Span(begin, end, is_interval=True)


def _season_in_interval(begin: Moment | None, end: Moment | None) -> PartialDateError:
    first = begin.earliest.isoformat()[:7] if begin else OPEN
    last = end.latest.isoformat()[:7] if end else OPEN
    return refusal(
        "season_in_interval",
        _("An interval cannot begin or end with a season. Write months: {suggestion}."),
        suggestion=f"{first}/{last}",
    )
