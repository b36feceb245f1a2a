"""API of sources: exact JSON, what cites a source, which are public."""

import pytest

from records.models import Source
from tests.api_answers import API, head, refused, slugs, tail
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_home,
    make_partnership,
    make_profile,
    make_source,
)

pytestmark = pytest.mark.django_db


def source_json(source):
    """A source of the factories."""
    ending = tail(source)
    del ending["citations"], ending["single_source"]
    return {
        **head("sources", "sources", source.slug),
        "title": "Міста підписали угоду",
        "publisher": "Міська рада",
        "link": f"https://example.org/{source.slug}",
        "published_on": {"edtf": "2023-09", "earliest": "2023-09-01", "latest": "2023-09-30"},
        "language": "uk",
        "kind": "official",
        "checked_on": "2025-10-17",
        "check_result": "",
        "check_status": None,
        "moved_to": "",
        "failing_since": None,
        **ending,
    }


def test_exact_json_of_a_source(client):
    source = make_source(published_on_edtf="2023-09", checked_on="2025-10-17")
    lviv = make_home("lviv")
    cite(lviv)
    make_partnership(lviv, make_city("freiburg", name_en=""))
    cite(make_profile(lviv, slug="another-slug"))
    make_agreement(lviv, "hidden", state="in_review")

    answer = client.get("/api/v1/sources/source-one/")

    assert answer.json() == {
        **source_json(source),
        "cited_by": [
            {
                "type": "caseprofile",
                "slug": "lviv",
                "name_uk": "Роль",
                "name_en": "Role",
                "url": f"{API}/cases/lviv/",
            },
            {
                "type": "city",
                "slug": "lviv",
                "name_uk": "Місто lviv",
                "name_en": "Lviv",
                "url": f"{API}/cities/lviv/",
            },
            {
                "type": "partnership",
                "slug": "lviv--freiburg",
                "name_uk": "Місто lviv – Місто freiburg",
                "name_en": "",
                "url": f"{API}/partnerships/lviv--freiburg/",
            },
        ],
    }


def test_list_tells_no_citing_records(client):
    source = make_source(published_on_edtf="2023-09", checked_on="2025-10-17")
    cite(make_city("freiburg"))

    assert client.get("/api/v1/sources/").json()["results"] == [source_json(source)]


def test_record_that_cites_twice_is_named_once(client):
    city = make_city("freiburg")
    cite(city)
    cite(city, fact="status", says="active")

    cited_by = client.get("/api/v1/sources/source-one/").json()["cited_by"]

    assert [row["slug"] for row in cited_by] == ["freiburg"]


def test_source_of_hidden_records_alone_is_not_found(client):
    make_source("unused")
    cite(make_city("hidden", state="draft"), make_source("of-hidden"))
    cite(make_city("seen"))

    assert slugs(client, "/api/v1/sources/") == ["source-one"]
    assert client.get("/api/v1/sources/of-hidden/").status_code == 404
    assert Source.objects.count() == 3


def test_hidden_source_is_not_named_by_a_public_record(client):
    city = make_city("freiburg")
    cite(city)
    cite(city, make_source("hidden-source", state="draft"))

    citations = client.get("/api/v1/cities/freiburg/").json()["citations"]

    assert [one["source"]["slug"] for one in citations] == ["source-one"]


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow(client, django_assert_num_queries, number):
    for place in range(number):
        city = make_city(f"city-{place}")
        cite(city)
        cite(city, make_source(f"source-{place}"))
    client.get("/api/v1/sources/source-one/")

    with django_assert_num_queries(2):
        client.get("/api/v1/sources/")
    with django_assert_num_queries(8):
        client.get("/api/v1/sources/source-one/")


def test_filters_of_sources(client):
    city = make_city("freiburg")
    cite(city, make_source("old", published_on_edtf="1999", language="de", kind="media"))
    cite(city, make_source("new", published_on_edtf="2023-09", title="Kooperationsvertrag"))

    def found(query):
        return slugs(client, f"/api/v1/sources/?{query}")

    assert found("language=de") == ["old"]
    assert found("kind=media") == ["old"]
    assert found("year=2023") == ["new"]
    assert found("q=KOOPERATION") == ["new"]
    assert found("ordering=-published_on") == ["new", "old"]


@pytest.mark.parametrize("code", ["DE", "german", "d", "%00", "укр"])
def test_language_is_a_code(client, code):
    (problem, *_more) = refused(client, f"/api/v1/sources/?language={code}")

    assert problem["parameter"] == "language"


def test_answer_known_already_is_not_sent_again(client):
    cite(make_city("freiburg"))
    first = client.get("/api/v1/cities/freiburg/")

    again = client.get("/api/v1/cities/freiburg/", headers={"If-None-Match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
