"""Lists with places as GeoJSON: cities are points, links lines; nothing hidden."""

import json

import pytest

from tests.factories import make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db


def features(client, address):
    """The features of a file by id."""
    told = json.loads(b"".join(client.get(address).streaming_content))
    assert told["type"] == "FeatureCollection"
    return {one["id"]: one for one in told["features"]}


def test_cities_are_points(client):
    make_home("lviv")
    make_city("nowhere", latitude=None, longitude=None)
    make_city("hidden", state="draft")

    found = features(client, "/en/cities.geojson")

    assert set(found) == {"lviv", "nowhere"}
    assert found["lviv"]["geometry"] == {"type": "Point", "coordinates": [24.02324, 49.83826]}
    assert found["nowhere"]["geometry"] is None


def test_links_are_lines_with_their_filter(client):
    lviv = make_home("lviv")
    make_partnership(lviv, make_city("freiburg"))
    make_partnership(lviv, make_city("riga", country="LV"))

    found = features(client, "/en/partnerships.geojson?country=DE")

    assert list(found) == ["lviv--freiburg"]
    link = found["lviv--freiburg"]
    assert link["geometry"]["coordinates"] == [[24.02324, 49.83826], [7.85222, 47.9959]]
    assert (link["properties"]["kind"], link["properties"]["filter"]) == ("sister", "country=DE")


def test_lists_without_places_have_no_such_form(client):
    assert client.get("/en/aid.geojson").status_code == 404


def test_wrong_filter_is_refused(client):
    assert client.get("/en/cities.geojson?country=XX").status_code == 400
