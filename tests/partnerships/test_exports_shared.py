"""Both tables of partners in common as files: the filters of the page, and nothing hidden."""

import csv
import io
import json

import pytest
from django.conf import settings
from django.utils import timezone
from openpyxl import load_workbook

from cities.models import City
from tests.factories import add_event, make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def small():
    """Kyiv and Lviv share Graz, in 2015 Riga too; Łódź is Lviv's alone but for a draft."""
    kyiv, lviv = make_home("kyiv"), make_home("lviv")
    graz, lodz = make_city("graz", country="AT"), make_city("lodz", country="PL")
    riga = make_city("riga", country="LV", name_en="=Riga")
    make_partnership(kyiv, graz)
    make_partnership(lviv, graz, kind="partner")
    make_partnership(lviv, lodz)
    make_partnership(kyiv, lodz, state="draft")
    make_partnership(kyiv, riga)
    add_event(make_partnership(lviv, riga), "terminated", "2016-02-11")


def told(client, page):
    """The objects of a JSON file."""
    answer = client.get(page)
    assert answer.status_code == 200
    return json.loads(answer.getvalue())


def test_a_shared_partner_is_a_row_with_its_links_and_origin(client):
    origin, today = settings.PORTAL_ORIGIN, timezone.localdate().isoformat()

    assert client.get("/en/matrix/shared.csv").getvalue().decode().split("\r\n") == [
        "partner,partner_name,country_code,country,home_cities,cities,links,not_in_force,address,"
        "downloaded_from,downloaded_on,licence",
        "graz,Graz,AT,Austria,2,kyiv lviv,kyiv--graz lviv--graz,,"
        f"{origin}/en/partnerships/?status=active&partner=graz,"
        f"{origin}/en/matrix/shared/,{today},CC BY 4.0",
        "",
    ]


def test_each_pair_of_cities_is_a_row_of_the_overlaps(client):
    rows = told(client, "/en/matrix/overlaps.json")

    assert [
        (one["city"], one["other"], one["common"], one["own"], one["percent"]) for one in rows
    ] == [
        ("kyiv", "kyiv", 2, 2, 100),
        ("kyiv", "lviv", 1, 2, 50),
        ("lviv", "kyiv", 1, 2, 50),
        ("lviv", "lviv", 2, 2, 100),
    ]
    for one in rows:
        page = client.get(one["address"].removeprefix(settings.PORTAL_ORIGIN))
        assert page.context["listing"].count == one["common"]


@pytest.mark.parametrize(
    "query", ["", "?kind=sister", "?on=2015-01-01", "?on=2015-01-01&country=LV"]
)
def test_the_files_hold_the_numbers_of_the_page(client, query):
    page = client.get(f"/en/matrix/shared/{query}").context

    ranked = told(client, f"/en/matrix/shared.json{query}")
    pairs = told(client, f"/en/matrix/overlaps.json{query}")

    assert [(one["partner"], one["home_cities"]) for one in ranked] == [
        (one.shared.partner, len(one.homes)) for one in page["ranked"]
    ]
    assert [one["common"] for one in pairs] == [
        cell.common for line in page["lines"] for cell, _query in line.cells
    ]
    assert {one["downloaded_from"] for one in pairs} == {
        f"{settings.PORTAL_ORIGIN}/en/matrix/shared/{query}"
    }


def test_the_page_links_the_files_with_its_filters(client):
    text = client.get("/en/matrix/shared/?on=2015-01-01&kind=").content.decode()
    for table in ("shared", "overlaps"):
        for form in ("csv", "xlsx", "json"):
            link = f"/en/matrix/{table}.{form}?on=2015-01-01"
            assert f'href="{link}"' in text
            assert client.get(link).status_code == 200


@pytest.mark.parametrize("table", ["shared", "overlaps"])
def test_the_workbook_says_filter_and_meaning_of_each_column(client, table):
    content = client.get(f"/en/matrix/{table}.xlsx?on=2015-01-01&country=LV").getvalue()
    rows, about = (
        list(sheet.iter_rows(values_only=True)) for sheet in load_workbook(io.BytesIO(content))
    )

    assert ("filter", "Country of the partner: Latvia") in [row[:2] for row in about]
    meanings = about[about.index(("column", "meaning_en", "meaning_uk", "type", "unit")) + 1 :]
    assert [row[0] for row in meanings] == list(rows[0])
    assert [row for row in meanings if not (row[1] and row[2])] == []
    if table == "shared":
        assert [row[:2] for row in rows[1:]] == [("riga", "'=Riga")]


@pytest.mark.parametrize("table", ["shared", "overlaps"])
def test_a_wrong_query_gives_no_file(client, table):
    answer = client.get(f"/en/matrix/{table}.csv?kind=brother")

    assert answer.status_code == 400
    assert "Content-Disposition" not in answer


@pytest.mark.parametrize("table", ["shared", "overlaps"])
def test_queries_do_not_grow_with_the_links(client, django_assert_max_num_queries, table):
    page = f"/en/matrix/{table}.csv"
    client.get(page)
    with django_assert_max_num_queries(20) as few:
        first = list(csv.reader(io.StringIO(client.get(page).getvalue().decode())))
    for slug in ("kassel", "freiburg", "bonn"):
        partner = make_city(slug)
        for home in ("kyiv", "lviv"):
            make_partnership(City.objects.get(slug=home), partner)
    with django_assert_max_num_queries(len(few.captured_queries)):
        again = list(csv.reader(io.StringIO(client.get(page).getvalue().decode())))
    assert again != first
