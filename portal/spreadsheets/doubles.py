"""Probable doubles among the rows of a file: of records that are there, and of each other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from aid.doubles import same_gifts
from aid.models import Delivery
from partnerships.doubles import same_bodies, same_links, same_papers
from partnerships.models import Agreement, Organization, Partnership
from portal.spreadsheets.names import Names
from portal.spreadsheets.plan import Plan
from records.models import Record

# The same questions that the forms ask before they save
ALIKE: dict[type[Record], Callable[[Any], list[Any]]] = {
    Delivery: lambda one: same_gifts(one, one.items.all(), one.participants.all()),
    Agreement: lambda one: same_papers(one, one.parties.all()),
    Partnership: same_links,
    Organization: same_bodies,
}


# The rows of records that the questions read
READ: dict[type[Record], tuple[str, ...]] = {
    Delivery: ("items", "participants"),
    Agreement: ("parties",),
}


@dataclass(frozen=True)
class Double:
    """A new row, and what it probably says again: a record, or another row of the file."""

    line: int
    other: Record
    # The row of the other one; 0: it is in the register
    other_line: int = 0


def doubles_of(plan: Plan, user: Any) -> Iterator[Double]:
    """What the new rows of a plan that was just written probably say again.

    Of two rows of the file the later one is told.
    """
    alike = ALIKE.get(plan.sheet.model)
    if alike is None or not plan.new:
        return
    lines = {one.draft.record.pk: one.line for one in plan.new}
    seen = set(Names(user).seen(plan.sheet.model).values_list("pk", flat=True))
    models.prefetch_related_objects(
        [row.draft.record for row in plan.new], *READ.get(plan.sheet.model, ())
    )
    for row in plan.new:
        for other in alike(row.draft.record):
            other_line = lines.get(other.pk, 0)
            if other_line < row.line and (other_line or other.pk in seen):
                yield Double(row.line, other, other_line)
