"""Filters of aid: donors, goods, stages, and the rows behind a figure."""

import pytest
from django.http import QueryDict
from django.utils.translation import override

from aid.filters import DeliveryFilter
from aid.models import Delivery, DeliveryRelation, Participant
from tests.api_answers import refused, slugs
from tests.factories import make_city, make_delivery, make_home, make_item, make_organization

pytestmark = pytest.mark.django_db


def found(client, query):
    return slugs(client, f"/api/v1/deliveries/?{query}")


def test_hub_is_no_donor(client):
    lviv, warsaw = make_home("lviv"), make_city("warsaw", country="PL")
    make_delivery(lviv, "given", donors=[warsaw])
    forwarded = make_delivery(lviv, "forwarded", donors=[make_city("freiburg")])
    Participant.objects.create(delivery=forwarded, role="hub", city=warsaw, position=2)

    assert found(client, "partner=warsaw") == ["given"]
    assert found(client, "country=PL") == ["given"]
    assert found(client, "q=warsaw") == ["given", "forwarded"]


def test_country_of_an_organization_counts(client):
    make_delivery(make_home("lviv"), donors=[make_organization("fund", country="CH")])

    assert found(client, "country=CH") == ["delivery"]


def test_hidden_donor_finds_nothing(client):
    donor = make_city("hidden", country="PL", state="draft")
    make_delivery(make_home("lviv"), donors=[donor])

    assert found(client, "country=PL") == []
    assert found(client, "q=hidden") == []


def test_stage_category_and_good(client):
    lviv = make_home("lviv")
    make_item(make_delivery(lviv, "row", stage="pledged", category="vehicles"), good="bus")
    make_item(make_delivery(lviv, "other"))

    assert found(client, "stage=pledged") == ["row"]
    assert found(client, "category=vehicles") == ["row"]
    assert found(client, "good=bus") == ["row"]
    assert found(client, "good=bus&good=generator&city=lviv") == ["row", "other"]


def test_measure_gives_the_rows_that_a_total_counts(client):
    lviv = make_home("lviv")
    whole, part = make_delivery(lviv, "whole"), make_delivery(lviv, "part")
    for row in (whole, part, make_delivery(lviv, "pledge", stage="pledged")):
        make_item(row)
    make_item(make_delivery(lviv, "money"), nature="money", good="", quantity=5, unit="EUR")
    DeliveryRelation.objects.create(delivery=part, kind="part_of", target=whole)

    assert found(client, "measure=generator") == ["whole", "pledge"]
    assert found(client, "measure=generator&stage=delivered") == ["whole"]
    assert found(client, "measure=money-EUR") == ["money"]
    assert found(client, "measure=vehicles") == []


def test_forwarded_row_is_judged_with_all_stages(client):
    lviv = make_home("lviv")
    source = make_delivery(lviv, "source", stage="committed")
    forwarded = make_delivery(lviv, "forwarded", stage="delivered")
    for row in (source, forwarded):
        make_item(row)
    DeliveryRelation.objects.create(delivery=forwarded, kind="forwarded_from", target=source)

    assert found(client, "measure=generator&stage=delivered") == []


def test_measure_lists_what_public_rows_have(client):
    lviv = make_home("lviv")
    make_item(make_delivery(lviv))
    make_item(make_delivery(lviv, "hidden", state="draft"), good="tram")

    (problem,) = refused(client, "/api/v1/deliveries/?measure=tram")

    assert (problem["parameter"], problem["allowed"]) == ("measure", ["vehicles", "generator"])


def test_stage_lists_the_three(client):
    (problem,) = refused(client, "/api/v1/deliveries/?stage=lost")

    assert problem["allowed"] == ["pledged", "committed", "delivered"]


@pytest.mark.parametrize(("split", "expected"), [("known", ["alone"]), ("unknown", ["shared"])])
def test_split_parts_rows_of_one_city_from_shared_ones(client, split, expected):
    lviv = make_home("lviv")
    make_delivery(lviv, "alone")
    make_delivery(lviv, "shared", shared_with_uk="Київ")
    assert found(client, f"split={split}") == expected


def test_only_cities_that_gave_are_offered_as_donors(client):
    lviv, warsaw = make_home("lviv"), make_city("warsaw", name_en="Warsaw")
    forwarded = make_delivery(lviv, "forwarded", donors=[make_city("freiburg", name_en="Freiburg")])
    Participant.objects.create(delivery=forwarded, role="hub", city=warsaw, position=2)
    hidden = make_delivery(lviv, "hidden", donors=[make_city("oslo", name_en="Oslo")])
    hidden.state = "draft"
    hidden.save()

    form = DeliveryFilter(QueryDict(), queryset=Delivery.objects.public())
    with override("en"):
        offered, with_chosen = form.offered("partner", set()), form.offered("partner", {"warsaw"})

    assert offered == [("freiburg", "Freiburg")]
    assert with_chosen == [("freiburg", "Freiburg"), ("warsaw", "Warsaw")]
