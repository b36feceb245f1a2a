"""Time lines of links and cities: what is drawn, in which lanes, with which words and shapes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils import timezone

from aid.models import Delivery
from partnerships.models import Agreement, Initiative, Partnership, PartnershipEvent
from partnerships.time_marks import Moment, Shape
from partnerships.timeline import order
from partnerships.timeline_drawn import NARROW, WIDE, Drawing, drawn
from records.languages import reader_language
from records.partial_dates import PartialDate

# The list below the time line of a link, and those of a case page, by lane
BELOW = dict.fromkeys(
    ("link", "agreement", "initiative", "pledged", "committed", "delivered"), "#records"
)
OF_CASE = {
    "link": "#events",
    "agreement": "#agreements",
    "initiative": "#initiatives",
    "pledged": "#aid",
    "committed": "#aid",
    "delivered": "#aid",
}
SHAPES: dict[str, Shape] = {
    "signed": "disc",
    "renewed": "ring",
    "resumed": "ring",
    "raised": "up",
    "suspended": "cross",
    "terminated": "cross",
}


@dataclass(frozen=True)
class Timeline:
    """A time line drawn wide and narrow; `undated` records have no place on it."""

    wide: Drawing
    narrow: Drawing
    undated: int
    shapes: frozenset[Shape]

    @property
    def is_ranged(self) -> bool:
        """Whether a day is not known, or something lasts."""
        return any(mark.is_range for lane in self.wide.lanes for mark in lane.marks)

    @property
    def is_vague(self) -> bool:
        """Whether a date is about or in doubt."""
        return any(mark.is_vague for lane in self.wide.lanes for mark in lane.marks)

    @property
    def is_open(self) -> bool:
        """Whether an end is open."""
        return any(mark.is_open for lane in self.wide.lanes for mark in lane.marks)


@dataclass(frozen=True)
class LinkEvent:
    """An event with its link and its date. Unknown: `when` None."""

    link: Partnership
    event: PartnershipEvent
    when: PartialDate | None


def events_in_order(links: Iterable[Partnership]) -> list[LinkEvent]:
    """All events of some links as a list, the undated last."""
    events = [
        LinkEvent(link, event, event.effective or event.date)
        for link in links
        for event in link.events.all()
    ]
    return sorted(events, key=lambda one: (order(one.when), one.link.slug))


def event_moments(events: Iterable[PartnershipEvent], link: Partnership) -> Iterable[Moment | None]:
    """Events of a link; they lead to its page."""
    for event in events:
        told = f"{link}: {event.get_kind_display()}"
        when = event.effective or event.date
        yield moment("link", when, told, link.get_absolute_url(), SHAPES[event.kind])


def moment(
    lane: str, when: PartialDate | None, label: str, url: str, shape: Shape
) -> Moment | None:
    """A dated moment. Unknown: None, it has no date."""
    if not when:
        return None
    return Moment(lane, shape, when, f"{label}, {when.in_words(reader_language())}", url)


def record_moments(
    agreements: Iterable[Agreement],
    initiatives: Iterable[Initiative],
    deliveries: Iterable[Delivery],
) -> Iterable[Moment | None]:
    """Papers, initiatives and aid; aid in a lane for each stage (R4)."""
    for paper in agreements:
        yield moment(
            "agreement", paper.signed_on, str(paper.title), paper.get_absolute_url(), "disc"
        )
    for one in initiatives:
        yield moment("initiative", one.when, str(one.title), one.get_absolute_url(), "diamond")
    for row in deliveries:
        yield moment(row.stage, row.when, str(row.title), row.get_absolute_url(), "square")


def timeline_of(moments: Iterable[Moment | None], lists: Mapping[str, str]) -> Timeline | None:
    """The time line; `lists` says where the list of each lane is.

    Unknown: None where nothing has a date.
    """
    found = list(moments)
    dated = [one for one in found if one]
    today = timezone.localdate()
    wide, narrow = (drawn(dated, lists, sheet, today) for sheet in (WIDE, NARROW))
    if not (wide and narrow):
        return None
    shapes = frozenset(one.shape for one in dated if one.lane == "link")
    return Timeline(wide, narrow, len(found) - len(dated), shapes)
