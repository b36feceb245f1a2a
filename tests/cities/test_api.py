"""API of cities: exact JSON, addresses of gone records, query counts."""

import pytest
from django.utils import timezone

from tests.api_answers import API, CITATION, ENGLISH, PROBLEM, head, slugs, tail
from tests.factories import cite, make_city, make_home

pytestmark = pytest.mark.django_db


def test_exact_json_of_a_city(client):
    city = make_city("freiburg", population=230940, geonames_id=2925177, wikidata_id="Q2833")
    cite(city)

    answer = client.get("/api/v1/cities/freiburg/")

    assert answer.json() == {
        **head("cities", "cities", "freiburg"),
        "name_uk": "Місто freiburg",
        "name_en": "Freiburg",
        "country": "DE",
        "country_uk": "Німеччина",
        "country_en": "Germany",
        "level": "city",
        "is_home": False,
        "latitude": 47.9959,
        "longitude": 7.85222,
        "population": 230940,
        "geonames_id": 2925177,
        "wikidata_id": "Q2833",
        "website": "",
        **tail(city, CITATION),
    }


def test_list_holds_the_same_json(client):
    make_city("freiburg")

    answer = client.get("/api/v1/cities/")

    one = client.get("/api/v1/cities/freiburg/").json()
    assert answer.json() == {"count": 1, "next": None, "previous": None, "results": [one]}


def test_content_type_is_json(client):
    make_city("freiburg")

    assert client.get("/api/v1/cities/freiburg/").headers["Content-Type"] == "application/json"


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_three_queries(client, django_assert_num_queries, number):
    for place in range(number):
        cite(make_city(f"city-{place}"))

    with django_assert_num_queries(3):
        client.get("/api/v1/cities/")


def test_detail_takes_two_queries(client, django_assert_num_queries):
    cite(make_city("freiburg"))

    with django_assert_num_queries(2):
        client.get("/api/v1/cities/freiburg/")


def test_filters_by_country_level_and_home(client):
    make_home("lviv")
    make_city("freiburg")
    make_city("bavaria", level="region")

    assert slugs(client, "/api/v1/cities/?country=DE&level=city") == ["freiburg"]
    assert slugs(client, "/api/v1/cities/?is_home=true") == ["lviv"]
    assert slugs(client, "/api/v1/cities/?is_home=false") == ["freiburg", "bavaria"]


@pytest.mark.parametrize(
    "fields",
    [
        {"state": "draft"},
        {"state": "in_review"},
        {"embargo_until": timezone.make_aware(timezone.datetime(2999, 1, 1))},
        {"state": "withdrawn", "withdrawal_reason_uk": "Ніколи не була видна"},
    ],
)
def test_what_was_never_public_is_not_found(client, fields):
    make_city("secret", **fields)

    hidden = client.get("/api/v1/cities/secret/")

    nowhere = client.get("/api/v1/cities/nowhere/")
    assert hidden.status_code == 404
    assert hidden.json() == nowhere.json()


def test_withdrawn_city_answers_410_with_the_reason_in_both_languages(client):
    city = make_city("gone")
    city.withdraw("Двічі записано", "Recorded twice")

    answer = client.get("/api/v1/cities/gone/", headers=ENGLISH)

    assert (answer.status_code, answer.headers["Content-Type"]) == (410, PROBLEM)
    assert answer.json() == {
        "type": "about:blank",
        "title": "Withdrawn",
        "status": 410,
        "detail": "Recorded twice",
        "reason_uk": "Двічі записано",
        "reason_en": "Recorded twice",
    }


def test_merged_city_leads_to_its_heir(client):
    heir, double = make_city("heir"), make_city("double")
    double.withdraw("Двічі записано")
    double.merged_into = heir
    double.save()

    answer = client.get("/api/v1/cities/double/")

    assert (answer.status_code, answer.headers["Location"]) == (301, f"{API}/cities/heir/")


def test_merged_into_a_hidden_city_answers_410(client):
    heir, double = make_city("heir", state="draft"), make_city("double")
    double.withdraw("Двічі записано")
    double.merged_into = heir
    double.save()

    assert client.get("/api/v1/cities/double/").status_code == 410
