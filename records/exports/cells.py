"""Cells that no program takes for anything but what they say."""

import re
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# What a spreadsheet would take for the begin of a formula; some read the wide signs likewise
FORMULA_SIGNS = "=+\\-@\t\r\n＝＋－＠"
# A text that already begins so behind apostrophes gets one more: each is taken off again
ARMED = re.compile(f"'*[{FORMULA_SIGNS}]")
DISARMED = re.compile(f"'+[{FORMULA_SIGNS}]")
# A cell of a workbook holds no more. Unit: characters
XLSX_CELL = 32_767
# The longest name that a workbook gives a sheet. Unit: characters
SHEET_TITLE = 31
CUT = " [… cut here: the CSV has the whole text]"


def number(value: Any) -> Any:
    """A decimal number as a number; everything else as it is."""
    return float(value) if isinstance(value, Decimal) else value


def plain(value: Any) -> Any:
    """A cell without a formula: numbers stay, days become text, text is disarmed."""
    if value is None or isinstance(value, bool | int | float):
        return "" if value is None else value
    if isinstance(value, Decimal):
        return number(value)
    return disarmed(writable(ILLEGAL_CHARACTERS_RE.sub("", str(value))))


def disarmed(text: str) -> str:
    """The text behind an apostrophe, if a spreadsheet would take it for a formula."""
    return f"'{text}" if ARMED.match(text) else text


def as_meant(text: str) -> str:
    """The text as it was before it was disarmed."""
    return text[1:] if DISARMED.match(text) else text


def writable(text: str) -> str:
    """The text without halves of signs, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def fitted(value: Any) -> Any:
    """A cell of a workbook: a text that is too long says that it was cut."""
    shown = plain(value)
    if isinstance(shown, str) and len(shown) > XLSX_CELL:
        return shown[: XLSX_CELL - len(CUT)] + CUT
    return shown
