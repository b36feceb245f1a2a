"""Figure 1: partners by country against home cities, as plain values."""

from partnerships.matrix.build import build_matrix
from partnerships.matrix.links import home_columns, matrix_of
from partnerships.matrix.shape import (
    Cell,
    Column,
    Country,
    Home,
    Link,
    Matrix,
    Row,
    Totals,
)

__all__ = [
    "Cell",
    "Column",
    "Country",
    "Home",
    "Link",
    "Matrix",
    "Row",
    "Totals",
    "build_matrix",
    "home_columns",
    "matrix_of",
]
