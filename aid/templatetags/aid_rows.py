"""Tag of rows of aid: the facts on which their sources disagree."""

from django import template

from aid.facts import delivery_facts
from aid.models import Delivery
from records.dissent import Difference, differences
from records.evidence import disagreements

register = template.Library()


@register.filter
def disputed(delivery: Delivery) -> list[Difference]:
    """The differences of a row with its citations; most rows have none."""
    citations = delivery.citations.all()
    if not disagreements(citations):
        return []
    return differences(citations, delivery_facts(delivery), f"{delivery.pk}-")
