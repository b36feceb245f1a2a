"""Rows of aid for tests: a register small enough to add up by hand."""

from decimal import Decimal

from aid.totals import DeliveryRow, ItemRow
from records.quantities import Qualifier, Quantity


def item(value=None, unit="vehicles", good="bus", nature="goods", qualifier="exactly", most=None):
    """An item row; without a value its quantity is unknown."""
    number = None if value is None else Decimal(value)
    qualifier = "unknown" if value is None else qualifier
    quantity = Quantity(Qualifier(qualifier), number, most and Decimal(most), unit)
    return ItemRow("", nature, good if nature == "goods" else "", quantity)


def row(slug, *items, stage="delivered", **fields):
    """A delivery row of these items."""
    return DeliveryRow(slug, fields.pop("title", slug), stage, items, **fields)


ROWS = [
    row("buses-a", item(20), item(1, good="car"), city="kyiv"),
    row("buses-b", item(20, qualifier="between", most=25), city="kyiv"),
    row("buses-c", item(None), city="lviv"),
    row("trams-d", item(25, good="tram", qualifier="about"), city="lviv", stage="committed"),
    row("trams-e", item(5, good="tram"), stage="pledged", city="lviv", overlaps=True),
    row("vehicles-f", item(89, good="mixed"), city="kyiv", shared_with="Ukraine as a whole"),
    row("buses-g", item(7), city="kyiv", left_out_because="part_of", whole_is_public=True),
    row("trucks-h", item(3, good="truck"), city="kyiv", left_out_because="forwarded_from"),
    row("vehicles-i", stage="pledged", city="lviv", unstated_unit="vehicles"),
    row("empty-j", city="lviv"),
    row(
        "generators-k",
        item(13, "pieces", "generator"),
        item(100000, "EUR", nature="valuation", qualifier="about"),
        item(70, "pieces", "other"),
        city="kyiv",
    ),
    row("generators-l", item(2, "pieces", "generator"), city="lviv", stage="committed"),
    row("relief-m", item(3500, "tonnes", "relief-goods", qualifier="more_than"), city="kyiv"),
    row("relief-n", item(None, "tonnes", "medical-supplies"), city="kyiv"),
    row("relief-o", item(30, "pieces", "relief-goods"), city="lviv"),
    row("money-p", item(500, "EUR", nature="money"), city="lviv"),
    row("money-q", item(25, "EUR", nature="loan"), item(10, "EUR", nature="money"), city="kyiv"),
    row("money-r", item(7, "PLN", nature="money"), city="kyiv"),
    row(
        "people-s",
        item(40, "people", nature="people_helped", qualifier="about"),
        item(1000, "people", nature="context"),
        city="kyiv",
    ),
]
