"""The receipt of a sum, asked of the database: numbers of all rows, the first of them by name."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import models
from django.db.models import Case, Count, Q, Value, When

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
    stands_for,
)
from aid.rows import rows_of
from aid.standing import Standing, items_of

COUNTED = "counted"
Numbers = Counter[str]


def flag(condition: Q) -> Case:
    """A condition as a column."""
    return Case(
        When(condition, then=Value(True)),
        default=Value(False),
        output_field=models.BooleanField(),
    )


def numbers_by(rows: models.QuerySet, marks: Mapping[str, Q]) -> Numbers:
    """How many rows stand for each reason and how many are counted, rows of aid or items.

    The database asks each mark once a row and groups by them: a group a mix that occurs.
    """
    columns = {f"is_{mark}": flag(condition) for mark, condition in marks.items()}
    groups = rows.order_by().annotate(**columns).values(*columns).annotate(number=Count("pk"))
    numbers: Counter[str] = Counter()
    for group in groups:
        marked = [reason for reason in Reason if group[f"is_{reason}"]]
        left_out = [reason for reason in NOT_COUNTED if reason in marked][:1]
        for reason in left_out or [COUNTED, *marked]:
            numbers[str(reason)] += group["number"]
    return numbers


def numbers_of(rows: models.QuerySet[Delivery], standing: Standing) -> Numbers:
    """How many rows stand for each reason, and how many are counted."""
    return numbers_by(rows.filter(standing.concerned()), standing.marks())


def figures_of(rows: models.QuerySet[Delivery], standing: Standing) -> Numbers:
    """How many items are the reason, for each reason: they may be more than rows."""
    items = Item.objects.filter(items_of(standing.measure), delivery__in=rows.values("pk"))
    return numbers_by(items, standing.marks_of_items())


def first_rows(
    rows: models.QuerySet[Delivery], standing: Standing, numbers: Numbers, listed: int
) -> tuple[DeliveryRow, ...]:
    """The first rows of each reason that occurs, as plain rows in the order of their slugs."""
    wanted = Q(pk__in=())
    for reason in Reason:
        if numbers[str(reason)]:
            found = rows.filter(standing.of(reason)).order_by("slug")
            wanted |= Q(pk__in=found.values("pk")[:listed])
    # Keys first: an index answers that, and no long text is read
    keys = list(Delivery.objects.filter(wanted).order_by().values_list("pk", flat=True))
    return tuple(rows_of(Delivery.objects.filter(pk__in=keys), standing.boundary).values())


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
    numbers, figures = numbers_of(deliveries, standing), figures_of(deliveries, standing)
    plain = first_rows(deliveries, standing, numbers, listed)
    notes = []
    for reason in (*OMISSIONS, *DOUBTS):
        own = [row for row in plain if stands_for(row, reason, standing.measure)]
        notes.append(note_of(reason, numbers, figures, own[:listed], standing, lines))
    return receipt_of_notes(numbers[COUNTED], notes)
