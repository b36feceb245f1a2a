"""The state of a link on a day, from its dated events (R8). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

STATUS_AFTER = {
    "signed": "active",
    "renewed": "active",
    "raised": "active",
    "resumed": "active",
    "suspended": "suspended",
    "terminated": "terminated",
}


@dataclass(frozen=True)
class Step:
    """One event: what happened, the link's kind from then on, the day it counts from.

    Unknown: `counts_from` None, the event then counts on every day.
    """

    event: str
    link_kind: str
    counts_from: date | None


@dataclass(frozen=True)
class LinkState:
    """Kind and status of a link on a day. Unknown: status "" before its first event."""

    kind: str
    status: str


def counts_from(
    decided_latest: date | None,
    decided_earliest: date | None,
    effective_latest: date | None,
    effective_earliest: date | None,
) -> date | None:
    """The day an event counts from: the last on which it can have taken effect."""
    return effective_latest or effective_earliest or decided_latest or decided_earliest


def in_order(steps: Iterable[Step]) -> list[Step]:
    """Undated events first, then by the day they count from; the given order breaks ties."""
    return sorted(steps, key=lambda step: step.counts_from or date.min)


def state_on(day: date, steps: Iterable[Step]) -> LinkState:
    """The state that the events up to and including `day` leave behind."""
    state = LinkState("", "")
    for step in in_order(steps):
        if step.counts_from and step.counts_from > day:
            break
        kind = "sister" if step.event == "raised" else step.link_kind
        state = LinkState(kind or state.kind, STATUS_AFTER[step.event])
    return state
