"""Time lines of links and cities: what is drawn, in which lanes, with which words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from aid.models import Delivery
from partnerships.models import Agreement, Initiative, Partnership, PartnershipEvent
from partnerships.timeline_drawn import NARROW, WIDE, Drawing, Moment, drawn
from records.languages import reader_language

LANES = ("link", "agreement", "initiative", "pledged", "committed", "delivered")


@dataclass(frozen=True)
class Timeline:
    """A time line drawn wide and narrow; `undated` records have no place on it."""

    wide: Drawing
    narrow: Drawing
    undated: int


def event_moments(events: Iterable[PartnershipEvent], link: Partnership) -> Iterable[Moment | None]:
    """Events of a link; they lead to its page."""
    for event in events:
        told = f"{link}: {event.get_kind_display()}"
        yield moment("link", event.effective or event.date, told, link.get_absolute_url())


def moment(lane: str, when: object, label: str, url: str) -> Moment | None:
    """A dated moment. Unknown: None, it has no date."""
    if not when:
        return None
    return Moment(lane, when, f"{label}, {when.in_words(reader_language())}", url)  # type: ignore[attr-defined,arg-type]


def record_moments(
    agreements: Iterable[Agreement],
    initiatives: Iterable[Initiative],
    deliveries: Iterable[Delivery],
) -> Iterable[Moment | None]:
    """Papers, initiatives and aid; aid in a lane for each stage (R4)."""
    for paper in agreements:
        yield moment("agreement", paper.signed_on, str(paper.title), paper.get_absolute_url())
    for one in initiatives:
        yield moment("initiative", one.when, str(one.title), one.get_absolute_url())
    for row in deliveries:
        yield moment(row.stage, row.when, str(row.title), row.get_absolute_url())


def timeline_of(moments: Iterable[Moment | None]) -> Timeline | None:
    """The time line. Unknown: None where nothing has a date."""
    found = list(moments)
    dated = [one for one in found if one]
    today = timezone.localdate()
    wide, narrow = (drawn(dated, LANES, sheet, today) for sheet in (WIDE, NARROW))
    return Timeline(wide, narrow, len(found) - len(dated)) if wide and narrow else None
