"""Deliveries of aid: rows, what was given, who took part, how rows relate."""

from aid.models.delivery import Delivery, DeliveryQuerySet
from aid.models.item import Item
from aid.models.participant import Participant
from aid.models.relation import DeliveryRelation

__all__ = ["Delivery", "DeliveryQuerySet", "DeliveryRelation", "Item", "Participant"]
