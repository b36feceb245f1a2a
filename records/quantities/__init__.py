"""Quantities as sources state them, and totals that say no more than their rows."""

from records.quantities.qualifier import QUALIFIER_CHOICES, Qualifier
from records.quantities.quantity import Quantity, QuantityError
from records.quantities.total import Total, UnitMismatch

__all__ = [
    "QUALIFIER_CHOICES",
    "Qualifier",
    "Quantity",
    "QuantityError",
    "Total",
    "UnitMismatch",
]
