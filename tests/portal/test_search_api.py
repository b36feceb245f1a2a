"""Search in the API: exact answers, pages, problems."""

import pytest

from cities.models import CityName
from records.models import State
from tests.factories import make_agreement, make_city, make_home

pytestmark = pytest.mark.django_db

HERE = "http://testserver/api/v1/search/"


def refusal(parameter, detail, **more):
    """The whole body of a refused query."""
    return {
        "type": "about:blank",
        "title": "Bad request",
        "status": 400,
        "detail": "The query has parameters that cannot be answered.",
        "errors": [{"parameter": parameter, "detail": detail, **more}],
    }


def names(answer):
    """English names of the results."""
    return [row["name_en"] for row in answer.json()["results"]]


def test_one_record(client):
    make_city(name_uk="Зебра", name_en="Zebra am See")
    make_city("hidden", name_en="Zebra", state=State.DRAFT)

    assert client.get("/api/v1/search/?q=zebra").json() == {
        "count": 1,
        "has_more": False,
        "next": None,
        "previous": None,
        "groups": [{"type": "city", "count": 1, "has_more": False}],
        "results": [
            {
                "type": "city",
                "slug": "freiburg",
                "name_uk": "Зебра",
                "name_en": "Zebra am See",
                "url": "http://testserver/api/v1/cities/freiburg/",
                "page_uk": "http://testserver/uk/cities/freiburg/",
                "page_en": "http://testserver/en/cities/freiburg/",
                "found_by": "name_begins",
                "reasons": [
                    {
                        "field": "name_en",
                        "language": "en",
                        "parts": [
                            {"text": "Zebra", "is_match": True},
                            {"text": " am See", "is_match": False},
                        ],
                    }
                ],
            }
        ],
    }


def test_another_name_is_told_but_never_shown(client):
    city = make_city(name_uk="Київ", name_en="Kyiv")
    CityName.objects.create(city=city, name="Kijów", kind="exonym")

    (row,) = client.get("/api/v1/search/?q=kijow").json()["results"]

    assert (row["found_by"], row["reasons"]) == (
        "other_name",
        [{"field": "other_name", "language": "", "parts": []}],
    )


def test_pages(client):
    for number in range(3):
        make_city(f"zebra-{number}", name_en=f"Zebra {number}")

    first = client.get("/api/v1/search/?q=zebra&page_size=2")
    second = client.get(first.json()["next"])

    assert (names(first), names(second)) == (["Zebra 0", "Zebra 1"], ["Zebra 2"])
    assert (second.json()["previous"], second.json()["next"]) == (
        f"{HERE}?page_size=2&q=zebra",
        None,
    )


def test_kinds(client):
    make_city(name_en="Zebra")
    make_agreement(make_home(), title_en="Zebra pact")

    answer = client.get("/api/v1/search/?q=zebra&type=agreement&type=source")

    assert names(answer) == ["Zebra pact"]


def test_nothing(client):
    assert client.get("/api/v1/search/?q=zebra").json() == {
        "count": 0,
        "has_more": False,
        "next": None,
        "previous": None,
        "groups": [],
        "results": [],
    }


KINDS = ["city", "partnership", "agreement", "initiative", "organization", "delivery", "source"]
REFUSED = [
    ("", "q", "Write what you look for: a city, an organization, a word.", {}),
    ("?q=a", "q", "Write at least two letters.", {}),
    ("?q=%00%2A", "q", "Write letters or digits: signs alone find nothing.", {}),
    ("?q=" + "x" * 201, "q", "Write at most 200 signs.", {}),
    ("?q=ab&q=cd", "q", "Give this once.", {}),
    ("?q=ab&type=zoo", "type", "There is no such kind of record.", {"allowed": KINDS}),
    ("?q=ab&page=0", "page", "Write a whole number from 1 to 700.", {}),
    ("?q=ab&page=2", "page", "There is no such page.", {}),
    ("?q=ab&page=%D9%A1", "page", "Write a whole number from 1 to 700.", {}),
    ("?q=ab&page_size=51", "page_size", "Write a whole number from 1 to 50.", {}),
    (
        "?q=ab&colour=red",
        "colour",
        "Unknown parameter.",
        {"allowed": ["page", "page_size", "q", "type"]},
    ),
]


@pytest.mark.parametrize(
    ("query", "parameter", "detail", "more"), REFUSED, ids=[row[0][:16] for row in REFUSED]
)
def test_refused(client, query, parameter, detail, more):
    answer = client.get(f"/api/v1/search/{query}", headers={"Accept-Language": "en"})

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert answer.json() == refusal(parameter, detail, **more)


def test_only_reading(client):
    assert client.post("/api/v1/search/?q=ab").status_code == 405
