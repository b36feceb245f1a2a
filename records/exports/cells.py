"""Cells that no spreadsheet takes for a formula, and that every form can hold."""

from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# What a spreadsheet would take for the begin of a formula
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
# The longest text that a cell of a workbook holds; a longer one makes the file unreadable
LONGEST = 32_767


def plain(value: Any) -> Any:
    """A cell without a formula: numbers stay, days become text, text is disarmed."""
    if value is None or isinstance(value, bool | int | float):
        return "" if value is None else value
    text = ILLEGAL_CHARACTERS_RE.sub("", writable(str(value)))
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def in_a_workbook(value: Any) -> Any:
    """The same, cut where a workbook cannot hold it."""
    cell = plain(value)
    return f"{cell[: LONGEST - 1]}…" if isinstance(cell, str) and len(cell) > LONGEST else cell


def writable(text: str) -> str:
    """The text without halves of characters, which UTF-8 cannot write."""
    return text.encode("utf-8", "replace").decode("utf-8")
