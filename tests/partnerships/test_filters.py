"""What the filters of links and papers answer to wrong values."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.api_answers import refused
from tests.factories import make_city, make_home

pytestmark = pytest.mark.django_db


def test_wrong_city_lists_the_home_cities(client):
    make_home("lviv")
    make_home("kyiv")
    make_home("hidden", state="draft")
    make_city("freiburg")

    assert refused(client, "/api/v1/partnerships/?city=freiburg") == [
        {
            "parameter": "city",
            "detail": "Select a valid choice. freiburg is not one of the available choices.",
            "allowed": ["kyiv", "lviv"],
        }
    ]


def test_hidden_city_is_refused_as_one_that_does_not_exist(client):
    make_home("hidden", state="draft")

    hidden, nowhere = (
        refused(client, f"/api/v1/partnerships/?city={slug}")[0] for slug in ("hidden", "nowhere")
    )

    assert hidden == {**nowhere, "detail": nowhere["detail"].replace("nowhere", "hidden")}


def test_more_partners_than_sixty_are_not_repeated(client):
    for number in range(61):
        make_city(f"city-{number}")

    (problem,) = refused(client, "/api/v1/partnerships/?partner=nowhere")

    assert "allowed" not in problem
    assert problem["allowed_in"] == "http://testserver/api/v1/cities/"


def test_future_day_is_refused(client):
    tomorrow = timezone.localdate() + timedelta(days=1)

    assert refused(client, f"/api/v1/partnerships/?on={tomorrow}") == [
        {
            "parameter": "on",
            "detail": "The register knows nothing of the future: choose today or an earlier day.",
        }
    ]


def test_each_wrong_parameter_is_named(client):
    problems = refused(
        client, "/api/v1/partnerships/?on=2022-02-30&kind=x&shared=9&colour=red&status=dead"
    )

    assert [(one["parameter"], one.get("allowed")) for one in problems] == [
        (
            "colour",
            [
                "city",
                "country",
                "cursor",
                "dated",
                "kind",
                "on",
                "ordering",
                "page_size",
                "partner",
                "q",
                "shared",
                "status",
                "year",
                "year_is",
            ],
        ),
        ("on", None),
        ("kind", ["sister", "partner"]),
        ("status", ["active", "suspended", "terminated", "unknown"]),
        ("shared", ["1", "2", "3", "4"]),
    ]


@pytest.mark.parametrize("year", ["0", "-1", "9999", "99999999999", "spring", "1e3", "2022.5"])
def test_year_is_a_number_from_1_to_9998(client, year):
    (problem,) = refused(client, f"/api/v1/agreements/?year={year}")

    assert problem["parameter"] == "year"


def test_certainty_has_two_values(client):
    (problem,) = refused(client, "/api/v1/agreements/?year=2022&year_is=perhaps")

    assert (problem["parameter"], problem["allowed"]) == ("year_is", ["possibly", "definitely"])


def test_area_lists_the_vocabulary(client):
    (problem,) = refused(client, "/api/v1/agreements/?area=nowhere")

    assert problem["parameter"] == "area"
