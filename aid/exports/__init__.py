"""Downloads of aid: its rows, the numbers of a chart or comparison, and the drawing itself."""

from aid.exports.drawing import Drawn, notes_of, sheet_of, sheets_of, svg_file
from aid.exports.numbers import TOTALS, numbers_table, of_chart, of_comparison, of_totals
from aid.exports.rows import DELIVERY

__all__ = [
    "DELIVERY",
    "TOTALS",
    "Drawn",
    "notes_of",
    "numbers_table",
    "of_chart",
    "of_comparison",
    "of_totals",
    "sheet_of",
    "sheets_of",
    "svg_file",
]
