"""Cities and links as GeoJSON: points, lines, lines over the 180th meridian, no place."""

import json

import pytest

from cities.models import City
from cities.places import line, point
from tests.factories import make_city, make_home, make_partnership
from tests.page_text import queries_of, read


def at(longitude, latitude):
    return City(longitude=longitude, latitude=latitude)


def test_point_has_its_longitude_first():
    assert point(at(24.02324, 49.83826)) == {
        "type": "Point",
        "coordinates": (24.02324, 49.83826),
    }


def test_line_joins_two_cities():
    assert line(at(24, 50), at(8, 48)) == {
        "type": "LineString",
        "coordinates": [(24.0, 50.0), (8.0, 48.0)],
    }


def test_line_over_the_180th_meridian_is_cut_there():
    assert line(at(100, 10), at(-100, 50)) == {
        "type": "MultiLineString",
        "coordinates": [[(100.0, 10.0), (180.0, 30.0)], [(-180.0, 30.0), (-100.0, 50.0)]],
    }
    assert line(at(-100, 50), at(100, 10)) == {
        "type": "MultiLineString",
        "coordinates": [[(-100.0, 50.0), (-180.0, 30.0)], [(180.0, 30.0), (100.0, 10.0)]],
    }
    assert line(at(180, 1), at(-180, 1))["type"] == "MultiLineString"


def test_no_place_is_no_geometry():
    nowhere = at(None, None)
    assert (point(nowhere), line(nowhere, at(1, 1)), line(at(1, 1), nowhere)) == (None, None, None)


def collection(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/geo+json"
    return json.loads(answer.getvalue())


@pytest.mark.django_db
def test_geojson_of_cities(client):
    make_city("wien", country="AT", longitude="16.37208", latitude="48.20849")
    make_city("oslo", country="NO", longitude=None, latitude=None)

    told = collection(client, "/en/cities.geojson?country=AT&country=NO")

    assert list(told) == [
        "type",
        "downloaded_from",
        "downloaded_on",
        "licence",
        "features",
    ]
    assert told["downloaded_from"] == "http://127.0.0.1:8000/en/cities/?country=AT&country=NO"
    features = {one["id"]: one for one in told["features"]}
    assert features["wien"]["geometry"] == {"type": "Point", "coordinates": [16.37208, 48.20849]}
    assert features["wien"]["properties"]["country"] == "AT"
    assert features["wien"]["properties"]["latitude"] == 48.20849
    assert features["oslo"]["geometry"] is None


@pytest.mark.django_db
def test_geojson_of_links(client):
    make_partnership(
        make_home(longitude=24, latitude=50), make_city("wien", longitude=16, latitude=48)
    )

    (feature,) = collection(client, "/en/partnerships.geojson")["features"]

    assert (feature["type"], feature["id"]) == ("Feature", "lviv--wien")
    assert feature["geometry"] == {"type": "LineString", "coordinates": [[24, 50], [16, 48]]}
    assert feature["properties"]["partner"] == "wien"


@pytest.mark.django_db
def test_geojson_of_nothing_is_an_empty_collection(client):
    assert collection(client, "/en/partnerships.geojson")["features"] == []


@pytest.mark.django_db
def test_geojson_queries_do_not_grow_with_links(client):
    home = make_home()
    make_partnership(home, make_city("one"))
    few = queries_of(client, "/en/partnerships.geojson")
    make_partnership(home, make_city("two"))
    make_partnership(home, make_city("three"))

    assert queries_of(client, "/en/partnerships.geojson") == few


@pytest.mark.django_db
def test_hidden_city_is_in_no_file_of_places(client):
    make_partnership(make_home(), make_city("secret-place", state="draft"))

    for name in ("cities", "partnerships"):
        assert b"secret-place" not in client.get(f"/en/{name}.geojson").getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["agreements", "initiatives", "organizations", "aid", "sources"])
def test_lists_without_places_offer_no_geojson(client, name):
    make_partnership(make_home(), make_city())

    assert client.get(f"/en/{name}.geojson").status_code == 404
    assert not [one for one in read(client.get(f"/en/{name}/")).links if "geojson" in one]


@pytest.mark.django_db
def test_wrong_filter_of_places_is_refused(client):
    assert client.get("/en/cities.geojson?country=XX").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["exe", "csv%00", "../csv", "CSV", "csv/"])
def test_unknown_form_is_not_found(client, form):
    assert client.get(f"/en/cities.{form}").status_code == 404
