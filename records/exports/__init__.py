"""Downloads of the rows of a list: CSV, XLSX, JSON and GeoJSON, each saying where it is from."""

from records.exports.cells import as_meant, disarmed, fitted, plain
from records.exports.columns import (
    ADDRESS,
    SOURCES,
    Column,
    column,
    columns,
    partial_date,
)
from records.exports.dictionary import about
from records.exports.files import XLSX_TYPE, Echo, attached, export
from records.exports.table import LICENCE, Table

__all__ = [
    "ADDRESS",
    "LICENCE",
    "SOURCES",
    "XLSX_TYPE",
    "Column",
    "Echo",
    "Table",
    "about",
    "as_meant",
    "attached",
    "column",
    "columns",
    "disarmed",
    "export",
    "fitted",
    "partial_date",
    "plain",
]
