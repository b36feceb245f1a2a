"""Partnerships: their events settle them and must lead to what the row says."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from partnerships.models import Partnership, PartnershipEvent
from partnerships.models.event import LinkKind
from portal.register.checking import check, refuse_all
from portal.register.children import Child, sync
from portal.register.citing import cite_records
from portal.register.events import EVENT, events_of
from portal.register.keeping import Values, apply, keep, lacks_neighbour, load_known, release_of
from portal.register.ledger import Ledger
from portal.register.reading import Row
from records.models import Source

# What follows from the events, and the column that says the same
FOLLOWS = {
    "kind": "kind",
    "status": "status",
    "established_edtf": "established",
    "ended_edtf": "ended",
}


@dataclass
class Plan:
    """A link with the events that its row and the rows of events want."""

    row: Row
    link: Partnership
    events: list[Child]
    is_changed: bool
    settled: dict[str, str]


def load_partnerships(ledger: Ledger) -> None:
    """Keeps the links, their events and their sources."""
    load_known(ledger, "partnerships", Partnership)
    told = events_by_link(ledger)
    plans = []
    for row in ledger.walk("partnerships"):
        before = len(ledger.problems)
        plan = plan_of(ledger, row, told[row["slug"]])
        is_sound = plan is not None and len(ledger.problems) == before
        ledger.records["partnerships"][row["slug"]] = plan.link if plan and is_sound else None
        plans += [plan] if plan and is_sound else []
    begin_links(ledger, plans)
    sync_events(ledger, plans)
    settle_links(ledger, plans)
    cite_records(ledger, "partnerships", event_sources(ledger))


def events_by_link(ledger: Ledger) -> dict[str, list[Row]]:
    """The rows of events by the slug of their link."""
    listed = {row["slug"] for row in ledger.rows["partnerships"]}
    told: dict[str, list[Row]] = defaultdict(list)
    for row in ledger.walk("partnership_events"):
        if row["partnership"] not in listed and "partnerships" not in ledger.incomplete:
            message = _("“%(slug)s” is unknown: write the slug of a row of %(file)s.")
            words = {"slug": row["partnership"][:100], "file": "partnerships.csv"}
            ledger.refuse(row, "partnership", message % words)
        told[row["partnership"]].append(row)
    return told


def plan_of(ledger: Ledger, row: Row, told: list[Row]) -> Plan | None:
    """The link of a row with its events. Unknown: None where its words are not allowed."""
    is_known = [
        is_allowed(ledger, row, "kind", LinkKind.values),
        is_allowed(ledger, row, "status", Partnership.Status.values),
    ]
    link = ledger.records["partnerships"].get(row["slug"]) or Partnership(slug=row["slug"])
    settled = {name: getattr(link, name) for name in FOLLOWS}
    values = link_values(ledger, row) | release_of(ledger, row, link)
    events = [one for one in events_of(row, told, link) if all(is_known) or not one.column]
    are_sound = [check(ledger, one.row, one.item, one.column) for one in events]
    if not all([*is_known, *are_sound]) or lacks_neighbour(link, values):
        return None
    if not agrees(ledger, row, [one.item for one in events]):
        return None
    if link.pk is None:
        link.is_confirmed = values["is_confirmed"]
        link.follow([one.item for one in events])
    changes = apply(link, values, lambda: check(ledger, row, link))
    return Plan(row, link, events, bool(changes), settled)


def link_values(ledger: Ledger, row: Row) -> Values:
    """What of a link does not follow from its events."""
    return {
        "city": ledger.find_home(row),
        "partner": ledger.find(row, "partner", "cities"),
        "is_confirmed": row.code("status") != Partnership.Status.UNKNOWN,
        **row.texts("note_uk", "note_en"),
    }


def is_allowed(ledger: Ledger, row: Row, column: str, words: list[str]) -> bool:
    """Whether a cell holds one of the words; notes the problem otherwise."""
    if row.code(column) in words:
        return True
    message = _("“%(value)s” is not allowed: write one of %(words)s.")
    told = {"value": row[column][:100], "words": ", ".join(words)}
    ledger.refuse(row, column, message % told)
    return False


def agrees(ledger: Ledger, row: Row, events: list[PartnershipEvent]) -> bool:
    """Whether the events of the files lead to what the row says."""
    scratch = Partnership(is_confirmed=row.code("status") != Partnership.Status.UNKNOWN)
    try:
        scratch.follow(events)
    except ValidationError as error:
        refuse_all(ledger, row, scratch, error)
        return False
    said = {"kind": row.code("kind"), "status": row.code("status")}
    different = [
        name
        for name, column in FOLLOWS.items()
        if getattr(scratch, name) != said.get(column, row[column])
    ]
    for name in different:
        message = _("The events contradict the cell: they lead to “%s”. Correct one of them.")
        ledger.refuse(row, FOLLOWS[name], message % getattr(scratch, name))
    return not different


def begin_links(ledger: Ledger, plans: list[Plan]) -> None:
    """Saves the new links: their events need them."""
    for plan in [plan for plan in plans if plan.link.pk is None]:
        if not keep(ledger, plan.row, plan.link, is_changed=True):
            ledger.records["partnerships"][plan.row["slug"]] = None


def sync_events(ledger: Ledger, plans: list[Plan]) -> None:
    """Keeps the events of the links that could be saved."""
    kept = [plan for plan in plans if plan.link.pk is not None]
    for plan in kept:
        for child in plan.events:
            child.item.partnership = plan.link
    known = PartnershipEvent.objects.select_related("partnership")
    ids = {plan.link.pk for plan in kept}
    wanted = [child for plan in kept for child in plan.events]
    mine = [event for event in known if event.partnership_id in ids]
    sync(ledger, "partnership_events", EVENT, wanted, mine)


def settle_links(ledger: Ledger, plans: list[Plan]) -> None:
    """Lets the links that were kept before follow all their events, staff's own too."""
    kept = [plan for plan in plans if (Partnership, plan.link.pk) not in ledger.saved]
    kept = [plan for plan in kept if plan.link.pk is not None]
    prefetch_related_objects([plan.link for plan in kept], "events")
    for plan in kept:
        plan.link.follow(plan.link.events.all())
        is_moved = any(getattr(plan.link, name) != was for name, was in plan.settled.items())
        keep(ledger, plan.row, plan.link, is_changed=plan.is_changed or is_moved)


def event_sources(ledger: Ledger) -> dict[str, list[Source]]:
    """The sources of events by the slug of their link: they are cited with the link."""
    more: dict[str, list[Source]] = defaultdict(list)
    for row in ledger.rows["partnership_events"]:
        more[row["partnership"]] += ledger.find_all(row, "sources", "sources")
    return more
