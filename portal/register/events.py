"""Events of a link: rows of their own, and those that its two dates stand for."""

from partnerships.models import Partnership, PartnershipEvent
from partnerships.models.event import LinkKind
from portal.register.children import Child, Kin
from portal.register.reading import Row
from records.partial_dates import PartialDateError, parse

SIGNED, RAISED, TERMINATED = "signed", "raised", "terminated"
TEXTS = (
    "decided_by_uk",
    "decided_by_en",
    "number",
    "other_side_uk",
    "other_side_en",
    "note_uk",
    "note_en",
)


def told_place(event: PartnershipEvent) -> tuple[object, ...]:
    """All but the date: an event that tells the same is the same with another date."""
    return (event.partnership_id, event.kind, *(getattr(event, name) for name in TEXTS))


def own_place(event: PartnershipEvent) -> tuple[object, ...] | None:
    """Link and kind: a kept event without a word may be a date that now has its own row."""
    if event.pk and any(getattr(event, name) for name in TEXTS):
        return None
    return (event.partnership_id, event.kind)


EVENT = Kin(
    PartnershipEvent,
    owner="partnership",
    key=lambda event: (event.partnership_id, event.kind, event.date_edtf),
    compared=("date_edtf", "link_kind", "effective_edtf", *TEXTS),
    places=(told_place, own_place),
)


def events_of(row: Row, told: list[Row], link: Partnership) -> list[Child]:
    """The events of a link in the order of entry: its own, then its rows."""
    made = [own_event(row, told, link, SIGNED), own_event(row, told, link, TERMINATED)]
    return [event for event in made if event] + [told_event(one, row, told, link) for one in told]


def own_event(row: Row, told: list[Row], link: Partnership, kind: str) -> Child | None:
    """The signature or the end that the row's date stands for, unless an event tells it."""
    column = "established" if kind == SIGNED else "ended"
    if kind == TERMINATED and not row["ended"] and row.code("status") != TERMINATED:
        return None
    if any(stands_for(one, kind, row[column]) for one in told):
        return None
    calls = link_kind_on(row, told, row[column]) if kind == SIGNED else ""
    event = PartnershipEvent(partnership=link, kind=kind, date_edtf=row[column], link_kind=calls)
    return Child(row, event, link, column)


def stands_for(told: Row, kind: str, date: str) -> bool:
    """Whether a row of events tells the signature or the end of that date."""
    if kind == SIGNED:
        return told.code("kind") in (SIGNED, RAISED) and told["date"] == date
    return told.code("kind") == TERMINATED and date in (told["date"], told["effective"])


def told_event(told: Row, row: Row, others: list[Row], link: Partnership) -> Child:
    """An event as its own row tells it."""
    calls = link_kind_on(row, others, told["date"]) if told.code("kind") == SIGNED else ""
    event = PartnershipEvent(
        partnership=link,
        kind=told.code("kind"),
        date_edtf=told["date"],
        effective_edtf=told["effective"],
        link_kind=calls,
        **told.texts(*TEXTS),
    )
    return Child(told, event, link)


def link_kind_on(row: Row, told: list[Row], date: str) -> str:
    """What a signature called the link: partner before it was raised to sister."""
    raised = [one["date"] for one in told if one.code("kind") == RAISED]
    if any(is_before(date, day) for day in raised):
        return LinkKind.PARTNER
    return row.code("kind")


def is_before(date: str, raised: str) -> bool:
    """Whether a date lies before another; an unknown or unreadable one does."""
    try:
        first, second = parse(date).earliest if date else None, parse(raised).earliest
    except PartialDateError:
        return True
    return first is None or second is None or first < second
