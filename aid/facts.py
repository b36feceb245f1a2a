"""Reads what sources say of a delivery, its measured items included."""

from aid.models import Delivery
from records.dissent import FactReader, Measured


def delivery_facts(delivery: Delivery) -> FactReader:
    """The reader of a delivery's facts; its items are the parts, by number."""
    parts = {
        item.position: Measured(item.measured, item.noun, str(item))
        for item in delivery.items.all()
    }
    return FactReader(delivery, parts)
