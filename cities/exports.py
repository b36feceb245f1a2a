"""Columns of downloaded lists of cities."""

from typing import Any

from cities.models import City
from records.exports import ADDRESS, column, columns

CITY = [
    *columns("slug", "name_uk", "name_en"),
    column("country", "country.code"),
    *columns(
        "level",
        "is_home",
        "latitude",
        "longitude",
        "population",
        "geonames_id",
        "wikidata_id",
        "website",
    ),
    ADDRESS,
]


def place(city: City) -> list[float] | None:
    """Longitude and latitude, in the order of GeoJSON. Unknown: None."""
    if city.latitude is None or city.longitude is None:
        return None
    return [float(city.longitude), float(city.latitude)]


def point(city: City) -> dict[str, Any] | None:
    """The city as a point. Unknown: None."""
    found = place(city)
    return {"type": "Point", "coordinates": found} if found else None
