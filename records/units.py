"""Units of quantities: tonnes, vehicles, pieces, people and currencies, with their words."""

from records.currencies import CURRENCIES, CURRENCY_CODES
from records.plurals import Noun

TONNES = "tonnes"
VEHICLES = "vehicles"
PIECES = "pieces"
PEOPLE = "people"

UNITS: dict[str, Noun] = {
    TONNES: Noun(("tonne", "tonnes"), ("т", "т", "т")),
    VEHICLES: Noun(
        ("vehicle", "vehicles"),
        ("одиниця техніки", "одиниці техніки", "одиниць техніки"),
        uk_accusative="одиницю техніки",
    ),
    PIECES: Noun(("piece", "pieces"), ("штука", "штуки", "штук"), uk_accusative="штуку"),
    PEOPLE: Noun(("person", "people"), ("людина", "людини", "людей"), uk_accusative="людину"),
}

# A symbol counts («3500 т»), but a heading is a word.
_HEADINGS_UK = {TONNES: "тонни", VEHICLES: "техніка", PEOPLE: "люди"}


def is_currency(code: str) -> bool:
    """Whether the code is a currency of ISO 4217."""
    return code in CURRENCY_CODES


def is_unit(code: str) -> bool:
    """Whether a quantity may be measured in it."""
    return code in UNITS or is_currency(code)


def unit_noun(code: str) -> Noun:
    """The unit as a countable word; a currency without a name here shows its code."""
    return UNITS.get(code) or CURRENCIES.get(code) or Noun((code, code), (code, code, code))


def unit_label(code: str, language: str) -> str:
    """The unit as a heading or a choice: "vehicles", «техніка»."""
    if language == "uk" and code in _HEADINGS_UK:
        return _HEADINGS_UK[code]
    return unit_noun(code).plural(language)


def of_unknown(code: str, language: str) -> str:
    """What a row without a number leaves open: "of unknown weight"."""
    if is_currency(code):
        return "без зазначеної суми" if language == "uk" else "of unknown amount"
    if code == TONNES:
        return "без зазначеної ваги" if language == "uk" else "of unknown weight"
    return "без зазначеної кількості" if language == "uk" else "of unknown number"
