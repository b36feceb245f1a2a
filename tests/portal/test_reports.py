"""Reports of received aid: what the national table says, what stands apart, the summary."""

import io
import json
import zipfile
from pathlib import Path

import frictionless
import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from aid.models import DeliveryRelation
from cities.models import City
from portal.reports.donations import FIELDS
from records.models import State
from tests.factories import make_city, make_delivery, make_item, make_organization
from tests.portal.reporting import apart, asked, table
from tests.staff import at_desk, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lviv: City) -> Client:
    """An officer of Lviv who reads English."""
    return at_desk(make_officer(lviv, name="olena"), "en")


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
        ({"is_part_of_unlisted": True}, {}, "it is part of a larger figure"),
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


def test_a_worth_without_goods_says_so(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, when_edtf="2023-09-14")
    make_item(row, nature="valuation", good="", quantity="900", unit="UAH")

    assert apart(desk) == {row.slug: "a worth is stated, but no goods"}


@pytest.mark.parametrize(
    ("code", "told"), [("12345678", "12345678"), ("XM-DAC-5-52", ""), ("1234567", "")]
)
def test_only_a_code_of_the_state_register_names_a_donor(
    desk: Client, lviv: City, code: str, told: str
) -> None:
    body = make_organization("giz", registry_id=code)
    make_item(make_delivery(lviv, when_edtf="2023-09-14", donors=[body]))

    (line,) = table(desk)

    assert line["donorId"] == told


def test_a_part_of_what_the_list_does_not_hold_says_so(
    desk: Client, lviv: City, kyiv: City
) -> None:
    whole, part = make_delivery(kyiv, "whole"), make_delivery(lviv, when_edtf="2023-09-14")
    make_item(part)
    DeliveryRelation.objects.create(delivery=part, target=whole, kind="part_of")

    assert apart(desk) == {
        part.slug: "it is part of a larger figure, which this list does not hold"
    }


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
    make_item(make_delivery(lviv, "said", when_edtf="2023-09-14"), quantity="2.5")
    make_item(make_delivery(lviv, "apart", when_edtf="2023-09"))
    where = reverse("admin:report_file", args=["donations.xlsx"])

    book = load_workbook(io.BytesIO(desk.get(where, asked()).content))

    (line,) = book["donations"].iter_rows(min_row=2, values_only=True)
    assert (line[0], line[FIELDS.index("donationQuantity")]) == ("said-1", 2.5)
    assert [row[0].value for row in book["Not in the table"].iter_rows(min_row=2)] == ["apart"]


def test_a_text_that_would_be_a_formula_is_disarmed(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, when_edtf="2023-09-14", title_uk="=1+1")
    make_item(row)

    assert table(desk)[0]["donationPurpose"] == "'=1+1"
