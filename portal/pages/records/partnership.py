"""The page of one link: facts, disagreements, time line, agreements, aid."""

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from aid.facts import delivery_facts
from aid.models import Delivery
from cities.maps import MapDrawing, MapLink, draw
from cities.models import City
from partnerships.models import Agreement, Initiative, Partnership, PartnershipEvent
from partnerships.timeline import Entry, in_time
from portal.pages.timelines import BELOW, event_moments, record_moments, timeline_of
from records.dissent import Difference, FactReader, differences
from records.footnotes import Footnotes
from records.gone import public_or_gone
from records.models import Fact

# Facts whose sources tell when an event took place
DATED_BY = {"signed": Fact.ESTABLISHED, "terminated": Fact.ENDED}


def partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """One link with all that came of it."""
    link = public_or_gone(Partnership.objects.for_pages(), slug, request)
    if not isinstance(link, Partnership):
        return link
    agreements = list(Agreement.objects.public().of_link(link).for_lists())
    initiatives = list(Initiative.objects.public().of_link(link).for_lists())
    to_home = Delivery.objects.public().to_city(link.city).for_lists()
    given = list(to_home.given_by(link.partner))
    reader, footnotes = FactReader(link), Footnotes()
    footnotes.add(link.citations.all(), reader)
    differing = differences(link.citations.all(), reader)
    line = [
        *event_entries(link, agreements, footnotes),
        *entries("agreement", agreements, "signed_on", footnotes),
        *entries("initiative", initiatives, "when", footnotes),
        *entries("aid", given, "when", footnotes),
    ]
    context = {
        "section": "cities",
        "record": link,
        "api": "api-partnership-detail",
        "drawing": drawing_of(link),
        "footnotes": footnotes,
        "differing_facts": {one.fact: one for one in differing},
        "differences": [*differing, *figures_in_doubt(given)],
        "line": in_time(line),
        "timeline": timeline_of(
            [
                *event_moments(link.events.all(), link),
                *record_moments(agreements, initiatives, given),
            ],
            BELOW,
        ),
        "agreements": agreements,
        "given": given,
        "forwarded": to_home.handled_by(link.partner),
        "views": [event for event in link.events.all() if event.other_side],
    }
    return render(request, "portal/partnership.html", context)


def entries(kind: str, records: list, dated: str, footnotes: Footnotes) -> Iterator[Entry]:
    """The records as entries of the time line, their sources numbered."""
    for record in records:
        numbers = footnotes.numbers(record.citations.all())
        yield Entry(kind, getattr(record, dated), record, numbers)


def event_entries(
    link: Partnership, agreements: list[Agreement], footnotes: Footnotes
) -> Iterator[Entry]:
    """The link's events, except signatures that an agreement of the line already tells."""
    papers = {agreement.signed_on_edtf for agreement in agreements}
    for event in link.events.all():
        if event.kind != PartnershipEvent.Kind.SIGNED or tells_more(event, papers):
            said = [
                one
                for one in link.citations.all()
                if one.fact == DATED_BY.get(event.kind) and one.says == event.date_edtf
            ]
            yield Entry("event", event.date, event, footnotes.numbers(said))


def tells_more(event: PartnershipEvent, papers: set[str]) -> bool:
    """Whether a signature is dated by no agreement, or has something to say."""
    is_told = not event.date_edtf or event.date_edtf in papers
    return not is_told or bool(event.note or event.decided_by or event.other_side)


def figures_in_doubt(deliveries: list[Delivery]) -> Iterator[Difference]:
    """Where sources disagree on the deliveries shown."""
    for delivery in deliveries:
        found = differences(delivery.citations.all(), delivery_facts(delivery), f"{delivery.pk}-")
        for one in found:
            yield one.about_record(delivery)


def drawing_of(link: Partnership) -> MapDrawing | None:
    """The map of both cities. Unknown: None where a place has no coordinates."""
    city, partner = link.city, link.partner
    if None in (city.latitude, partner.latitude):
        return None
    return draw([map_link(link, city, partner)], frame="pair")


def map_link(link: Partnership, city: City, partner: City) -> MapLink:
    """The link in the words of the map."""
    label = _("%(partner)s, %(country)s: %(kind)s of %(city)s") % {
        "partner": partner.name,
        "country": partner.country.name,
        "kind": link.get_kind_display(),
        "city": city.name,
    }
    return MapLink(
        home=city.name,
        home_lat=float(city.latitude),
        home_lon=float(city.longitude),
        partner=partner.name,
        partner_lat=float(partner.latitude),
        partner_lon=float(partner.longitude),
        kind=link.kind,
        label=label,
        url=partner.get_absolute_url(),
    )
