"""API of links, agreements, initiatives and organizations: exact JSON, neighbours, queries."""

from datetime import date

import pytest

from partnerships.models import Agreement, Area, Initiative, Partnership
from tests.api_answers import API, CITATION, city_ref, head, slugs, tail
from tests.factories import (
    add_event,
    cite,
    make_agreement,
    make_city,
    make_home,
    make_initiative,
    make_organization,
    make_partnership,
    make_source,
)

pytestmark = pytest.mark.django_db

NOTHING_MORE = {
    "effective": None,
    "decided_by_uk": "",
    "decided_by_en": "",
    "number": "",
    "other_side_uk": "",
    "other_side_en": "",
    "note_uk": "",
    "note_en": "",
}
SIGNED_1989 = {"edtf": "1989", "earliest": "1989-01-01", "latest": "1989-12-31"}


def make_link():
    return make_partnership(make_home("lviv"), make_city("freiburg"))


def test_exact_json_of_a_link(client):
    link = make_link()
    paper = make_agreement(link.city, parties=[link.city, link.partner])
    paper.partnerships.add(link)
    add_event(link, "suspended", "2014-03", effective_edtf="2014-05")

    answer = client.get("/api/v1/partnerships/lviv--freiburg/")

    assert answer.json() == {
        **head("partnerships", "partnerships", "lviv--freiburg"),
        "city": city_ref("lviv", "UA"),
        "partner": city_ref("freiburg", "DE"),
        "kind": "sister",
        "status": "suspended",
        "on": None,
        "established": SIGNED_1989,
        "ended": None,
        "note_uk": "",
        "note_en": "",
        "events": [
            {**NOTHING_MORE, "kind": "signed", "link_kind": "sister", "date": SIGNED_1989},
            {
                **NOTHING_MORE,
                "kind": "suspended",
                "link_kind": "",
                "date": {"edtf": "2014-03", "earliest": "2014-03-01", "latest": "2014-03-31"},
                "effective": {"edtf": "2014-05", "earliest": "2014-05-01", "latest": "2014-05-31"},
            },
        ],
        "agreements": [
            {
                "slug": "agreement",
                "title_uk": "Угода про партнерство",
                "title_en": "Partnership agreement",
                "url": f"{API}/agreements/agreement/",
            }
        ],
        **tail(link, CITATION),
    }


def test_links_of_a_day_say_what_they_were_that_day(client):
    link = make_partnership(make_home("kyiv"), make_city("moscow", country="RU"), signed="1991")
    add_event(link, "terminated", "2016-02-11")

    before, after = (
        client.get(f"/api/v1/partnerships/?on={day}").json()["results"][0]
        for day in ("2016-02-10", "2016-02-12")
    )

    assert before["on"] == {"day": "2016-02-10", "kind": "sister", "status": "active"}
    assert after["on"] == {"day": "2016-02-12", "kind": "sister", "status": "terminated"}
    assert (before["status"], after["status"]) == ("terminated", "terminated")
    assert slugs(client, "/api/v1/partnerships/?on=1990-01-01") == []


def test_state_filter_is_that_of_the_day(client):
    link = make_link()
    add_event(link, "terminated", "2016-02-11")

    assert slugs(client, "/api/v1/partnerships/?status=active") == []
    assert slugs(client, "/api/v1/partnerships/?status=active&on=2016-02-10") == ["lviv--freiburg"]


def test_name_of_a_link_is_empty_where_one_end_is_not_translated(client):
    lviv, partner = make_home("lviv"), make_city("freiburg", name_en="")
    link = make_partnership(lviv, partner)
    make_agreement(lviv).partnerships.add(link)

    (named,) = client.get("/api/v1/agreements/agreement/").json()["partnerships"]

    assert (named["name_uk"], named["name_en"]) == ("Місто lviv – Місто freiburg", "")


def test_exact_json_of_an_agreement(client):
    lviv, freiburg, undp = make_home("lviv"), make_city("freiburg"), make_organization("undp")
    link = make_partnership(lviv, freiburg)
    paper = make_agreement(
        lviv, parties=[lviv, undp], valid_until_edtf="2028-11", summary_en="What was agreed."
    )
    paper.partnerships.add(link)
    paper.areas.add(Area.objects.create(slug="health", name_uk="Здоров’я", name_en="Health"))
    said = {"fact": "signed_on", "says": "2023-09", "note_uk": "За звітом", "note_en": "By report"}
    cite(paper, make_source("source-two"), position=2, **said)

    answer = client.get("/api/v1/agreements/agreement/")

    two = {
        "slug": "source-two",
        "title": "Міста підписали угоду",
        "link": "https://example.org/source-two",
        "url": f"{API}/sources/source-two/",
    }
    organization = {
        "slug": "undp",
        "name_uk": "Організація undp",
        "name_en": "UNDP",
        "url": f"{API}/organizations/undp/",
    }
    assert answer.json() == {
        **head("agreements", "agreements", "agreement"),
        "city": city_ref("lviv", "UA"),
        "title_uk": "Угода про партнерство",
        "title_en": "Partnership agreement",
        "kind": "sister_city_agreement",
        "signed_on": {"edtf": "2023-09-14", "earliest": "2023-09-14", "latest": "2023-09-14"},
        "valid_until": {"edtf": "2028-11", "earliest": "2028-11-01", "latest": "2028-11-30"},
        "parties": [
            {"city": city_ref("lviv", "UA"), "organization": None},
            {"city": None, "organization": organization},
        ],
        "partnerships": [
            {
                "slug": "lviv--freiburg",
                "name_uk": "Місто lviv – Місто freiburg",
                "name_en": "Lviv – Freiburg",
                "url": f"{API}/partnerships/lviv--freiburg/",
            }
        ],
        "areas": [{"slug": "health", "name_uk": "Здоров’я", "name_en": "Health"}],
        "document_url": "",
        "summary_uk": "",
        "summary_en": "What was agreed.",
        **tail(paper, CITATION, {**CITATION, **said, "source": two}),
    }


def test_exact_json_of_an_initiative(client):
    lviv, freiburg = make_home("lviv"), make_city("freiburg")
    joint = make_initiative(lviv, parties=[freiburg])
    joint.agreements.add(make_agreement(lviv))

    answer = client.get("/api/v1/initiatives/initiative/")

    assert answer.json() == {
        **head("initiatives", "initiatives", "initiative"),
        "city": city_ref("lviv", "UA"),
        "title_uk": "Фестиваль",
        "title_en": "Festival",
        "kind": "festival",
        "when": {"edtf": "2022-21", "earliest": "2022-03-01", "latest": "2022-05-31"},
        "parties": [{"city": city_ref("freiburg", "DE"), "organization": None}],
        "agreements": [
            {
                "slug": "agreement",
                "title_uk": "Угода про партнерство",
                "title_en": "Partnership agreement",
                "url": f"{API}/agreements/agreement/",
            }
        ],
        "areas": [],
        "summary_uk": "",
        "summary_en": "",
        **tail(joint, CITATION),
    }


def test_open_interval_has_no_latest_day(client):
    make_initiative(make_home("lviv"), when_edtf="2022/..")

    (row,) = client.get("/api/v1/initiatives/").json()["results"]

    assert row["when"] == {"edtf": "2022/..", "earliest": "2022-01-01", "latest": None}


def test_exact_json_of_an_organization(client):
    body = make_organization("port", seat=make_home("odesa"), country="UA", kind="port_authority")

    answer = client.get("/api/v1/organizations/port/")

    assert answer.json() == {
        **head("organizations", "organizations", "port"),
        "name_uk": "Організація port",
        "name_en": "PORT",
        "kind": "port_authority",
        "country": "UA",
        "country_uk": "Україна",
        "country_en": "Ukraine",
        "seat": city_ref("odesa", "UA"),
        "registry_id": "",
        "website": "",
        **tail(body, CITATION),
    }


def test_international_organization_has_no_country(client):
    make_organization("undp")

    one = client.get("/api/v1/organizations/undp/").json()

    assert (one["country"], one["country_uk"], one["country_en"], one["seat"]) == ("", "", "", None)


def fill(number):
    """So many links, agreements and initiatives of Lviv, each with neighbours and sources."""
    lviv = make_home("lviv")
    area = Area.objects.create(slug="health", name_uk="Здоров’я", name_en="Health")
    for place in range(number):
        partner = make_city(f"partner-{place}")
        body = make_organization(f"body-{place}", seat=partner)
        link = make_partnership(lviv, partner)
        paper = make_agreement(lviv, f"paper-{place}", parties=[lviv, partner, body])
        joint = make_initiative(lviv, f"joint-{place}", parties=[partner, body])
        paper.partnerships.add(link)
        paper.areas.add(area)
        joint.agreements.add(paper)
        joint.areas.add(area)


QUERIES = {"partnerships": 5, "agreements": 6, "initiatives": 6, "organizations": 4}


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize("resource", QUERIES)
def test_lists_take_as_many_queries_for_three_as_for_one(
    client, django_assert_num_queries, resource, number
):
    fill(number)

    with django_assert_num_queries(QUERIES[resource]):
        answer = client.get(f"/api/v1/{resource}/")

    assert answer.json()["count"] == number


@pytest.mark.parametrize("number", [1, 3])
def test_detail_takes_as_many_queries_for_three_neighbours_as_for_one(
    client, django_assert_num_queries, number
):
    fill(number)
    paper = Agreement.objects.get(slug="paper-0")
    paper.partnerships.set(Partnership.objects.all())
    Initiative.objects.get(slug="joint-0").agreements.set(Agreement.objects.all())
    Partnership.objects.get(slug="lviv--partner-0").agreements.set(Agreement.objects.all())

    for address, queries in {
        "agreements/paper-0": 5,
        "initiatives/joint-0": 5,
        "partnerships/lviv--partner-0": 4,
        "organizations/body-0": 3,
    }.items():
        with django_assert_num_queries(queries):
            client.get(f"/api/v1/{address}/")


def test_on_is_null_for_a_single_link(client):
    make_link()

    assert client.get("/api/v1/partnerships/lviv--freiburg/?on=2016-01-01").status_code == 400
    assert client.get("/api/v1/partnerships/lviv--freiburg/").json()["on"] is None


def test_state_today_follows_the_events_though_nobody_settled(client):
    link = make_link()
    link.events.create(kind="terminated", date_edtf="2020-01-01", date_latest=date(2020, 1, 1))

    one = client.get("/api/v1/partnerships/lviv--freiburg/").json()

    assert (link.status, one["status"]) == ("active", "terminated")
