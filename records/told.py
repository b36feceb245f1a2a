"""What sources say of a fact, in the reader's words: codes, dates and quantities. Pure."""

import re
from collections.abc import Mapping
from decimal import Decimal

from records.partial_dates import PartialDateError, parse
from records.plurals import Noun
from records.quantities import Qualifier, Quantity
from records.units import is_unit

DATES = ("established", "ended", "signed_on", "when")
QUANTITY = "quantity"
QUALIFIERS = {
    "": Qualifier.EXACTLY,
    ">": Qualifier.MORE_THAN,
    "<": Qualifier.LESS_THAN,
    "~": Qualifier.ABOUT,
}
SAID_QUANTITY = re.compile(r"([<>~]?) ?([0-9]{1,15}(?:\.[0-9]{1,3})?) (\w+)", re.ASCII)


def code_said(says: str) -> str:
    """A value as the code of a choice: "sister city agreement" is sister_city_agreement."""
    return says.strip().lower().replace(" ", "_").replace("-", "_")


def quantity_said(says: str) -> Quantity | None:
    """The quantity of "2500 tonnes" or ">1 pieces". Unknown: None for any other shape."""
    match = SAID_QUANTITY.fullmatch(says.strip())
    if not match or not is_unit(match[3]) or not Decimal(match[2]):
        return None
    return Quantity(QUALIFIERS[match[1]], Decimal(match[2]), None, match[3])


def told(
    fact: str,
    says: str,
    language: str,
    labels: Mapping[str, str] | None = None,
    noun: Noun | None = None,
) -> str:
    """The value in words; what has an unknown shape stays as the source puts it.

    `labels` are the words of the codes of this fact, `noun` what its pieces are.
    """
    if fact in DATES:
        try:
            return parse(says).in_words(language)
        except PartialDateError:
            return says
    if fact == QUANTITY:
        quantity = quantity_said(says)
        pieces = noun if quantity and quantity.unit == "pieces" else None
        return quantity.in_words(language, pieces) if quantity else says
    return (labels or {}).get(code_said(says), says)
