"""Page of a city without a profile: its links, what it gave, what it only handled, its papers."""

from typing import Any
from urllib.parse import urlencode

from aid.counting import totals_of
from aid.models import Delivery, Participant
from aid.models.delivery import DeliveryQuerySet
from aid.stage_table import received_table, stage_table
from cities.maps import MapDrawing, draw
from cities.models import City
from partnerships.models import Agreement, Initiative, Organization, Partnership
from portal.pages.links import as_of_today, current, map_links
from records.languages import reader_language

OTHER_ROLES = (Participant.Role.IMPLEMENTER, Participant.Role.RECEIVER)


def place_context(city: City) -> dict[str, Any]:
    """What the page shows; aid is told apart by the city's role in it (R5)."""
    links = as_of_today(Partnership.objects.public().of_city(city))
    given = Delivery.objects.public().given_by(city)
    received = Delivery.objects.public().to_city(city)
    handled = Delivery.objects.public().handled_by(city)
    language = reader_language()
    return {
        "section": "cities",
        "city": city,
        "own": urlencode({"city": city.slug}),
        "partner": urlencode({"partner": city.slug}),
        "links": links,
        "current": len(current(links)),
        "map": map_of(links),
        "given": list(given.for_lists()),
        "given_table": stage_table(
            totals_of(given, boundary=Delivery.objects.public()), language, partner=city.slug
        ),
        "received": list(received.for_lists()),
        "received_table": received_table(totals_of(received), language, city=city.slug),
        "handled": list(handled.for_lists()),
        "other_part": list(other_part(city, given, handled).for_lists()),
        "agreements": list(Agreement.objects.public().of_city(city).for_lists()),
        "initiatives": list(Initiative.objects.public().of_city(city).for_lists()),
        "organizations": list(Organization.objects.public().filter(seat=city).for_lists()),
    }


def other_part(city: City, given: DeliveryQuerySet, handled: DeliveryQuerySet) -> DeliveryQuerySet:
    """Aid that the city carried out or received for others, not told above."""
    rows = Delivery.objects.public().with_part_of(city, *OTHER_ROLES)
    return rows.exclude(pk__in=given.values("pk")).exclude(pk__in=handled.values("pk"))


def map_of(links: list[Partnership]) -> MapDrawing | None:
    """The part of the map around the current links. Unknown: None without any."""
    drawn = map_links(current(links))
    return draw(drawn, "pair") if drawn else None
