"""API of case cities: exact JSON, what counts, what stays hidden."""

import pytest

from tests.api_answers import API, CITATION, SOURCE_REF, city_ref, head, slugs, tail
from tests.factories import (
    add_event,
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_partnership,
    make_profile,
    make_source,
)

pytestmark = pytest.mark.django_db


def make_case():
    lviv, freiburg = make_home("lviv"), make_city("freiburg")
    profile = make_profile(
        lviv,
        text_uk="Львів приймає [@source-one @hidden-source] і передає [@hidden-source].",
        text_en="Lviv receives [@source-one].",
    )
    cite(profile)
    make_source("hidden-source", state="draft")
    make_partnership(lviv, freiburg)
    ended = make_partnership(lviv, make_city("lublin", country="PL"))
    add_event(ended, "terminated", "2020")
    make_agreement(lviv)
    make_agreement(lviv, "past", valid_until_edtf="2024", signed_on_edtf="2001")
    make_initiative(lviv)
    make_item(make_delivery(lviv, donors=[freiburg]))
    make_item(make_delivery(lviv, "pledge", stage="pledged"), qualifier="more_than")
    return profile


def rows_at(stage):
    """The address of the rows behind a figure of generators."""
    return f"{API}/deliveries/?city=lviv&stage={stage}&measure=generator"


def short(resource, slug, title_uk, title_en):
    """A record in short."""
    url = f"{API}/{resource}/{slug}/"
    return {"slug": slug, "title_uk": title_uk, "title_en": title_en, "url": url}


def test_exact_json_of_a_case(client):
    profile = make_case()

    answer = client.get("/api/v1/cases/lviv/")

    ten = {"lower": "10", "is_approximate": False, "rows": 1, "unknown": 0}
    assert answer.json() == {
        **head("cases", "cities", "lviv"),
        "city": city_ref("lviv", "UA"),
        "role_uk": "Роль",
        "role_en": "Role",
        "lead_uk": "Речення.",
        "lead_en": "A sentence.",
        "text_uk": "Львів приймає [@source-one] і передає.",
        "text_en": "Lviv receives [@source-one].",
        "footnotes": [SOURCE_REF],
        "figures": {
            "links": {"current": 1, "sister": 1, "partner": 0, "countries": 1, "past": 1},
            "agreements_in_force": 1,
            "deliveries": {"pledged": 1, "committed": 0, "delivered": 1},
        },
        "totals": {
            "deliveries": 2,
            "counted": 2,
            "measures": [
                {
                    "nature": "goods",
                    "good": "generator",
                    "unit": "pieces",
                    "stages": {
                        "pledged": {**ten, "upper": None, "url": rows_at("pledged")},
                        "committed": None,
                        "delivered": {**ten, "upper": "10", "url": rows_at("delivered")},
                    },
                }
            ],
            "left_out": [],
            "doubts": [
                {
                    "reason": "approximate",
                    "count": 1,
                    "items": 1,
                    "rows": ["pledge"],
                    "amounts": [],
                    "url": f"{API}/deliveries/?city=lviv&receipt=approximate",
                }
            ],
        },
        "partnerships": [
            {
                "slug": "lviv--freiburg",
                "name_uk": "Місто lviv – Місто freiburg",
                "name_en": "Lviv – Freiburg",
                "url": f"{API}/partnerships/lviv--freiburg/",
            }
        ],
        "agreements": [
            short("agreements", "agreement", "Угода про партнерство", "Partnership agreement"),
            short("agreements", "past", "Угода про партнерство", "Partnership agreement"),
        ],
        "deliveries": [
            short("deliveries", "delivery", "Генератори", "Generators"),
            short("deliveries", "pledge", "Генератори", "Generators"),
        ],
        "initiatives": [short("initiatives", "initiative", "Фестиваль", "Festival")],
        **tail(profile, CITATION),
    }


def test_list_of_cases(client):
    profile = make_case()

    (row,) = client.get("/api/v1/cases/").json()["results"]

    ending = tail(profile)
    del ending["single_source"]
    del ending["citations"]
    assert row == {
        **head("cases", "cities", "lviv"),
        "city": city_ref("lviv", "UA"),
        "role_uk": "Роль",
        "role_en": "Role",
        "lead_uk": "Речення.",
        "lead_en": "A sentence.",
        **ending,
    }


def test_home_city_without_a_profile_is_no_case(client):
    make_home("dnipro")

    assert client.get("/api/v1/cases/dnipro/").status_code == 404


def test_case_of_a_hidden_city_is_not_found(client):
    make_profile(make_home("lviv", state="draft"))

    assert client.get("/api/v1/cases/lviv/").status_code == 404


def test_withdrawn_profile_says_why(client):
    make_profile(make_home("lviv")).withdraw("Застаріло", "Out of date")

    answer = client.get("/api/v1/cases/lviv/")

    assert (answer.status_code, answer.json()["reason_en"]) == (410, "Out of date")


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow(client, django_assert_num_queries, number):
    lviv = make_home("lviv")
    cite(make_profile(lviv))
    for place in range(number):
        partner = make_city(f"city-{place}")
        make_partnership(lviv, partner)
        make_agreement(lviv, f"paper-{place}")
        make_initiative(lviv, f"joint-{place}")
        make_item(make_delivery(lviv, f"row-{place}", donors=[partner]))
        cite(make_profile(make_home(f"home-{place}")))

    with django_assert_num_queries(12):
        client.get("/api/v1/cases/lviv/")
    with django_assert_num_queries(3):
        client.get("/api/v1/cases/")

    assert slugs(client, "/api/v1/cases/")[0] == "lviv"
