"""Totals of one unit that say no more than their rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce
from operator import add

from records.plurals import Case, Noun
from records.quantities.qualifier import Qualifier
from records.quantities.quantity import ZERO, Quantity
from records.quantities.wording import amount, figure
from records.units import is_currency, of_unknown, unit_noun

ROW = Noun(("row", "rows"), ("рядок", "рядки", "рядків"), uk_genitive="рядка")


class UnitMismatch(ValueError):
    """Two units were about to be added. Units never mix (rule R3)."""


@dataclass(frozen=True)
class Total:
    """The sum of quantities of one unit; it keeps every doubt of its rows (rule R2).

    `rows` state a number, `unknown` rows do not: they are counted, never zero.
    Unknown: `upper` is None where a row says "more than".
    """

    unit: str
    lower: Decimal = ZERO
    upper: Decimal | None = ZERO
    is_approximate: bool = False
    unknown: int = 0
    rows: int = 0

    @classmethod
    def of_one(cls, quantity: Quantity) -> "Total":
        """The total of a single row of one quantity."""
        if quantity.lower is None:
            return cls(quantity.unit, unknown=1)
        about = quantity.qualifier is Qualifier.ABOUT
        return cls(quantity.unit, quantity.lower, quantity.upper, about, rows=1)

    @classmethod
    def of(cls, quantities: Iterable[Quantity], unit: str = "") -> "Total":
        """The total of rows of one quantity each; `unit` names it where there may be no row."""
        parts = [cls.of_one(quantity) for quantity in quantities]
        if not (unit or parts):
            raise ValueError("A total of no rows needs its unit.")
        return reduce(add, parts, cls(unit or parts[0].unit))

    @classmethod
    def of_row(cls, quantities: Iterable[Quantity], unit: str = "") -> "Total":
        """The total of one row of several quantities.

        A row that states one number and leaves another open counts in `rows` and `unknown`.
        """
        whole = cls.of(quantities, unit)
        rows, unknown = min(whole.rows, 1), min(whole.unknown, 1)
        return cls(whole.unit, whole.lower, whole.upper, whole.is_approximate, unknown, rows)

    def __add__(self, other: "Total") -> "Total":
        if self.unit != other.unit:
            raise UnitMismatch(f"{self.unit} + {other.unit}")
        is_open = self.upper is None or other.upper is None
        return Total(
            self.unit,
            self.lower + other.lower,
            None if is_open else (self.upper or ZERO) + (other.upper or ZERO),
            self.is_approximate or other.is_approximate,
            self.unknown + other.unknown,
            self.rows + other.rows,
        )

    @property
    def is_empty(self) -> bool:
        """Whether no row at all stands behind it. An empty total is no zero."""
        return self.rows == self.unknown == 0

    def prefix(self, language: str) -> str:
        """The doubt before the figure: "about", "at least", "less than", or nothing."""
        bound = self._bound(language)
        if not self.is_approximate:
            return bound
        # «близько» asks for the genitive and cannot follow another such word.
        is_second = bound and language == "uk"
        about = "приблизно" if is_second else Qualifier.ABOUT.label(language)
        return f"{bound} {about}".strip()

    def _bound(self, language: str) -> str:
        """The word of a total that is bounded on one side only."""
        if self.upper is None:
            return "щонайменше" if language == "uk" else "at least"
        only_above = not self.lower and self.upper > 0
        return Qualifier.LESS_THAN.label(language) if only_above else ""

    @property
    def _numbers(self) -> list[Decimal]:
        """The bounds worth showing: both of a range, else the one there is."""
        if self.upper is None or self.upper == self.lower:
            return [self.lower]
        return [self.lower, self.upper] if self.lower else [self.upper]

    @property
    def _case(self) -> Case:
        """The case that the Ukrainian prefix asks of the noun."""
        return "genitive" if self.prefix("uk") == Qualifier.ABOUT.label("uk") else "nominative"

    def figure(self, language: str) -> str:
        """The number alone: "481–486". Unknown: empty where no row states a number."""
        return figure(self._numbers, language) if self.rows else ""

    def unit_in_words(self, language: str, noun: Noun | None = None) -> str:
        """The unit behind the figure: "vehicles", «одиниць техніки», "EUR"."""
        if is_currency(self.unit) and language != "uk":
            return self.unit
        return (noun or unit_noun(self.unit)).form(self._numbers[-1], language, self._case)

    def rows_in_words(self, language: str) -> str:
        """What stands behind the figure: "53 rows, and 1 of unknown number"."""
        if self.is_empty:
            return "немає рядків" if language == "uk" else "no rows"
        unknown = of_unknown(self.unit, language)
        if not self.rows:
            return f"{ROW.counted(self.unknown, language)} {unknown}"
        rows = ROW.counted(self.rows, language)
        return f"{rows}{_and(language)} {self.unknown} {unknown}" if self.unknown else rows

    def in_words(self, language: str, noun: Noun | None = None) -> str:
        """As readers see it: "at least 3,500 tonnes, and 2 rows of unknown weight"."""
        if not self.rows:
            return self.rows_in_words(language)
        shown = self.figure(language)
        known = amount(shown, self._numbers[-1], self.unit, noun, language, self._case)
        words = f"{self.prefix(language)} {known}".strip()
        if not self.unknown:
            return words
        rows = ROW.counted(self.unknown, language)
        return f"{words}{_and(language)} {rows} {of_unknown(self.unit, language)}"


def _and(language: str) -> str:
    return " і" if language == "uk" else ", and"
