"""API of totals: exact JSON, the page's filters, the rows behind each figure."""

import pytest

from aid.counting import totals_of
from aid.models import Delivery, DeliveryRelation
from records.serializer_fields import number_text
from tests.api_answers import API
from tests.factories import make_delivery, make_home, make_item

pytestmark = pytest.mark.django_db
TOTALS = "/api/v1/totals/"


def figure(lower, upper, rows, query, **doubts):
    """A total as the API writes it."""
    shown = {"is_approximate": False, "unknown": 0, **doubts}
    return {
        "lower": lower,
        "upper": upper,
        "rows": rows,
        **shown,
        "url": f"{API}/deliveries/?{query}",
    }


def test_exact_json_of_totals(client):
    lviv = make_home("lviv")
    whole, part = make_delivery(lviv, "whole"), make_delivery(lviv, "part")
    make_item(whole, good="bus", unit="vehicles", quantity=60, qualifier="more_than")
    make_item(part, good="bus", unit="vehicles", quantity=12)
    DeliveryRelation.objects.create(delivery=part, kind="part_of", target=whole)
    make_item(make_delivery(make_home("kyiv"), "elsewhere"))

    answer = client.get(f"{TOTALS}?city=lviv")

    rows = "city=lviv&stage=delivered&measure=vehicles"
    note = {"items": 1, "amounts": [], "count": 1}
    assert answer.json() == {
        "deliveries": 2,
        "counted": 1,
        "measures": [
            {
                "nature": "goods",
                "good": "",
                "unit": "vehicles",
                "stages": {
                    "pledged": None,
                    "committed": None,
                    "delivered": figure("60", None, 1, rows),
                },
            }
        ],
        "left_out": [
            {
                **note,
                "reason": "part_of",
                "rows": ["part"],
                "amounts": [
                    {
                        "nature": "goods",
                        "good": "",
                        "unit": "vehicles",
                        "stage": "delivered",
                        "lower": "12",
                        "upper": "12",
                    }
                ],
                "url": f"{API}/deliveries/?city=lviv&receipt=part_of",
            }
        ],
        "doubts": [
            {
                **note,
                "reason": "approximate",
                "rows": ["whole"],
                "url": f"{API}/deliveries/?city=lviv&receipt=approximate",
            }
        ],
    }


def test_unknown_parameter_is_refused_with_the_known_ones(client):
    answer = client.get(f"{TOTALS}?stages=delivered")

    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/problem+json"
    assert answer.json()["errors"][0]["parameter"] == "stages"


@pytest.mark.parametrize("parameter", ["page", "ordering", "format", "cursor"])
def test_what_steers_lists_is_unknown_here(client, parameter):
    assert client.get(f"{TOTALS}?{parameter}=1").status_code == 400


@pytest.mark.parametrize("rows", [1, 3])
def test_queries_do_not_grow_with_the_rows(client, rows, django_assert_num_queries):
    city = make_home()
    for number in range(rows):
        make_item(make_delivery(city, f"row-{number}"), qualifier="about")

    with django_assert_num_queries(8):
        client.get(TOTALS)


@pytest.mark.usefixtures("register")
class TestRegister:
    """On the real register."""

    def test_figures_are_those_of_the_pages_and_open_as_many_rows(self, client):
        answer = client.get(f"{TOTALS}?city=kharkiv").json()

        made = totals_of(Delivery.objects.public().filter(city__slug="kharkiv"))
        for told, measure in zip(answer["measures"], made.measures, strict=True):
            for stage, shown in told["stages"].items():
                total = made.figure(measure, stage)
                if shown is None:
                    assert total.is_empty
                    continue
                assert shown["lower"] == number_text(total.lower)
                rows = client.get(shown["url"]).json()["count"]
                assert rows >= max(total.rows, total.unknown)
                assert rows <= total.rows + total.unknown

    def test_every_note_opens_as_many_rows_as_it_counts(self, client):
        answer = client.get(TOTALS).json()

        for note in answer["left_out"] + answer["doubts"]:
            assert client.get(note["url"]).json()["count"] == note["count"]

    def test_totals_of_a_case_are_those_of_its_city(self, client):
        own = client.get(f"{TOTALS}?city=lviv").json()
        case = client.get("/api/v1/cases/lviv/").json()["totals"]

        assert case["measures"] == own["measures"]
        assert (case["deliveries"], case["counted"]) == (own["deliveries"], own["counted"])

    def test_counted_and_not_counted_rows_make_the_whole(self, client):
        answer = client.get(TOTALS).json()

        counted = client.get("/api/v1/deliveries/?receipt=counted").json()["count"]
        parts = client.get("/api/v1/deliveries/?receipt=part_of").json()["count"]
        assert counted == answer["counted"]
        assert counted + parts == answer["deliveries"]
