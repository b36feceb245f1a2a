"""Links in force at the end of each year, from the events of all of them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from partnerships.models import PartnershipEvent
from partnerships.models.partnership import PartnershipQuerySet, steps_of
from partnerships.state import Step, state_on

ACTIVE = "active"


@dataclass(frozen=True)
class YearCount:
    """A year, its last day (of the present year today), and the links in force on that day.

    `undated` of them began on a day that nobody knows.
    """

    year: int
    day: date
    links: int
    undated: int


def steps_by_link(links: PartnershipQuerySet) -> dict[int, list[Step]]:
    """The steps of each link whose state is confirmed, by its key. One query."""
    confirmed = links.filter(is_confirmed=True).order_by().values("pk")
    events: dict[int, list[PartnershipEvent]] = {}
    for event in PartnershipEvent.objects.filter(partnership__in=confirmed).order_by("pk"):
        events.setdefault(event.partnership_id, []).append(event)
    return {key: steps_of(own) for key, own in events.items()}


def first_year(steps: Iterable[Sequence[Step]]) -> int | None:
    """The year of the first dated event. Unknown: None where nothing is dated."""
    days = [step.counts_from for own in steps for step in own if step.counts_from]
    return min(days).year if days else None


def through_years(
    steps: Mapping[int, Sequence[Step]], today: date, kinds: Iterable[str] = ()
) -> list[YearCount]:
    """The links in force at the end of each year, up to today; of some kinds if any is named.

    Undated links count in every year: they are known, only their date is not (R1).
    """
    begun = first_year(steps.values())
    if begun is None:
        return []
    days = [date(year, 12, 31) for year in range(begun - 1, today.year)] + [today]
    links, undated = Counter[date](), Counter[date]()
    for own in steps.values():
        alive = [day for day in days if is_alive(own, day, set(kinds))]
        links.update(alive)
        undated.update(alive if any(step.counts_from is None for step in own) else [])
    return [YearCount(day.year, day, links[day], undated[day]) for day in days]


def is_alive(steps: Sequence[Step], day: date, kinds: set[str]) -> bool:
    """Whether the link is in force on a day, and of one of the kinds if any is named."""
    state = state_on(day, steps)
    return state.status == ACTIVE and (not kinds or state.kind in kinds)
