"""Columns of downloaded rows of aid."""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from aid.models import Delivery, Item, Participant
from records.exports import ADDRESS, SOURCES, Column, column, columns, partial_date


def slugs_in(role: str) -> Callable[[Delivery], str]:
    """Slugs of those who took part in the role, separated by spaces."""
    return lambda delivery: " ".join(one.who.slug for one in delivery.in_role(role))


def number(value: object) -> str:
    """A quantity without needless zeros."""
    return f"{value:f}".rstrip("0").rstrip(".") if value is not None else ""


def item_in_codes(item: Item) -> str:
    """An item as "goods generator about 10 pieces"; between has both numbers."""
    amount = "-".join(filter(None, [number(item.quantity), number(item.quantity_max)]))
    return " ".join(filter(None, [item.nature, item.good, item.qualifier, amount, item.unit]))


def items_in_codes(delivery: Delivery) -> str:
    """All items, separated by semicolons."""
    return "; ".join(item_in_codes(item) for item in delivery.items.all())


ROLES_TOLD = {
    Participant.Role.DONOR: _("Slugs of those who gave, separated by spaces."),
    Participant.Role.HUB: _("Slugs of those who collected and forwarded what others gave."),
    Participant.Role.CARRIER: _("Slugs of those who carried."),
    Participant.Role.IMPLEMENTER: _("Slugs of those who carried it out."),
    Participant.Role.RECEIVER: _("Slugs of those who took it in."),
}
ROLES = [Column(f"{role}s", slugs_in(role), told) for role, told in ROLES_TOLD.items()]
DELIVERY = [
    column("slug"),
    column("city", "city.slug"),
    *columns("title_uk", "title_en", "stage"),
    *partial_date("when"),
    column("category"),
    *ROLES,
    Column(
        "items",
        items_in_codes,
        _("Measured parts: nature, good, qualifier, quantity, unit; separated by semicolons."),
    ),
    column(
        "is_part", told=_("Inside the figure of another row: no total counts it."), kind="boolean"
    ),
    column(
        "may_overlap",
        told=_("Partly in another counted row, to an unknown extent."),
        kind="boolean",
    ),
    *columns("shared_with_uk", "shared_with_en"),
    *columns("summary_uk", "summary_en"),
    SOURCES,
    ADDRESS,
]
