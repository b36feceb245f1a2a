"""Sums of aid, made by the database: one query whatever the number of rows.

What it answers is held against the reference, aid/totals.py, by tests/aid/test_sums.py.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Case, Count, F, FilteredRelation, Func, Max, Q, Sum, Value, When

from aid.measures import GOODS_NATURE, Measure, measured
from aid.models import Delivery, Item
from aid.notes import receipt_of_deliveries
from aid.receipts import Receipt
from aid.standing import UNIT_OF_CATEGORY, Standing, is_shared, items_of
from aid.totals import Figures, Sums
from records.quantities import Total
from records.units import PIECES

THOUSAND = 1000
COUNTED = "counted"


class Thousandths(Func):
    """A quantity as a whole number of thousandths: sums of it are exact in both databases."""

    template = "CAST(ROUND(%(expressions)s * 1000) AS BIGINT)"
    output_field = models.BigIntegerField()


class Wholes(Thousandths):
    """Its part before the point; summed apart, so that no sum outgrows the database."""

    template = "(CAST(ROUND(%(expressions)s * 1000) AS BIGINT) / 1000)"


class Rests(Thousandths):
    """Its thousandths behind the point."""

    template = "(CAST(ROUND(%(expressions)s * 1000) AS BIGINT) %%%% 1000)"


def text(expression: Any) -> Any:
    """An expression, or the value of a text."""
    return Value(expression) if isinstance(expression, str) else expression


def if_(condition: Q, then: Any, otherwise: Any) -> Case:
    """One of two texts."""
    return Case(
        When(condition, then=text(then)),
        default=text(otherwise),
        output_field=models.CharField(),
    )


# "less than" has no lower bound, "more than" no upper one: it is noted apart
LOWER = Case(
    When(aid_item__qualifier=Item.Qualifier.LESS_THAN, then=Value(None)),
    default=F("aid_item__quantity"),
    output_field=models.DecimalField(),
)
UPPER = Case(
    When(aid_item__qualifier=Item.Qualifier.MORE_THAN, then=Value(None)),
    When(aid_item__qualifier=Item.Qualifier.BETWEEN, then=F("aid_item__quantity_max")),
    default=F("aid_item__quantity"),
    output_field=models.DecimalField(),
)


def any_of(qualifier: str) -> Max:
    """1 where an item has the qualifier."""
    return Max(Case(When(aid_item__qualifier=qualifier, then=1), default=0))


ADDED = {
    "lower_wholes": Sum(Wholes(LOWER)),
    "lower_rests": Sum(Rests(LOWER)),
    "upper_wholes": Sum(Wholes(UPPER)),
    "upper_rests": Sum(Rests(UPPER)),
    "is_open": any_of(Item.Qualifier.MORE_THAN),
    "is_about": any_of(Item.Qualifier.ABOUT),
    "deliveries": Count("pk", distinct=True),
    "stated": Count("pk", distinct=True, filter=Q(aid_item__quantity__isnull=False)),
    "unstated": Count("pk", distinct=True, filter=Q(aid_item__quantity__isnull=True)),
}


def again(deliveries: models.QuerySet[Delivery]) -> models.QuerySet[Delivery]:
    """The same rows without order, columns and neighbours."""
    return Delivery.objects.filter(pk__in=deliveries.order_by().values("pk"))


def grouped(
    deliveries: models.QuerySet[Delivery], standing: Standing, key: Any = None
) -> models.QuerySet:
    """One line a key, standing, split, stage and measure, with what its rows add up to."""
    no_item = Q(aid_item__isnull=True)
    unit = Case(
        *(When(no_item & Q(category=c), then=Value(u)) for c, u in UNIT_OF_CATEGORY.items()),
        default=F("aid_item__unit"),
        output_field=models.CharField(),
    )
    in_pieces = Q(aid_item__unit=PIECES)
    lines = again(deliveries).annotate(
        aid_item=FilteredRelation("items", condition=~Q(items__nature=Item.Nature.CONTEXT))
    )
    lines = lines.filter(Q(aid_item__isnull=False) | Q(category__in=UNIT_OF_CATEGORY))
    lines = lines.annotate(
        standing=Case(
            When(standing.part_of(), then=Value("part_of")),
            When(standing.forwarded_from(), then=Value("forwarded_from")),
            default=Value(COUNTED),
            output_field=models.CharField(),
        ),
        is_split=if_(is_shared(), "shared", "alone"),
        nature_=if_(no_item, GOODS_NATURE, F("aid_item__nature")),
        unit_=unit,
        piece=if_(in_pieces, F("aid_item__good"), ""),
        key=text("") if key is None else key,
    )
    columns = ("key", "standing", "is_split", "stage", "nature_", "unit_", "piece")
    return lines.order_by().values(*columns).annotate(**ADDED)


def decimal_of(wholes: Any, rests: Any) -> Decimal:
    """The exact number of a sum. An empty sum is nought."""
    return Decimal(int(wholes or 0)) + Decimal(int(rests or 0)) / THOUSAND


def total_of(line: Mapping[str, Any]) -> Total:
    """One line as a total."""
    upper = decimal_of(line["upper_wholes"], line["upper_rests"])
    return Total(
        unit=line["unit_"],
        lower=decimal_of(line["lower_wholes"], line["lower_rests"]),
        upper=None if line["is_open"] else upper,
        is_approximate=bool(line["is_about"]),
        unknown=line["unstated"],
        rows=line["stated"],
    )


def measure_on(line: Mapping[str, Any]) -> Measure | None:
    """The measure of a line. Unknown: None, pieces that have nothing in common."""
    return measured(line["nature_"], line["piece"], line["unit_"])


def sums_of(lines: Iterable[Mapping[str, Any]]) -> Sums:
    """The lines added up by measure and stage."""
    sums: dict[tuple[Measure, str], Total] = {}
    for line in lines:
        if measure := measure_on(line):
            pair = measure, line["stage"]
            sums[pair] = sums.get(pair, Total(measure.unit)) + line["total"]
    return sums


@dataclass(frozen=True)
class Summed(Figures):
    """What deliveries add up to, as the database sums them.

    `lines` are those of `grouped`; `listed` is how many rows a note of the receipt lists.
    """

    deliveries: models.QuerySet[Delivery]
    standing: Standing
    listed: int
    lines: tuple[Mapping[str, Any], ...] = field(repr=False, default=())

    @cached_property
    def sums(self) -> Sums:
        """The sums of the counted rows."""
        return sums_of(line for line in self.lines if line["standing"] == COUNTED)

    @cached_property
    def number_of_rows(self) -> int:
        """How many rows of aid."""
        return again(self.deliveries).count()

    def part(self, split: str) -> "Summed":
        """The rows of one place alone, or those that several share."""
        kept = tuple(line for line in self.lines if line["is_split"] == split)
        condition = is_shared() if split == "shared" else ~is_shared()
        return Summed(self.deliveries.filter(condition), self.standing, self.listed, kept)

    @property
    def alone(self) -> "Summed":
        """The rows of one place alone."""
        return self.part("alone")

    @property
    def shared(self) -> "Summed":
        """The rows that other places share."""
        return self.part("shared")

    def goods_in(self, measure: Measure) -> frozenset[str]:
        """The goods of the counted rows."""
        counted = again(self.deliveries).filter(self.standing.counted()).values("pk")
        items = Item.objects.filter(items_of(measure), delivery__in=counted)
        return frozenset(items.order_by().values_list("good", flat=True).distinct())

    def receipt(self, measure: Measure | None = None) -> Receipt:
        """The receipt, with the first rows of each note."""
        standing = Standing(self.standing.boundary, measure)
        return receipt_of_deliveries(again(self.deliveries), standing, self.lines, self.listed)
