"""Figures and amounts in words, shared by a quantity and a total."""

from collections.abc import Iterable

from records.plurals import Case, Noun, Number, format_number
from records.units import is_currency, unit_noun

DASH = "–"


def figure(numbers: Iterable[Number], language: str) -> str:
    """One number, or the two of a range: "20–25"."""
    return DASH.join(format_number(number, language) for number in numbers)


def amount(
    shown: str, last: Number, unit: str, noun: Noun | None, language: str, case: Case
) -> str:
    """A figure in its unit, or of its noun: "EUR 500", «500 євро», "25 generators".

    The last number of the figure decides the form of the noun.
    """
    if is_currency(unit) and language != "uk":
        return f"{unit} {shown}"
    return f"{shown} {(noun or unit_noun(unit)).form(last, language, case)}"
