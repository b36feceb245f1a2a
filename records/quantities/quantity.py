"""One quantity as a source states it: qualifier, number, unit."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from records.plurals import Noun
from records.quantities.qualifier import Qualifier
from records.quantities.wording import amount, figure
from records.units import is_unit

ZERO = Decimal(0)

# What is wrong, at which field, and what to do about it.
_ERRORS: dict[str, tuple[str, "str | Promise"]] = {
    "qualifier_unknown": ("qualifier", _("Choose one of the qualifiers of the list.")),
    "unit_unknown": (
        "unit",
        _("Write tonnes, vehicles, pieces, people or a currency code such as EUR."),
    ),
    "quantity_missing": (
        "quantity",
        _("Enter the quantity, or choose “unknown” if the source gives none."),
    ),
    "quantity_of_unknown": (
        "quantity",
        _("Leave the quantity empty, or choose another qualifier than “unknown”."),
    ),
    "quantity_not_positive": (
        "quantity",
        _("A quantity is greater than zero. Choose “unknown” if the source gives none."),
    ),
    "maximum_missing": ("quantity_max", _("Enter the greater of the two quantities.")),
    "maximum_without_between": (
        "quantity_max",
        _("Only “between” has a greater quantity; leave it empty."),
    ),
    "maximum_too_small": (
        "quantity_max",
        _("The greater quantity must exceed the first one."),
    ),
}


class QuantityError(ValueError):
    """A quantity that no source can mean; `field`, `message` and `code` go to the form."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
        self.field, self.message = _ERRORS[code]


def _check_quantity(qualifier: Qualifier, value: Decimal | None) -> None:
    """Raises: QuantityError where the number and its qualifier contradict each other."""
    if qualifier is Qualifier.UNKNOWN:
        if value is not None:
            raise QuantityError("quantity_of_unknown")
    elif value is None:
        raise QuantityError("quantity_missing")
    elif not value.is_finite() or value <= 0:
        raise QuantityError("quantity_not_positive")


def _check_maximum(qualifier: Qualifier, value: Decimal | None, maximum: Decimal | None) -> None:
    """Raises: QuantityError where a maximum is missing, too small or out of place."""
    if qualifier is not Qualifier.BETWEEN:
        if maximum is not None:
            raise QuantityError("maximum_without_between")
    elif maximum is None:
        raise QuantityError("maximum_missing")
    elif value is None or not maximum.is_finite() or maximum <= value:
        raise QuantityError("maximum_too_small")


@dataclass(frozen=True)
class Quantity:
    """One measured part of a delivery. Unknown: `value` is None.

    Raises: QuantityError where value, maximum and qualifier contradict each other.
    """

    qualifier: Qualifier
    value: Decimal | None
    maximum: Decimal | None
    unit: str

    def __post_init__(self) -> None:
        try:
            object.__setattr__(self, "qualifier", Qualifier(self.qualifier))
        except ValueError as error:
            raise QuantityError("qualifier_unknown") from error
        if not is_unit(self.unit):
            raise QuantityError("unit_unknown")
        _check_quantity(self.qualifier, self.value)
        _check_maximum(self.qualifier, self.value, self.maximum)

    @classmethod
    def unknown(cls, unit: str) -> "Quantity":
        """A quantity that the source does not state."""
        return cls(Qualifier.UNKNOWN, None, None, unit)

    @property
    def is_stated(self) -> bool:
        """Whether the source gives any number."""
        return self.value is not None

    @property
    def lower(self) -> Decimal | None:
        """The least it can be. Zero of "less than" only says that nothing more is known."""
        return ZERO if self.qualifier is Qualifier.LESS_THAN else self.value

    @property
    def upper(self) -> Decimal | None:
        """The most it can be. Unknown: None, as "more than" has no upper bound."""
        if self.qualifier is Qualifier.MORE_THAN:
            return None
        return self.maximum if self.qualifier is Qualifier.BETWEEN else self.value

    def in_words(self, language: str, noun: Noun | None = None) -> str:
        """As readers see it: "more than 3,500 tonnes", «близько 25 генераторів»."""
        if self.value is None:
            return "кількість не вказано" if language == "uk" else "quantity not stated"
        numbers = [self.value] if self.maximum is None else [self.value, self.maximum]
        shown = figure(numbers, language)
        words = amount(shown, numbers[-1], self.unit, noun, language, self.qualifier.case)
        return f"{self.qualifier.before_number(language)} {words}".strip()
