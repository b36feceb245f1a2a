"""GeoJSON of cities and links, held against the structure that RFC 7946 asks for."""

import json
from itertools import pairwise
from math import isfinite

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cities.models import City
from cities.places import line
from tests.factories import make_city, make_home, make_partnership

# How deep the positions of a geometry lie
DEPTHS = {"Point": 0, "LineString": 1, "MultiLineString": 2}
PAGES = ("/en/cities.geojson", "/uk/partnerships.geojson", "/en/partnerships.geojson?status=active")


def positions(value, depth):
    """All positions of some coordinates."""
    return [value] if depth == 0 else [one for part in value for one in positions(part, depth - 1)]


def lines_of(geometry):
    """The lines of a geometry, each a list of positions."""
    if geometry["type"] == "LineString":
        return [geometry["coordinates"]]
    return geometry["coordinates"] if geometry["type"] == "MultiLineString" else []


def check_geometry(geometry):
    """Sections 3.1.1 to 3.1.5 and 3.1.9."""
    assert set(geometry) == {"type", "coordinates"}
    for place in positions(geometry["coordinates"], DEPTHS[geometry["type"]]):
        longitude, latitude = place
        assert all(isinstance(one, int | float) and isfinite(one) for one in place)
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
    for one in lines_of(geometry):
        assert len(one) >= 2
        assert all(abs(b[0] - a[0]) <= 180 for a, b in pairwise(one))


def check_collection(told):
    """Sections 3.2, 3.3, 4 and 7.1."""
    assert told["type"] == "FeatureCollection"
    assert isinstance(told["features"], list)
    # No other system of coordinates, and no member that means something else elsewhere
    assert not {"crs", "coordinates", "geometries", "geometry", "properties", "bbox"} & set(told)
    for feature in told["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert feature["type"] == "Feature"
        assert isinstance(feature["id"], str)
        assert isinstance(feature["properties"], dict)
        if feature["geometry"] is not None:
            check_geometry(feature["geometry"])
    ids = [feature["id"] for feature in told["features"]]
    assert len(ids) == len(set(ids))


def told_by(client, page):
    """The collection of a page."""
    answer = client.get(page)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/geo+json"
    content = answer.getvalue()
    assert not content.startswith(b"\xef\xbb\xbf")
    return json.loads(content)


@pytest.mark.django_db
@pytest.mark.usefixtures("register")
class TestRegister:
    """The real register."""

    @pytest.mark.parametrize("page", PAGES)
    def test_collection_has_the_structure_of_the_standard(self, client, page):
        told = told_by(client, page)

        check_collection(told)
        assert len(told["features"]) > 100

    def test_longitude_comes_first(self, client):
        (kyiv,) = [
            one for one in told_by(client, "/en/cities.geojson")["features"] if one["id"] == "kyiv"
        ]
        assert kyiv["geometry"]["coordinates"] == pytest.approx([30.5, 50.45], abs=0.1)


@pytest.mark.django_db
def test_link_over_the_180th_meridian_is_cut_there(client):
    home = make_home("uzhhorod", latitude="50.45", longitude="30.52")
    make_partnership(home, make_city("honolulu", latitude="21.30", longitude="-157.85"))
    make_partnership(home, make_city("nowhere", latitude=None, longitude=None))

    told = told_by(client, "/en/partnerships.geojson")

    check_collection(told)
    shapes = {one["id"]: one["geometry"] for one in told["features"]}
    assert shapes["uzhhorod--nowhere"] is None
    first, second = shapes["uzhhorod--honolulu"]["coordinates"]
    assert (first[0], first[1][0], second[0][0], second[1]) == (
        [30.52, 50.45], 180.0, -180.0, [-157.85, 21.3],
    )  # fmt: skip
    assert first[1][1] == second[0][1]


PLACE = st.tuples(st.integers(-18000, 18000), st.integers(-9000, 9000))


@given(PLACE, PLACE)
def test_any_line_has_the_structure_of_the_standard(one, other):
    ends = [City(longitude=x / 100, latitude=y / 100) for x, y in (one, other)]

    made = line(*ends)

    check_geometry(json.loads(json.dumps(made)))
    places = positions(made["coordinates"], DEPTHS[made["type"]])
    assert [list(places[0]), list(places[-1])] == [
        [ends[0].longitude, ends[0].latitude], [ends[1].longitude, ends[1].latitude],
    ]  # fmt: skip
