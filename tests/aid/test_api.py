"""API of aid: exact JSON, quantities, neighbours, queries."""

import pytest

from aid.models import DeliveryRelation, Participant
from tests.api_answers import API, CITATION, city_ref, head, slugs, tail
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
)

pytestmark = pytest.mark.django_db


def test_exact_json_of_a_delivery(client):
    lviv, freiburg, undp = make_home("lviv"), make_city("freiburg"), make_organization("undp")
    pledge = make_delivery(lviv, "pledge", stage="pledged")
    row = make_delivery(
        lviv, donors=[freiburg], agreement=make_agreement(lviv), shared_with_en="Kyiv"
    )
    Participant.objects.create(delivery=row, role="hub", organization=undp, position=2)
    row.initiatives.add(make_initiative(lviv))
    make_item(row, description_en="diesel")
    DeliveryRelation.objects.create(delivery=row, kind="fulfils", target=pledge, note_en="In full")

    answer = client.get("/api/v1/deliveries/delivery/")

    organization = {
        "slug": "undp",
        "name_uk": "Організація undp",
        "name_en": "UNDP",
        "url": f"{API}/organizations/undp/",
    }
    assert answer.json() == {
        **head("deliveries", "aid", "delivery"),
        "city": city_ref("lviv", "UA"),
        "title_uk": "Генератори",
        "title_en": "Generators",
        "stage": "delivered",
        "when": {"edtf": "2022-03", "earliest": "2022-03-01", "latest": "2022-03-31"},
        "category": "energy_equipment",
        "participants": [
            {"role": "donor", "city": city_ref("freiburg", "DE"), "organization": None},
            {"role": "hub", "city": None, "organization": organization},
        ],
        "items": [
            {
                "position": 1,
                "nature": "goods",
                "good": "generator",
                "qualifier": "exactly",
                "quantity": "10",
                "quantity_max": None,
                "unit": "pieces",
                "description_uk": "",
                "description_en": "diesel",
            }
        ],
        "is_part": False,
        "may_overlap": False,
        "relations": [
            {
                "kind": "fulfils",
                "delivery": {
                    "slug": "pledge",
                    "title_uk": "Генератори",
                    "title_en": "Generators",
                    "url": f"{API}/deliveries/pledge/",
                },
                "note_uk": "",
                "note_en": "In full",
            }
        ],
        "shared_with_uk": "",
        "shared_with_en": "Kyiv",
        "agreement": {
            "slug": "agreement",
            "title_uk": "Угода про партнерство",
            "title_en": "Partnership agreement",
            "url": f"{API}/agreements/agreement/",
        },
        "initiatives": [
            {
                "slug": "initiative",
                "title_uk": "Фестиваль",
                "title_en": "Festival",
                "url": f"{API}/initiatives/initiative/",
            }
        ],
        "summary_uk": "",
        "summary_en": "",
        **tail(row, CITATION),
    }


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"quantity": "3500", "qualifier": "more_than", "unit": "tonnes", "good": "mixed"}, "3500"),
        ({"quantity": "2.500", "unit": "tonnes", "good": "mixed"}, "2.5"),
        ({"quantity": "0.001", "unit": "tonnes", "good": "mixed"}, "0.001"),
        ({"quantity": "35000000", "unit": "EUR", "nature": "money", "good": ""}, "35000000"),
        ({"quantity": "100", "unit": "pieces"}, "100"),
        ({"quantity": None, "qualifier": "unknown"}, None),
    ],
)
def test_numbers_are_exact_texts_without_trailing_zeros(client, fields, shown):
    make_item(make_delivery(make_home("lviv")), **fields)

    (item,) = client.get("/api/v1/deliveries/delivery/").json()["items"]

    assert item["quantity"] == shown


def test_between_has_an_upper_quantity(client):
    row = make_delivery(make_home("lviv"))
    make_item(row, qualifier="between", quantity=10, quantity_max=12)

    (item,) = client.get("/api/v1/deliveries/delivery/").json()["items"]

    assert (item["qualifier"], item["quantity"], item["quantity_max"]) == ("between", "10", "12")


def test_hidden_neighbours_are_left_out(client):
    lviv = make_home("lviv")
    hidden = {"state": "in_review"}
    row = make_delivery(lviv, agreement=make_agreement(lviv, "hidden-paper", **hidden))
    row.initiatives.add(make_initiative(lviv, "hidden-joint", **hidden))
    donor = make_city("hidden-city", **hidden)
    Participant.objects.create(delivery=row, role="donor", city=donor)
    other = make_delivery(lviv, "hidden-row", **hidden)
    DeliveryRelation.objects.create(delivery=row, kind="fulfils", target=other)

    one = client.get("/api/v1/deliveries/delivery/").json()

    assert (one["agreement"], one["initiatives"]) == (None, [])
    assert (one["participants"], one["relations"]) == ([], [])


def fill(number):
    """So many deliveries, each with neighbours of every sort."""
    lviv = make_home("lviv")
    for place in range(number):
        paper, joint = make_agreement(lviv, f"paper-{place}"), make_initiative(lviv, f"j-{place}")
        pledge = make_delivery(lviv, f"pledge-{place}", stage="pledged")
        donors = [make_city(f"city-{place}"), make_organization(f"body-{place}")]
        row = make_delivery(lviv, f"row-{place}", donors=donors, agreement=paper)
        row.initiatives.add(joint)
        make_item(row)
        make_item(row)
        DeliveryRelation.objects.create(delivery=row, kind="fulfils", target=pledge)


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_the_rows(client, django_assert_num_queries, number):
    fill(number)

    with django_assert_num_queries(9):
        answer = client.get("/api/v1/deliveries/")
    with django_assert_num_queries(8):
        client.get("/api/v1/deliveries/row-0/")

    assert answer.json()["count"] == 2 * number


def test_order_by_day(client):
    lviv = make_home("lviv")
    for slug, when in (("late", "2024"), ("unknown", ""), ("early", "2022-03")):
        make_delivery(lviv, slug, when_edtf=when)

    assert slugs(client, "/api/v1/deliveries/?ordering=when") == ["early", "late", "unknown"]
    assert slugs(client, "/api/v1/deliveries/?ordering=-when") == ["late", "early", "unknown"]


def test_delivery_is_as_public_as_its_city(client):
    lviv = make_home("lviv")
    cite(make_delivery(lviv), fact="stage")
    lviv.withdraw("Помилка")

    assert client.get("/api/v1/deliveries/delivery/").status_code == 404
