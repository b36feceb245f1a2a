"""Quantities for tests, as sources may state them."""

from decimal import Decimal

from records.plurals import Noun
from records.quantities import Qualifier, Quantity

GENERATOR = Noun(
    ("generator", "generators"),
    ("генератор", "генератори", "генераторів"),
    uk_genitive="генератора",
)


def quantity(qualifier, value=None, maximum=None, unit="vehicles"):
    """A quantity with plain numbers, of vehicles unless told otherwise."""
    return Quantity(
        Qualifier(qualifier),
        None if value is None else Decimal(value),
        None if maximum is None else Decimal(maximum),
        unit,
    )
