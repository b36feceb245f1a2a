"""How rows of aid stand in a total, as conditions of the database (R2, R3, R5).

Each says in SQL what aid/measures.py and aid/receipts.py say of plain rows.
"""

from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.expressions import Combinable

from aid.goods import GOODS, adds_up_in_pieces
from aid.measures import ALL_VEHICLES, Measure
from aid.models import Delivery, DeliveryRelation, Item
from aid.receipts import Reason
from records.units import PIECES, VEHICLES

Condition = Q | Combinable

COMMON_PIECES = [good for good in GOODS if adds_up_in_pieces(good)]
# Where a row states no item, its category may still make the unit plain.
UNIT_OF_CATEGORY = {Delivery.Category.VEHICLES.value: VEHICLES}
AID = ~Q(nature=Item.Nature.CONTEXT)
STATED = Q(quantity__isnull=False)
MIXED = Q(unit=PIECES) & ~Q(good__in=COMMON_PIECES)


def items_of(measure: Measure | None) -> Q:
    """The items of a measure; all aid where none is named."""
    if measure is None:
        return AID
    named = Q(nature=measure.nature, unit=measure.unit)
    return named & Q(good=measure.good) if measure.good else named


def having(condition: Q) -> Exists:
    """Rows with such an item; most rows have some, so each is looked up."""
    return Exists(Item.objects.filter(condition, delivery=OuterRef("pk")).order_by())


def tied(kind: str, targets: models.QuerySet[Delivery] | None = None, key: str = "pk") -> Q:
    """Rows that stand so to another row, or to one of the targets; `key` is where theirs stands.

    Few rows do: their keys are found once. Asked row by row, the targets would be too.
    """
    ties = DeliveryRelation.objects.filter(kind=kind)
    if targets is not None:
        ties = ties.filter(target__in=targets.order_by().values("pk"))
    return Q(**{f"{key}__in": ties.order_by().values("delivery")})


def lacks_items() -> Q:
    """Rows that state nothing at all."""
    return Q(~having(AID))


def leaves_unit_open() -> Q:
    """Rows that state nothing, of a category whose unit is plain: a number is missing."""
    return Q(category__in=UNIT_OF_CATEGORY) & lacks_items()


@dataclass(frozen=True)
class Standing:
    """The conditions for a boundary: rows to some home cities, or all rows."""

    boundary: models.QuerySet[Delivery]
    measure: Measure | None = None

    def concerned(self) -> Q:
        """Rows that have the measure; all where none is named."""
        if self.measure is None:
            return Q()
        found = Q(having(items_of(self.measure)))
        return found | leaves_unit_open() if self.measure == ALL_VEHICLES else found

    def part_of(self, key: str = "pk") -> Q:
        """Rows inside the figure of any other row, public or not, or of one that is no record."""
        row = "" if key == "pk" else f"{key}__"
        unlisted = Q(**{f"{row}is_part_of_unlisted": True})
        return unlisted | tied(DeliveryRelation.Kind.PART_OF, key=key)

    def forwarded_from(self) -> Q:
        """Rows that came from another row of the boundary, and are part of none."""
        return ~self.part_of() & self.came_from_another()

    def came_from_another(self, key: str = "pk") -> Q:
        """Rows that came from another row of the boundary."""
        return tied(DeliveryRelation.Kind.FORWARDED_FROM, self.boundary, key)

    def counted(self) -> Q:
        """Rows that totals count."""
        return self.concerned() & ~self.part_of() & ~self.came_from_another()

    def overlaps(self, key: str = "pk") -> Q:
        """Rows that may overlap a public row which is part of no other."""
        seen = Delivery.objects.public().filter(~self.part_of())
        return tied(DeliveryRelation.Kind.OVERLAPS, seen, key)

    def lacks_quantity(self) -> Q:
        """Rows that leave a number open."""
        found = Q(having(items_of(self.measure) & ~STATED))
        if self.measure is None:
            return found | lacks_items()
        return found | leaves_unit_open() if self.measure == ALL_VEHICLES else found

    def picked(self, reason: Reason) -> Q:
        """The items that are the reason."""
        own = items_of(self.measure)
        if reason == Reason.APPROXIMATE:
            return own & STATED & ~Q(qualifier=Item.Qualifier.EXACTLY)
        return own & STATED & MIXED

    def of(self, reason: Reason) -> Q:
        """Rows that stand on the receipt for the reason."""
        if reason == Reason.PART_OF:
            return self.concerned() & self.part_of()
        if reason == Reason.FORWARDED_FROM:
            return self.concerned() & self.forwarded_from()
        why = {
            Reason.NO_QUANTITY: self.lacks_quantity,
            Reason.OVERLAPS: self.overlaps,
            Reason.SHARED: is_shared,
        }
        condition = why[reason]() if reason in why else Q(having(self.picked(reason)))
        return self.counted() & condition

    def marks(self) -> dict[str, Q]:
        """What of a row decides on its reasons, each asked once."""
        return {
            **self.ties("pk"),
            Reason.NO_QUANTITY: self.lacks_quantity(),
            Reason.MIXED_GOODS: Q(having(self.picked(Reason.MIXED_GOODS))),
            Reason.APPROXIMATE: Q(having(self.picked(Reason.APPROXIMATE))),
            Reason.SHARED: is_shared(),
        }

    def marks_of_items(self) -> dict[str, Q]:
        """The same of an item of the measure: of its row, and of its own number."""
        return {
            **self.ties("delivery"),
            Reason.NO_QUANTITY: ~STATED,
            Reason.MIXED_GOODS: self.picked(Reason.MIXED_GOODS),
            Reason.APPROXIMATE: self.picked(Reason.APPROXIMATE),
            Reason.SHARED: is_shared("delivery__"),
        }

    def ties(self, key: str) -> dict[str, Q]:
        """How a row stands to others."""
        return {
            Reason.PART_OF: self.part_of(key),
            Reason.FORWARDED_FROM: self.came_from_another(key),
            Reason.OVERLAPS: self.overlaps(key),
        }


def is_shared(prefix: str = "") -> Q:
    """Rows that other places share, the split unknown."""
    return ~Q(**{f"{prefix}shared_with_uk": "", f"{prefix}shared_with_en": ""})
