"""API of Figure 1: exact JSON, filters, the day, query counts."""

import pytest
from django.utils import timezone

from tests.api_answers import API, city_ref, refused
from tests.factories import add_event, make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db

NO_LINKS = {
    "current": 0,
    "sister": 0,
    "partner": 0,
    "undated": 0,
    "unknown": 0,
    "suspended": 0,
    "ended": 0,
}


def partners(answer):
    """The slugs of all partners, in the order of the figure."""
    return [row["slug"] for country in answer.json()["countries"] for row in country["partners"]]


def test_exact_json_of_the_matrix(client):
    lviv, kyiv = make_home("lviv"), make_home("kyiv")
    make_partnership(lviv, make_city("freiburg"))
    ended = make_partnership(kyiv, make_city("moscow", country="RU"), signed="")
    add_event(ended, "terminated", "2016-02-11")

    answer = client.get("/api/v1/matrix/")

    assert answer.json() == {
        "as_of": timezone.localdate().isoformat(),
        "totals": {
            "links": 2,
            "current": 1,
            "ended": 1,
            "unknown": 0,
            "suspended": 0,
            "partners": 2,
            "countries": 2,
            "current_partners": 1,
            "current_countries": 1,
            "current_homes": 1,
        },
        "home_cities": [
            {**city_ref("kyiv", "UA"), **NO_LINKS, "ended": 1},
            {**city_ref("lviv", "UA"), **NO_LINKS, "current": 1, "sister": 1},
        ],
        "countries": [
            {
                "country": "DE",
                "country_uk": "Німеччина",
                "country_en": "Germany",
                "partners": [
                    {
                        "slug": "freiburg",
                        "name_uk": "Місто freiburg",
                        "name_en": "Freiburg",
                        "url": f"{API}/cities/freiburg/",
                        "cells": [
                            {
                                "city": "lviv",
                                "slug": "lviv--freiburg",
                                "url": f"{API}/partnerships/lviv--freiburg/",
                                "kind": "sister",
                                "status": "active",
                                "established": {
                                    "edtf": "1989",
                                    "earliest": "1989-01-01",
                                    "latest": "1989-12-31",
                                },
                                "ended": None,
                            }
                        ],
                    }
                ],
            },
            {
                "country": "RU",
                "country_uk": "Росія",
                "country_en": "Russia",
                "partners": [
                    {
                        "slug": "moscow",
                        "name_uk": "Місто moscow",
                        "name_en": "Moscow",
                        "url": f"{API}/cities/moscow/",
                        "cells": [
                            {
                                "city": "kyiv",
                                "slug": "kyiv--moscow",
                                "url": f"{API}/partnerships/kyiv--moscow/",
                                "kind": "sister",
                                "status": "terminated",
                                "established": None,
                                "ended": {
                                    "edtf": "2016-02-11",
                                    "earliest": "2016-02-11",
                                    "latest": "2016-02-11",
                                },
                            }
                        ],
                    }
                ],
            },
        ],
    }


def test_day_and_filters_choose_the_links(client):
    kyiv, lviv = make_home("kyiv"), make_home("lviv")
    moscow, lublin = make_city("moscow", country="RU"), make_city("lublin", country="PL")
    add_event(make_partnership(kyiv, moscow), "terminated", "2016-02-11")
    make_partnership(kyiv, lublin, kind="partner", signed="2023")
    make_partnership(lviv, lublin, signed="2004")

    def found(query):
        return partners(client.get(f"/api/v1/matrix/?{query}"))

    assert found("on=2016-02-10&status=active") == ["lublin", "moscow"]
    assert found("on=2016-02-12&status=active") == ["lublin"]
    assert found("country=RU") == ["moscow"]
    assert found("kind=partner") == ["lublin"]
    assert found("shared=2") == ["lublin"]
    assert found("q=mosc") == ["moscow"]


def test_city_leaves_one_column(client):
    kyiv, lviv = make_home("kyiv"), make_home("lviv")
    make_partnership(kyiv, make_city("lublin"))
    make_partnership(lviv, make_city("freiburg"))

    answer = client.get("/api/v1/matrix/?city=kyiv").json()

    assert [column["slug"] for column in answer["home_cities"]] == ["kyiv"]
    assert answer["totals"]["links"] == 1


@pytest.mark.parametrize("name", ["page_size", "cursor", "ordering", "page", "format", "colour"])
def test_matrix_has_no_pages(client, name):
    (problem,) = refused(client, f"/api/v1/matrix/?{name}=1")

    assert (problem["parameter"], problem["detail"]) == (name, "Unknown parameter.")


@pytest.mark.parametrize("number", [1, 3])
def test_matrix_takes_three_queries(client, django_assert_num_queries, number):
    lviv = make_home("lviv")
    for place in range(number):
        make_partnership(lviv, make_city(f"city-{place}"))

    with django_assert_num_queries(3):
        client.get("/api/v1/matrix/")
