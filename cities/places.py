"""Places of cities as geometries of GeoJSON (RFC 7946): longitude first, WGS 84."""

from typing import Any

from cities.models import City

Position = tuple[float, float]
HALF_A_TURN = 180.0


def position(city: City) -> Position | None:
    """Where the city lies. Unknown: None."""
    if city.longitude is None or city.latitude is None:
        return None
    return float(city.longitude), float(city.latitude)


def point(city: City) -> dict[str, Any] | None:
    """The city as a point. Unknown: None."""
    place = position(city)
    return {"type": "Point", "coordinates": place} if place else None


def line(one: City, other: City) -> dict[str, Any] | None:
    """The shorter straight line between two cities. Unknown: None where one has no place.

    A line over the 180th meridian is cut there, as section 3.1.9 of the RFC asks.
    """
    begin, end = position(one), position(other)
    if begin is None or end is None:
        return None
    if abs(end[0] - begin[0]) <= HALF_A_TURN:
        return {"type": "LineString", "coordinates": [begin, end]}
    return {"type": "MultiLineString", "coordinates": cut(begin, end)}


def cut(begin: Position, end: Position) -> list[list[Position]]:
    """The two parts of a line that crosses the 180th meridian."""
    edge = HALF_A_TURN if begin[0] > 0 else -HALF_A_TURN
    way = end[0] + 2 * edge - begin[0]
    share = (edge - begin[0]) / way if way else 0.0
    latitude = round(begin[1] + share * (end[1] - begin[1]), 5)
    return [[begin, (edge, latitude)], [(-edge, latitude), end]]
