"""What the filters of links and papers find, and what they answer to wrong values."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from partnerships.filters import AgreementFilter, PartnershipFilter
from partnerships.models import Agreement, AgreementParty, Partnership
from tests.api_answers import refused, slugs
from tests.factories import (
    make_agreement,
    make_city,
    make_home,
    make_organization,
    make_partnership,
)

pytestmark = pytest.mark.django_db


def test_filters_of_agreements(client):
    lviv, kyiv = make_home("lviv"), make_home("kyiv")
    freiburg, lublin = make_city("freiburg"), make_city("lublin", country="PL")
    make_agreement(lviv, "old", parties=[freiburg], signed_on_edtf="1989", kind="declaration")
    make_agreement(lviv, "new", parties=[lublin], signed_on_edtf="2023-09")
    make_agreement(kyiv, "other", parties=[make_organization("fund", country="PL")])

    def found(query):
        return slugs(client, f"/api/v1/agreements/?{query}")

    assert found("city=lviv") == ["old", "new"]
    assert found("partner=lublin") == ["new"]
    assert found("country=PL") == ["new", "other"]
    assert found("kind=declaration") == ["old"]
    assert found("year=2023") == ["new", "other"]
    assert found("year=1989&year_is=definitely") == ["old"]
    assert found("q=lublin") == ["new"]


def test_country_of_a_hidden_party_finds_nothing(client):
    lviv = make_home("lviv")
    paper = make_agreement(lviv)
    hidden = make_city("hidden", country="PL", state="draft")
    AgreementParty.objects.create(agreement=paper, city=hidden, position=2)

    assert slugs(client, "/api/v1/agreements/?country=PL") == []
    assert slugs(client, "/api/v1/agreements/?q=hidden") == []


def test_filters_of_links(client):
    lviv, kyiv = make_home("lviv"), make_home("kyiv")
    freiburg, lublin = make_city("freiburg"), make_city("lublin", country="PL")
    make_partnership(lviv, freiburg)
    make_partnership(lviv, lublin, kind="partner", signed="2023")
    make_partnership(kyiv, lublin, signed="")

    def found(query):
        return slugs(client, f"/api/v1/partnerships/?{query}")

    assert found("city=kyiv") == ["kyiv--lublin"]
    assert found("partner=freiburg") == ["lviv--freiburg"]
    assert found("country=PL") == ["lviv--lublin", "kyiv--lublin"]
    assert found("kind=partner") == ["lviv--lublin"]
    assert found("shared=2") == ["lviv--lublin", "kyiv--lublin"]
    assert found("dated=unknown") == ["kyiv--lublin"]
    assert found("year=2023") == ["lviv--lublin"]
    assert found("ordering=-established") == ["lviv--lublin", "lviv--freiburg", "kyiv--lublin"]


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
                "common",
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
                "single_source",
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


def test_partners_without_a_public_link_are_not_offered():
    lviv = make_home()
    make_partnership(lviv, make_city("riga"))
    make_partnership(lviv, make_city("osh"), state="in_review", review_note="?")
    form = PartnershipFilter(QueryDict(), Partnership.objects.public())

    with_chosen = form.offered("partner", {"osh"})

    assert [slug for slug, _name in form.offered("partner", set())] == ["riga"]
    assert {slug for slug, _name in with_chosen} == {"riga", "osh"}


def test_cities_that_are_no_party_are_not_offered():
    lviv, riga = make_home(), make_city("riga")
    make_agreement(lviv, "public").parties.create(city=riga, position=5)
    hidden = make_agreement(lviv, "hidden", state="draft")
    hidden.parties.create(city=make_city("osh"), position=5)

    offered = AgreementFilter(QueryDict(), Agreement.objects.public()).offered("partner", set())

    assert "riga" in dict(offered)
    assert "osh" not in dict(offered)
