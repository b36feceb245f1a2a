"""What public deliveries add up to: the one function that pages, API and files ask."""

from typing import Any

from django.db import models

from aid.models import Delivery
from aid.standing import Standing
from aid.sums import Summed, grouped, total_of

# Rows that a note of a receipt lists by name; all of them stand behind its link
LISTED = 50


def totals_of(
    deliveries: models.QuerySet[Delivery],
    boundary: models.QuerySet[Delivery] | None = None,
    listed: int = LISTED,
) -> Summed:
    """What public deliveries add up to by stage and measure, with the receipt.

    `boundary`: a row forwarded from another row of it is left out (R5); without one the
    deliveries are their own boundary. `listed`: rows that each note of the receipt names.
    The database adds, in one query; the receipt asks some more, whatever the number of rows.
    """
    return totals_by(deliveries, boundary=boundary, listed=listed).get("") or Summed(
        deliveries, Standing(deliveries if boundary is None else boundary), listed
    )


def totals_by(
    deliveries: models.QuerySet[Delivery],
    key: Any = None,
    boundary: models.QuerySet[Delivery] | None = None,
    listed: int = LISTED,
) -> dict[Any, Summed]:
    """The same for each value of a key, in one query; a value without rows is missing.

    `key` is an expression over the delivery, F("city__slug"), TruncYear("when_earliest"), a
    Subquery of the donor's country; or over its item by the name aid_item, F("aid_item__good"):
    then a row of two goods counts as a row under each. A row of several donors counts under the
    one value that the expression gives it. Sums only: ask `totals_of` for a receipt.
    """
    standing = Standing(deliveries if boundary is None else boundary)
    lines: dict[Any, list[dict[str, Any]]] = {}
    for line in grouped(deliveries, standing, key):
        lines.setdefault(line["key"], []).append({**line, "total": total_of(line)})
    return {value: Summed(deliveries, standing, listed, tuple(own)) for value, own in lines.items()}
