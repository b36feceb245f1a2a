"""Measures: what of an item may be added up with what, and rows of aid as plain values."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from aid.goods import GOODS, adds_up_in_pieces, good_label
from records.plurals import Noun
from records.quantities import Quantity, Total
from records.units import PEOPLE, PIECES, TONNES, VEHICLES, is_currency, unit_label

GOODS_NATURE = "goods"
CONTEXT = "context"
LeftOut = Literal["part_of", "forwarded_from"]

# Reading order of a table of totals.
PEOPLE_HELPED = "people_helped"
MONEY_NATURES = ("money", "loan", "valuation")
NATURES = (GOODS_NATURE, *MONEY_NATURES, PEOPLE_HELPED)
_UNITS = (VEHICLES, PIECES, TONNES)

_KINDS = {
    "money": ("money given", "надані гроші"),
    "loan": ("loans", "позики"),
    "valuation": ("stated worth of goods, not money", "заявлена вартість речей, не гроші"),
    PIECES: ("pieces", "штуки"),
    TONNES: ("goods of all kinds", "товари всіх видів"),
    VEHICLES: ("vehicles of all kinds", "техніка всіх видів"),
}
_TONNES = ("tonnes of goods", "тонни товарів")
_PEOPLE = ("people helped abroad", "люди, яким допомогли за кордоном")


class Measure(NamedTuple):
    """What adds up: nature and unit, and for pieces the good (R3, R6)."""

    nature: str
    good: str | None
    unit: str

    @property
    def key(self) -> str:
        """The measure in an address: "vehicles", "generator", "money-EUR"."""
        if self.nature == GOODS_NATURE:
            return self.good or self.unit
        return f"{self.nature}-{self.unit}" if is_currency(self.unit) else self.nature

    @property
    def noun(self) -> Noun | None:
        """The good that its numbers count. Unknown: None, the unit is the word."""
        return GOODS[self.good] if self.good else None

    def label(self, language: str) -> str:
        """The measure as a heading: "generators", "euro", "tonnes of goods"."""
        if self.good:
            return good_label(self.good, language)
        if self.unit == TONNES:
            return _TONNES[language == "uk"]
        return _PEOPLE[language == "uk"] if self.unit == PEOPLE else unit_label(self.unit, language)

    def name(self, language: str) -> str:
        """The measure among others: "generators", and of one currency "euro (loans)"."""
        label = self.label(language)
        return f"{label} ({self.kind(language)})" if is_currency(self.unit) else label

    def kind(self, language: str) -> str:
        """What the numbers are, in small print: "money given", "pieces"."""
        key = self.unit if self.nature == GOODS_NATURE else self.nature
        return _KINDS[key][language == "uk"] if key in _KINDS else ""

    @property
    def place(self) -> tuple[int, int, int, str]:
        """Where it stands in a table: vehicles, pieces by good, tonnes, money, loans ..."""
        unit = _UNITS.index(self.unit) if self.unit in _UNITS else len(_UNITS)
        good = list(GOODS).index(self.good) if self.good else 0
        return NATURES.index(self.nature), unit, good, self.unit


ALL_VEHICLES = Measure(GOODS_NATURE, None, VEHICLES)


def measure_of(key: str) -> Measure | None:
    """The measure that an address names: "vehicles", "generator", "money-EUR". Unknown: None."""
    if key in (VEHICLES, TONNES):
        return Measure(GOODS_NATURE, None, key)
    if adds_up_in_pieces(key):
        return Measure(GOODS_NATURE, key, PIECES)
    if key == PEOPLE_HELPED:
        return Measure(key, None, PEOPLE)
    nature, _dash, unit = key.partition("-")
    is_money = nature in MONEY_NATURES and is_currency(unit)
    return Measure(nature, None, unit) if is_money else None


def measured(nature: str, good: str, unit: str) -> Measure | None:
    """The measure of an item. Unknown: None, it adds up with nothing."""
    if nature not in NATURES:
        return None
    if unit != PIECES:
        return Measure(nature, None, unit)
    return Measure(nature, good, PIECES) if adds_up_in_pieces(good) else None


@dataclass(frozen=True)
class ItemRow:
    """One measured part of a delivery."""

    delivery: str
    nature: str
    good: str
    quantity: Quantity
    description: str = ""

    @property
    def measure(self) -> Measure | None:
        """What it adds up with. Unknown: None, it adds up with nothing."""
        return measured(self.nature, self.good, self.quantity.unit)

    @property
    def is_uncountable(self) -> bool:
        """Aid in pieces that have nothing in common: counted as a row only."""
        return self.nature != CONTEXT and self.measure is None

    def in_words(self, language: str) -> str:
        """The quantity, of its good where it counts pieces of one: "13 generators"."""
        return self.quantity.in_words(language, self.measure.noun if self.measure else None)


@dataclass(frozen=True)
class DeliveryRow:
    """One row of aid as totals need it.

    `left_out_because`: "part_of" or "forwarded_from"; then no total counts it (R5).
    `whole_is_public`: whether the row that holds this one may be named.
    `overlaps`: it may overlap another row that is public and counted.
    `shared_with`: other places that received from it, the split unknown.
    `unstated_unit`: the unit of its missing number, where the row makes it plain.
    """

    slug: str
    title: str
    stage: str
    items: tuple[ItemRow, ...] = ()
    city: str = ""
    left_out_because: LeftOut | None = None
    whole_is_public: bool = False
    overlaps: bool = False
    shared_with: str = ""
    unstated_unit: str = ""

    @property
    def aid_items(self) -> tuple[ItemRow, ...]:
        """Its items without those that only describe."""
        return tuple(item for item in self.items if item.nature != CONTEXT)

    @property
    def lacks_quantity(self) -> bool:
        """Whether something of it is stated without a number, or nothing is stated."""
        items = self.aid_items
        return not items or not all(item.quantity.is_stated for item in items)

    def items_of(self, measure: Measure | None) -> tuple[ItemRow, ...]:
        """Its items of a measure; all its aid where none is named."""
        if measure is None:
            return self.aid_items
        return tuple(item for item in self.aid_items if item.measure == measure)

    @cached_property
    def own_totals(self) -> Mapping[Measure, Total]:
        """What it adds to each measure: one row, however many items."""
        parts: dict[Measure, list[Quantity]] = defaultdict(list)
        for item in self.aid_items:
            if item.measure:
                parts[item.measure].append(item.quantity)
        if not self.aid_items and self.unstated_unit:
            missing = Measure(GOODS_NATURE, None, self.unstated_unit)
            parts[missing].append(Quantity.unknown(self.unstated_unit))
        return {measure: Total.of_row(quantities) for measure, quantities in parts.items()}
