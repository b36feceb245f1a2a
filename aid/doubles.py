"""Rows of aid that the register may hold already."""

from collections.abc import Iterable

from django.db.models import Q

from aid.models import Delivery, Item, Participant
from partnerships.doubles import near

Amount = tuple[str, str, str, object]


def amounts(items: Iterable[Item]) -> set[Amount]:
    """What was given, each part as nature, good, unit and number."""
    given = [one for one in items if one.quantity is not None]
    return {(one.nature, one.good, one.unit, one.quantity) for one in given}


def same_gifts(
    delivery: Delivery, items: Iterable[Item], participants: Iterable[Participant]
) -> list[Delivery]:
    """Rows at the same stage, to the same city, with a donor and an amount of it, at that time.

    A later stage is a row of its own and no double.
    """
    donors = [one for one in participants if one.role == Participant.Role.DONOR]
    given = amounts(items)
    if not donors or not given:
        return []
    cities = [one.city_id for one in donors if one.city_id]
    bodies = [one.organization_id for one in donors if one.organization_id]
    by = Participant.objects.filter(Q(city__in=cities) | Q(organization__in=bodies))
    by = by.filter(role=Participant.Role.DONOR).values("delivery")
    alike = Delivery.objects.filter(city=delivery.city_id, stage=delivery.stage, pk__in=by)
    found = near(alike, "when", delivery).exclude(pk=delivery.pk)
    rows = found.select_related("city").prefetch_related("items")
    return [one for one in rows if amounts(one.items.all()) & given]
