"""Downloads of the rows of a list: the same columns in both languages, in four forms."""

from records.exports.cells import plain
from records.exports.columns import (
    ADDRESS,
    SOURCES,
    Column,
    column,
    columns,
    partial_date,
)
from records.exports.files import XLSX_TYPE, Echo, Geometry, Told, attached, export

__all__ = [
    "ADDRESS",
    "SOURCES",
    "XLSX_TYPE",
    "Column",
    "Echo",
    "Geometry",
    "Told",
    "attached",
    "column",
    "columns",
    "export",
    "partial_date",
    "plain",
]
