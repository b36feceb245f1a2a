"""The consolidated report and the brief as workbooks and pages: each number is the API's."""

from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from aid.measures import Measure
from aid.models import DeliveryRelation
from cities.models import City
from portal.reports.pages import BOOKS, LISTS, PRINTED
from records.roles import Role
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_item,
    make_source,
)
from tests.portal.reporting import asked, book, page, rows_of
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db
EACH_BOOK = pytest.mark.parametrize("name", BOOKS)


@pytest.fixture
def desk(lviv: City) -> Client:
    """An officer of Lviv who reads English."""
    return at_desk(make_officer(lviv, name="olena"), "en")


@pytest.fixture
def year(lviv: City) -> City:
    """Lviv's aid of 2023 with all that makes a total doubtful."""
    money = {"nature": "money", "good": "", "unit": "EUR"}
    bus = {"good": "bus", "unit": "vehicles"}
    for number, (when, fields, item) in enumerate(
        (
            ("2023-02-03", {}, {"quantity": "5"}),
            ("2023-21", {}, {"quantity": "7", "qualifier": "more_than"}),
            ("2023", {"stage": "pledged"}, {"unit": "tonnes", "good": "relief-goods"}),
            ("2023-06", {"stage": "committed"}, money),
            ("2023-07", {}, {**money, "qualifier": "unknown", "quantity": None}),
            ("2023-08", {"shared_with_uk": "Дрогобич"}, {**bus, "quantity": "3"}),
            ("2023-08-09", {"is_part_of_unlisted": True}, {**bus, "quantity": "2"}),
            ("2023-08-10", {}, {**bus, "quantity": "4", "qualifier": "about"}),
            ("2022/2023", {}, {"quantity": "99"}),
            ("", {}, {"quantity": "98"}),
        )
    ):
        row = make_delivery(lviv, f"d{number}", when_edtf=when, **fields)
        make_item(row, **item)
    several = make_delivery(lviv, "several", when_edtf="2023-11", donors=[make_city("riga")])
    make_item(several, quantity="6")
    make_item(several, nature="valuation", good="", unit="EUR", quantity="1500.5")
    return lviv


def of_api(client: Client, address: str) -> dict[str, Any]:
    """What the API says of the one figure whose rows an address opens."""
    query = dict(parse_qsl(urlsplit(address).query))
    answer = client.get("/api/v1/totals/", query)
    assert answer.status_code == 200, answer.content
    told = answer.json()
    if "receipt" in query:
        (note,) = (one for one in told["left_out"] if one["reason"] == query["receipt"])
        (amount,) = (one for one in note["amounts"] if one["stage"] == query["stage"])
        return amount
    # Rows of several goods have a measure each
    (measure,) = (one for one in told["measures"] if key_of(one) == query["measure"])
    return dict(measure["stages"][query["stage"]])


def key_of(measure: dict[str, Any]) -> str:
    """The parameter that chooses a measure of the API."""
    return Measure(measure["nature"], measure["good"] or None, measure["unit"]).key


@EACH_BOOK
@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_number_is_the_apis(client: Client, year: City, name: str, language: str) -> None:
    desk = at_desk(make_officer(year, name="olha"), language)
    sheet = book(desk, name).worksheets[0]

    figures = rows_of(sheet, {"uk": "Міра", "en": "Measure"}[language])

    assert len(figures) == 8
    for figure in figures:
        _measure, _stage, _words, lower, upper, rows, unknown, _standing, address = figure.values()
        told = of_api(client, address)
        expected = [float(told["lower"]) if rows else None]
        expected.append(float(told["upper"]) if rows and told["upper"] is not None else None)
        assert [lower, upper] == expected, figure
        if "rows" in told:
            assert (rows, unknown) == (told["rows"], told["unknown"])


@EACH_BOOK
def test_figures_say_what_is_shared_and_what_is_not_counted(
    desk: Client, year: City, name: str
) -> None:
    figures = rows_of(book(desk, name).worksheets[0], "Measure")

    told = {(one["Figure"], one["In the totals"]) for one in figures if "ehicle" in one["Measure"]}

    assert told == {
        ("about 4 vehicles", "counted in totals"),
        ("3 vehicles", "counted in totals; shared with other places, split unknown"),
        ("2 vehicles", "part of another row, not counted"),
    }


def test_the_sheet_of_rows_has_all_and_says_why_one_is_not_counted(
    desk: Client, year: City
) -> None:
    rows = rows_of(book(desk, "brief.xlsx")["Rows of aid"], "When")

    standing = {one["Address"].rsplit("/", 2)[-2]: one["In the totals"] for one in rows}

    assert set(standing) == {"several", *(f"d{number}" for number in range(8))}
    assert {slug for slug, told in standing.items() if told != "counted in totals"} == {"d6"}


def test_rows_that_may_belong_to_the_period_have_their_sheet(desk: Client, year: City) -> None:
    made = book(desk, "summary.xlsx")

    rows = rows_of(made["Perhaps in the period"], "When")

    assert {one["Quantity"] for one in rows} == {"98 generators", "99 generators"}
    assert "2 rows of aid may belong to the period" in str(made.worksheets[0]["A4"].value)


def test_a_row_opens_its_sources(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, "pumps", when_edtf="2023-09-14", donors=[make_city("riga")])
    make_item(row)
    cite(row, make_source("letter", publisher="Rīga"))

    (told,) = rows_of(book(desk, "brief.xlsx")["Rows of aid"], "When")

    assert told["Donors"] == "Riga"
    assert any(line.endswith("/sources/letter/") for line in told["Sources"].splitlines())
    assert told["Address"].endswith("/aid/pumps/")


def test_the_brief_lists_each_agreement_surely_signed_in_the_period(
    desk: Client, lviv: City
) -> None:
    for number in range(12):
        make_agreement(lviv, f"paper-{number}", signed_on_edtf=f"2023-{number + 1:02}")
    make_agreement(lviv, "perhaps", signed_on_edtf="2022/2023")

    papers = rows_of(book(desk, "brief.xlsx")["Agreements signed"], "Signed")

    named = [one["Address"].rsplit("/", 2)[-2] for one in papers]
    assert named == [f"paper-{number}" for number in reversed(range(12))]
    assert (papers[0]["Signed"], papers[0]["Parties"]) == ("December 2023", "Lviv")
    assert papers[0]["First day"] == datetime(2023, 12, 1)


def test_nothing_of_a_draft_is_in_a_report(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, "draft", when_edtf="2023-09-14", state="draft", title_en="Canary")
    make_item(row)
    make_agreement(lviv, "paper", signed_on_edtf="2023-05", state="draft", title_en="Canary")

    for name in BOOKS:
        cells = [
            str(cell)
            for sheet in book(desk, name)
            for line in sheet.iter_rows(values_only=True)
            for cell in line
        ]
        assert cells
        assert not [cell for cell in cells if "Canary" in cell]


def test_an_empty_period_makes_a_workbook_that_says_so(desk: Client, lviv: City) -> None:
    made = book(desk, "brief.xlsx")

    assert [list(sheet.iter_rows(values_only=True))[-1][0] for sheet in made] == [
        "none on record"
    ] * 3


def test_the_consolidated_report_prints_figures_rows_and_doubts(desk: Client, year: City) -> None:
    DeliveryRelation.objects.create(
        delivery_id=page(desk).context["found"].apart[0].delivery.pk,
        target=make_delivery(year, "whole", when_edtf="2023-10-10"),
        kind="overlaps",
    )

    answer = desk.get(reverse("admin:report_file", args=["summary"]), asked())

    with translation.override("en"):
        assert answer.status_code == 200
        assert answer.context["table"].rows == 10
        assert len(answer.context["doubtful"]) == 2
    for told in ("Consolidated report", "Perhaps in the period", "may overlap", "d6"):
        assert told in answer.text


def test_no_report_is_kept_by_a_cache(desk: Client, year: City) -> None:
    for name in (*LISTS, *BOOKS, *PRINTED):
        answer = desk.get(reverse("admin:report_file", args=[name]), asked())
        assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["summary.pdf", "brief.csv", "nothing"])
def test_a_report_that_is_none_is_not_found(desk: Client, lviv: City, name: str) -> None:
    assert desk.get(reverse("admin:report_file", args=[name]), asked()).status_code == 404


def test_who_sees_no_aid_gets_no_report(lviv: City) -> None:
    account = make_account("nobody", Role.READER)
    account.groups.clear()
    client = at_desk(account, "en")
    for name in (*LISTS, *BOOKS, *PRINTED):
        where = reverse("admin:report_file", args=[name])
        assert client.get(where, asked()).status_code in (302, 403)
