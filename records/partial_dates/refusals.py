"""What is said when a date is refused: what is wrong and what to write instead."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.functional import lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from records.languages import reader_language
from records.partial_dates.moments import days_in_month
from records.partial_dates.words import day_in_words

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


class PartialDateError(ValueError):
    """A date that is not taken; `message` is translated when it is shown, `code` is fixed."""

    def __init__(self, message: "_StrOrPromise", code: str) -> None:
        super().__init__(code)
        self.message = message
        self.code = code

    def __str__(self) -> str:
        return str(self.message)


def refusal(code: str, message: "_StrOrPromise", **values: object) -> PartialDateError:
    """An error of that code; the message's {names} are filled when it is shown."""
    return PartialDateError(format_lazy(message, **values), code)


def respell(suggestion: str) -> PartialDateError:
    """The date is clear, only its spelling is not EDTF."""
    return refusal("spelling", _("Write this date as {suggestion}."), suggestion=suggestion)


def unreadable() -> PartialDateError:
    """Nothing better can be said than which forms there are."""
    return refusal(
        "format",
        _(
            "This is not a date that can be read. Write a year 2023, a month 2023-09, a day "
            "2023-09-14, a season 2023-21 (spring) to 2023-24 (winter), about a year 2023~, "
            "from and to 2022-02-24/2023-06, or since a year 2022/.."
        ),
    )


def _named_day(day: int, month: int, year: int) -> str:
    return day_in_words(day, month, year, reader_language())


_named_day_lazy = lazy(_named_day, str)


def impossible_day(year: int, month: int, day: int) -> PartialDateError:
    """30 February 2023."""
    return refusal(
        "impossible_day",
        _(
            "There is no {day}: that month has {length} days. "
            "Correct the day, or write {month} if only the month is known."
        ),
        day=_named_day_lazy(day, month, year),
        length=days_in_month(year, month),
        month=f"{year:04d}-{month:02d}",
    )


def impossible_month(month: int) -> PartialDateError:
    """Month 13."""
    return refusal(
        "impossible_month",
        _(
            "There is no month {month}. Write 01 to 12 for a month, or 21 spring, 22 summer, "
            "23 autumn, 24 winter."
        ),
        month=f"{month:02d}",
    )


def swapped_day_and_month(suggestion: str) -> PartialDateError:
    """2023-14-09."""
    return refusal(
        "day_before_month",
        _("The month comes before the day. Write {suggestion}."),
        suggestion=suggestion,
    )


def year_out_of_range() -> PartialDateError:
    """0000, 12023, -0044."""
    return refusal("year_range", _("Write a year from 0001 to 9999, with four digits."))


def check_day(year: int, month: int, day: int) -> PartialDateError | None:
    """Why there is no such day, or None where there is."""
    if year < date.min.year:
        return year_out_of_range()
    if not 1 <= month <= 12:
        return impossible_month(month)
    if not 1 <= day <= days_in_month(year, month):
        return impossible_day(year, month, day)
    return None
