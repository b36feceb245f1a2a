"""Columns of downloaded lists of cities."""

from records.exports import ADDRESS, column, columns

CITY = [
    *columns("slug", "name_uk", "name_en"),
    column("country", "country.code"),
    *columns(
        "level",
        "is_home",
        "latitude",
        "longitude",
    ),
    column("population", unit="people"),
    *columns("geonames_id", "wikidata_id", "website"),
    ADDRESS,
]
