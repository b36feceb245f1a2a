"""The receipt of a sum, asked of the database: numbers of all rows, the first of them by name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import BooleanField, Case, Count, ExpressionWrapper, Q, Value, When

from aid.measures import DeliveryRow, measured
from aid.models import Delivery, Item
from aid.receipts import (
    DOUBTS,
    NOT_COUNTED,
    OMISSIONS,
    Amount,
    Note,
    Reason,
    Receipt,
    in_order,
    line_of,
    receipt_of_notes,
)
from aid.rows import rows_of
from aid.standing import Standing, items_of

# Flagged rows looked through at once for those that a receipt lists
AT_ONCE = 1000
COUNTED = "counted"
Numbers = Mapping[str, int]


def flag(condition: Q) -> ExpressionWrapper | Case:
    """A condition as a column."""
    return Case(
        When(condition, then=Value(True)), default=Value(False), output_field=BooleanField()
    )


def flagged(rows: models.QuerySet[Delivery], standing: Standing) -> models.QuerySet[Delivery]:
    """The rows with a column for each reason."""
    columns = {f"is_{reason}": flag(standing.of(reason)) for reason in Reason}
    return rows.annotate(**columns, is_counted=flag(standing.counted()))


def numbers_of(rows: models.QuerySet[Delivery]) -> Numbers:
    """How many flagged rows stand for each reason, and how many are counted."""
    names = [*Reason, COUNTED]
    return rows.aggregate(
        **{str(name): Count("pk", filter=Q(**{f"is_{name}": True})) for name in names}
    )


def figures_of(rows: models.QuerySet[Delivery], standing: Standing) -> Numbers:
    """How many items are the reason, for each reason: they may be more than rows."""
    items = {reason: items_of_reason(standing, reason) for reason in Reason}
    found = Item.objects.annotate(
        **{f"in_{reason}": flag(Q(delivery__in=having(rows, reason))) for reason in Reason}
    )
    counted = {
        str(reason): Count("pk", filter=Q(**{f"in_{reason}": True}) & condition)
        for reason, condition in items.items()
    }
    return found.filter(delivery__in=rows.values("pk")).aggregate(**counted)


def items_of_reason(standing: Standing, reason: Reason) -> Q:
    """The items of a row that a receipt shows for the reason."""
    if reason in (Reason.APPROXIMATE, Reason.MIXED_GOODS):
        return standing.picked(reason)
    own = items_of(standing.measure)
    return own & Q(quantity__isnull=True) if reason == Reason.NO_QUANTITY else own


def having(rows: models.QuerySet[Delivery], reason: Reason) -> models.QuerySet:
    """Keys of the flagged rows that stand for the reason."""
    return rows.filter(**{f"is_{reason}": True}).order_by().values("pk")


def first_keys(
    rows: models.QuerySet[Delivery], numbers: Numbers, listed: int
) -> dict[Reason, list[int]]:
    """Keys of the first rows of each reason, by slug; one query unless very many are flagged."""
    standing_for = [reason for reason in Reason if numbers[str(reason)]]
    if not standing_for:
        return {}
    anything = Q()
    for reason in standing_for:
        anything |= Q(**{f"is_{reason}": True})
    names = [f"is_{reason}" for reason in standing_for]
    seen = list(rows.filter(anything).order_by("slug").values_list("pk", *names)[:AT_ONCE])
    keys = {}
    for place, reason in enumerate(standing_for, start=1):
        found = [row[0] for row in seen if row[place]][:listed]
        if len(found) < min(listed, numbers[str(reason)]):
            ordered = rows.filter(**{f"is_{reason}": True}).order_by("slug")
            found = list(ordered.values_list("pk", flat=True)[:listed])
        keys[reason] = found
    return keys


def rows_by_key(keys: Iterable[int], standing: Standing) -> dict[int, DeliveryRow]:
    """The rows that a receipt lists, as plain rows."""
    wanted = Delivery.objects.filter(pk__in=set(keys))
    return dict(rows_of(wanted, standing.boundary))


def amounts_of(
    lines: Iterable[Mapping[str, Any]], standing: Standing, reason: Reason
) -> tuple[Amount, ...]:
    """What rows that no total counts would add: taken from the lines of the sum."""
    amounts: dict[tuple[Any, str], Amount] = {}
    for line in lines:
        measure = measured(line["nature_"], line["piece"], line["unit_"])
        if line["standing"] != reason or measure is None or standing.measure not in (None, measure):
            continue
        pair = measure, line["stage"]
        total = line["total"]
        known = amounts.get(pair)
        amounts[pair] = Amount(*pair, known.total + total if known else total)
    return in_order(amounts.values())


def note_of(
    reason: Reason,
    numbers: Numbers,
    figures: Numbers,
    rows: Sequence[DeliveryRow],
    standing: Standing,
    lines: Iterable[Mapping[str, Any]],
) -> Note:
    """The note of one reason."""
    return Note(
        reason=reason,
        rows=numbers[str(reason)],
        figures=figures[str(reason)],
        lines=tuple(line_of(row, reason, standing.measure) for row in rows),
        amounts=amounts_of(lines, standing, reason) if reason in NOT_COUNTED else (),
    )


def receipt_of_deliveries(
    deliveries: models.QuerySet[Delivery],
    standing: Standing,
    lines: Iterable[Mapping[str, Any]],
    listed: int,
) -> Receipt:
    """The receipt of the deliveries; as many queries for three rows as for three hundred."""
    rows = flagged(deliveries, standing)
    numbers, figures = numbers_of(rows), figures_of(rows, standing)
    keys = first_keys(rows, numbers, listed)
    plain = rows_by_key((key for found in keys.values() for key in found), standing)
    notes = [
        note_of(
            reason, numbers, figures, [plain[key] for key in keys.get(reason, [])], standing, lines
        )
        for reason in (*OMISSIONS, *DOUBTS)
    ]
    return receipt_of_notes(numbers[COUNTED], notes)
