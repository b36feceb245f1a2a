"""Turns public deliveries into plain rows, as receipts list them and the reference adds them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models

from aid.measures import DeliveryRow, ItemRow, LeftOut
from aid.models import Delivery, DeliveryRelation, Item
from aid.standing import UNIT_OF_CATEGORY

PART_OF = DeliveryRelation.Kind.PART_OF.value
FORWARDED_FROM = DeliveryRelation.Kind.FORWARDED_FROM.value
OVERLAPS = DeliveryRelation.Kind.OVERLAPS.value


@dataclass
class Ties:
    """How the rows of a set stand to other rows, by primary key."""

    kinds: dict[int, dict[str, set[int]]] = field(default_factory=dict)
    public: set[int] = field(default_factory=set)
    inside: set[int] = field(default_factory=set)
    parts: set[int] = field(default_factory=set)
    unlisted: set[int] = field(default_factory=set)

    def targets(self, key: int, kind: str) -> set[int]:
        """The rows to which a row stands so."""
        return self.kinds.get(key, {}).get(kind, set())

    def left_out_because(self, key: int) -> LeftOut | None:
        """Why no total counts the row (R5): part of any other, or forwarded inside the set."""
        if self.targets(key, PART_OF) or key in self.unlisted:
            return "part_of"
        return "forwarded_from" if self.targets(key, FORWARDED_FROM) & self.inside else None

    def whole_is_public(self, key: int) -> bool:
        """Whether every row that holds this one may be named."""
        if key in self.unlisted:
            return False
        holding = self.targets(key, PART_OF) or self.targets(key, FORWARDED_FROM)
        return bool(holding) and holding <= self.public

    def overlaps(self, key: int) -> bool:
        """Whether it may overlap a row that is public and not left out itself."""
        return bool(self.targets(key, OVERLAPS) & (self.public - self.parts))


def ties_of(keys: Iterable[int], boundary: models.QuerySet[Delivery] | None = None) -> Ties:
    """The ties of some rows inside a boundary. Four queries at most, however many rows."""
    ties = Ties(inside=set(keys))
    relations = DeliveryRelation.objects.filter(delivery__in=ties.inside)
    targets: set[int] = set()
    for key, kind, target in relations.values_list("delivery_id", "kind", "target_id"):
        ties.kinds.setdefault(key, defaultdict(set))[kind].add(target)
        targets.add(target)
    public = Delivery.objects.public().filter(pk__in=targets)
    parts = DeliveryRelation.objects.filter(delivery__in=targets, kind=PART_OF)
    flags = dict(public.values_list("pk", "is_part_of_unlisted"))
    ties.public = set(flags)
    ties.parts = set(parts.values_list("delivery_id", flat=True))
    ties.parts |= {key for key, is_part in flags.items() if is_part}
    if boundary is not None:
        inside = boundary.order_by().filter(pk__in=targets)
        ties.inside = set(inside.values_list("pk", flat=True))
    return ties


def item_row(item: Item, delivery: str) -> ItemRow:
    """An item as totals need it."""
    return ItemRow(delivery, item.nature, item.good, item.measured, str(item.description))


def delivery_row(delivery: Delivery, ties: Ties) -> DeliveryRow:
    """A delivery as totals need it, in the reader's language."""
    items = tuple(item_row(item, delivery.slug) for item in delivery.items.all())
    return DeliveryRow(
        slug=delivery.slug,
        title=str(delivery.title),
        stage=delivery.stage,
        items=items,
        city=delivery.city.slug,
        left_out_because=ties.left_out_because(delivery.pk),
        whole_is_public=ties.whole_is_public(delivery.pk),
        overlaps=ties.overlaps(delivery.pk),
        shared_with=str(delivery.shared_with),
        unstated_unit=UNIT_OF_CATEGORY.get(delivery.category, ""),
    )


def rows_of(
    deliveries: models.QuerySet[Delivery], boundary: models.QuerySet[Delivery] | None = None
) -> dict[int, DeliveryRow]:
    """The rows of public deliveries by key, in the order of their slugs.

    `boundary`: the rows inside which a forwarded one is left out (R5); else these alone.
    As many queries for three as for three hundred.
    """
    plain = deliveries.select_related("city").prefetch_related(None).order_by("slug")
    loaded = list(plain.prefetch_related("items"))
    ties = ties_of((delivery.pk for delivery in loaded), boundary)
    ties.unlisted = {delivery.pk for delivery in loaded if delivery.is_part_of_unlisted}
    return {delivery.pk: delivery_row(delivery, ties) for delivery in loaded}
