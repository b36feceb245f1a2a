"""The next stage of a pledge or commitment is entered from it, and tied to it."""

import pytest
from django.test import Client

from aid.models import Delivery
from tests.desk import address, open_form, rows_of
from tests.factories import make_city, make_delivery, make_home, make_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledge() -> Delivery:
    """Fire engines pledged to Lviv by Freiburg."""
    row = make_delivery(make_home(), stage="pledged", when_edtf="2023-01", title_en="Fire engines")
    row.participants.all().delete()
    row.participants.create(role="donor", city=make_city("leipzig"), position=1)
    row.items.all().delete()
    make_item(row, good="fire-engine", quantity=5, unit="vehicles", position=1)
    make_item(row, nature="money", good="", quantity=300, unit="EUR", position=2)
    return row


def follow(row: Delivery, stage: str) -> str:
    """The address of the form for the next stage."""
    return f"{address(Delivery)}?follows={row.pk}&stage={stage}"


def test_a_delivery_of_a_pledge_is_saved_with_its_rows_and_tie(
    desk: Client, pledge: Delivery
) -> None:
    url = follow(pledge, "delivered")
    data = open_form(desk, url, Delivery)
    for group in {key for key in data if key.endswith("-TOTAL_FORMS")}:
        data[group] = str(rows_of(data, group.removesuffix("-TOTAL_FORMS")))

    answer = desk.post(url, {**data, "when_edtf": "2023-06-01"})

    assert answer.status_code == 302
    row = Delivery.objects.get(stage="delivered")
    assert (row.title_en, row.city, row.when_edtf) == ("Fire engines", pledge.city, "2023-06-01")
    assert [(i.good, i.unit, int(i.quantity)) for i in row.items.order_by("position")] == [
        ("fire-engine", "vehicles", 5), ("", "EUR", 300),
    ]  # fmt: skip
    assert [(p.role, p.city.slug) for p in row.participants.all()] == [("donor", "leipzig")]
    assert [(r.kind, r.target) for r in row.relations.all()] == [("fulfils", pledge)]
    assert row.state == "draft"
    assert row.citations.count() == 0


def test_date_and_sources_are_those_of_the_new_stage(desk: Client, pledge: Delivery) -> None:
    data = open_form(desk, follow(pledge, "committed"), Delivery)

    assert (data["stage"], data["when_edtf"]) == ("committed", "")
    assert not [key for key in data if key.endswith("-source") and data[key]]


@pytest.mark.parametrize(
    ("stage", "offered"),
    [
        ("pledged", ["stage=committed", "stage=delivered"]),
        ("committed", ["stage=delivered"]),
        ("delivered", []),
    ],
)
def test_stages_that_can_follow_are_offered(
    desk: Client, pledge: Delivery, stage: str, offered: list[str]
) -> None:
    Delivery.objects.update(stage=stage)

    page = desk.get(address(Delivery, pledge.pk))

    assert [where.split("&")[1] for _stage, where in page.context["next_stages"]] == offered


@pytest.mark.parametrize(
    "query",
    [
        "follows={pk}&stage=pledged",
        "follows={pk}&stage=",
        "follows={pk}",
        "follows=&stage=delivered",
        "follows=0&stage=delivered",
        "follows=x&stage=delivered",
        "follows=²&stage=delivered",
        "follows=99999999999999999999&stage=delivered",
    ],
)
def test_what_cannot_follow_opens_an_empty_form(desk: Client, pledge: Delivery, query: str) -> None:
    page = desk.get(f"{address(Delivery)}?{query.format(pk=pledge.pk)}")

    assert page.status_code == 200
    assert "Fire engines" not in page.text
