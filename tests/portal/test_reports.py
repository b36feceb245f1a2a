"""Reports of received aid: what the national table says, what stands apart, the summary."""

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import frictionless
import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from aid.models import DeliveryRelation
from cities.models import City
from portal.reports.donations import FIELDS
from records.models import State
from records.roles import Role
from tests.factories import make_city, make_delivery, make_item, make_organization
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lviv: City) -> Client:
    """An officer of Lviv who reads English."""
    return at_desk(make_officer(lviv, name="olena"), "en")


def asked(**more: str) -> dict[str, str]:
    """A year of Lviv."""
    return {"city": "lviv", "first": "2023-01-01", "last": "2023-12-31", **more}


def page(client: Client, **more: str) -> Any:
    """The page of reports."""
    return client.get(reverse("admin:reports"), asked(**more))


def table(client: Client, **more: str) -> list[dict[str, str]]:
    """The table as its CSV."""
    where = reverse("admin:report_file", args=["donations.csv"])
    content = client.get(where, asked(**more)).content.decode()
    return list(csv.DictReader(io.StringIO(content)))


def apart(client: Client, **more: str) -> dict[str, str]:
    """What stands apart: record and reason."""
    found = page(client, **more).context["found"].apart
    return {one.delivery.slug: one.reason for one in found}


def test_goods_of_one_day_are_a_line_in_the_national_structure(desk: Client, lviv: City) -> None:
    giz = make_organization("giz", name_uk="GIZ", registry_id="12345678")
    row = make_delivery(
        lviv,
        "pumps",
        title_uk="Насоси від GIZ",
        when_edtf="2023-09-14",
        donors=[giz],
        act_number="15",
        act_on="2023-09-20",
        usage="partly",
    )
    make_item(row, good="generator", quantity="12", description_uk="насоси")
    make_item(row, nature="valuation", good="", quantity="1500.50", unit="UAH")

    (line,) = table(desk, recipient_id="04055896")

    assert list(line) == list(FIELDS)
    assert line == {
        "uid": "pumps-1",
        "date": "2023-09-14",
        "donationTitle": "насоси",
        "donationPurpose": "Насоси від GIZ",
        "donationQuantity": "12",
        "unitName": "шт.",
        "amountValue": "1500.5",
        "currencyCode": "UAH",
        "recipientId": "04055896",
        "recipientName": "Львів",
        "donorId": "12345678",
        "donorName": "GIZ",
        "actId": "15",
        "actDate": "2023-09-20",
        "usageStatus": "використано частково",
    }


def test_money_has_no_quantity(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, when_edtf="2023-09-14", donors=[make_city("riga", country="LV")])
    make_item(row, nature="money", good="", quantity="70000", unit="UAH")

    (line,) = table(desk)

    assert [line[name] for name in FIELDS[2:8] if name != "donationPurpose"] == [
        "Грошові кошти",
        "",
        "",
        "70000",
        "UAH",
    ]
    assert (line["donorId"], line["donorName"]) == ("", "Місто riga")


def test_tonnes_are_tonnes(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, when_edtf="2023-09-14")
    make_item(row, quantity="2.5", unit="tonnes", good="relief-goods")

    (line,) = table(desk)

    assert (line["donationQuantity"], line["unitName"]) == ("2.5", "т")


@pytest.mark.parametrize(
    ("fields", "item", "told"),
    [
        ({"when_edtf": "2023-21"}, {}, "the table asks a day, known is: spring 2023"),
        ({"when_edtf": "2023-09"}, {}, "the table asks a day"),
        ({"when_edtf": "2023-09-14~"}, {}, "the table asks a day"),
        ({"when_edtf": ""}, {}, "the table asks a day, known is: no date"),
        ({}, {"qualifier": "more_than"}, "the table asks a number, known is: more than 10"),
        ({}, {"qualifier": "unknown", "quantity": None}, "the table asks a number"),
        (
            {},
            {"nature": "money", "good": "", "unit": "EUR"},
            "the amount is in EUR, asked is UAH",
        ),
        ({}, {"nature": "loan", "good": "", "unit": "UAH"}, "a loan is paid back"),
        (
            {},
            {"nature": "people_helped", "good": "", "unit": "people"},
            "people helped abroad are no aid",
        ),
        ({"shared_with_uk": "Дрогобич"}, {}, "other places received it too"),
        ({"is_part_of_unlisted": True}, {}, "it is inside the figure"),
        ({"state": State.DRAFT}, {}, "it is not published yet"),
    ],
)
def test_what_the_table_cannot_say_stands_apart(
    desk: Client, lviv: City, fields: dict, item: dict, told: str
) -> None:
    row = make_delivery(lviv, **{"when_edtf": "2023-09-14", **fields})
    make_item(row, **item)

    assert table(desk) == []
    assert apart(desk)[row.slug].startswith(told)


def test_a_euro_amount_is_said_where_any_currency_is_asked(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, when_edtf="2023-09-14")
    make_item(row, nature="money", good="", quantity="5000", unit="EUR")

    (line,) = table(desk, currency="any")

    assert (line["amountValue"], line["currencyCode"]) == ("5000", "EUR")


def test_a_worth_of_several_goods_is_given_to_none(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, when_edtf="2023-09-14")
    make_item(row)
    make_item(row, good="bus", unit="vehicles")
    make_item(row, nature="valuation", good="", quantity="900", unit="UAH")

    lines = table(desk)

    assert [line["amountValue"] for line in lines] == ["", ""]
    assert apart(desk) == {row.slug: "the worth is stated of several goods together"}


def test_parts_and_forwarded_rows_are_not_counted_twice(desk: Client, lviv: City) -> None:
    whole, half, later = (
        make_delivery(lviv, name, when_edtf="2023-09-14") for name in ("whole", "half", "later")
    )
    for row in (whole, half, later):
        make_item(row)
    DeliveryRelation.objects.create(delivery=half, target=whole, kind="part_of")
    DeliveryRelation.objects.create(delivery=later, target=whole, kind="forwarded_from")

    assert [line["uid"] for line in table(desk)] == ["whole-1"]
    assert set(apart(desk)) == {"half", "later"}


def test_days_outside_and_pledges_are_neither_here_nor_apart(desk: Client, lviv: City) -> None:
    make_item(make_delivery(lviv, "before", when_edtf="2022-12-31"))
    make_item(make_delivery(lviv, "after", when_edtf="2024-01-01"))
    make_item(make_delivery(lviv, "pledge", when_edtf="2023-05-05", stage="pledged"))

    assert (table(desk), apart(desk)) == ([], {})


def test_the_package_is_a_valid_data_package(desk: Client, lviv: City, tmp_path: Path) -> None:
    row = make_delivery(lviv, when_edtf="2023-09-14", act_on="2023-09-15")
    make_item(row, quantity="2.5", unit="tonnes", good="relief-goods")
    where = reverse("admin:report_file", args=["donations.zip"])
    content = desk.get(where, asked()).content
    with zipfile.ZipFile(io.BytesIO(content)) as folder:
        folder.extractall(tmp_path)

    report = frictionless.Package(str(tmp_path / "datapackage.json")).validate()

    described = json.loads((tmp_path / "datapackage.json").read_text())
    names = [one["name"] for one in described["resources"][0]["schema"]["fields"]]
    assert report.valid, report.flatten(["title", "message"])
    assert names == list(FIELDS)


def test_the_workbook_lists_both(desk: Client, lviv: City) -> None:
    make_item(make_delivery(lviv, "said", when_edtf="2023-09-14"))
    make_item(make_delivery(lviv, "apart", when_edtf="2023-09"))
    where = reverse("admin:report_file", args=["donations.xlsx"])

    book = load_workbook(io.BytesIO(desk.get(where, asked()).content))

    assert [row[0].value for row in book["donations"].iter_rows(min_row=2)] == ["said-1"]
    assert [row[0].value for row in book["apart"].iter_rows(min_row=2)] == ["apart"]


def test_a_text_that_would_be_a_formula_is_disarmed(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, when_edtf="2023-09-14", title_uk="=1+1")
    make_item(row)

    assert table(desk)[0]["donationPurpose"] == "'=1+1"


def numbers(client: Client) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """The figures of the summary: lower and upper bound, rows, unknown."""
    where = reverse("admin:report_file", args=["summary.xlsx"])
    sheet = load_workbook(io.BytesIO(client.get(where, asked()).content))["totals"]
    head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    named = [dict(zip(head, row, strict=True)) for row in rows]
    return {
        (row["nature"], row["unit"], row["stage"]): (
            float(row["lower"]),
            row["upper"] if row["upper"] is None else float(row["upper"]),
            row["rows"],
            row["unknown"],
        )
        for row in named
    }


def test_every_number_of_the_summary_is_the_apis(desk: Client, client: Client, lviv: City) -> None:
    for number, (when, stage, item) in enumerate(
        (
            ("2023-02-03", "delivered", {"quantity": "5"}),
            ("2023-21", "delivered", {"quantity": "7", "qualifier": "more_than"}),
            ("2023", "pledged", {"quantity": "9", "unit": "tonnes", "good": "relief-goods"}),
            ("2023-06", "committed", {"nature": "money", "good": "", "unit": "EUR"}),
            ("2022/2023", "delivered", {"quantity": "99"}),
        )
    ):
        make_item(make_delivery(lviv, f"d{number}", when_edtf=when, stage=stage), **item)
    query = {"city": "lviv", "year": "2023", "year_is": "definitely"}

    answer = client.get("/api/v1/totals/", query).json()

    told = {
        (one["nature"], one["unit"], stage): (
            float(figure["lower"]),
            figure["upper"] and float(figure["upper"]),
            figure["rows"],
            figure["unknown"],
        )
        for one in answer["measures"]
        for stage, figure in one["stages"].items()
        if figure
    }
    assert numbers(desk) == told
    assert len(told) == 3
    assert page(desk).context["doubtful"] == 1


def test_the_brief_for_the_council_is_one_sheet(desk: Client, lviv: City) -> None:
    make_item(make_delivery(lviv, when_edtf="2023-09-14"))
    where = reverse("admin:report_file", args=["brief"])

    told = desk.get(where, asked()).content.decode()

    assert 'class="brief"' in told
    assert "Lviv: 1 January 2023 – 31 December 2023" in told


def test_an_officer_reports_for_their_own_city_alone(desk: Client, kyiv: City) -> None:
    make_item(make_delivery(kyiv, when_edtf="2023-09-14"))

    assert page(desk, city="kyiv").status_code == 400
    for name in ("donations.csv", "donations.zip", "summary.xlsx", "brief"):
        where = reverse("admin:report_file", args=[name])
        assert desk.get(where, asked(city="kyiv")).status_code == 404


def test_editors_and_readers_report_for_any_city(kyiv: City) -> None:
    make_item(make_delivery(kyiv, when_edtf="2023-09-14"))
    for role in (Role.EDITOR, Role.READER):
        client = at_desk(make_account(role, role), "en")
        assert len(table(client, city="kyiv")) == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"last": "2022-01-01"}, "last"),
        ({"first": "вчора"}, "first"),
        ({"city": "nowhere"}, "city"),
        ({"recipient_id": "12"}, "recipient_id"),
    ],
)
def test_a_wrong_question_is_answered_at_its_field(
    desk: Client, lviv: City, more: dict[str, str], field: str
) -> None:
    answer = page(desk, **more)

    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
