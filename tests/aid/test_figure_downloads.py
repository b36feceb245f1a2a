"""The numbers and the drawing of a figure of aid as files: exactly what the page shows."""

import csv
import io
import json
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from aid.models import Delivery
from cities.models import City
from tests.aid.test_explorer import rows_at
from tests.factories import make_city, make_delivery, make_home, make_item

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"
CHART, COMPARE = "aid/chart", "aid/compare"
CITIES = "?city=kyiv&city=lviv"
HEAD = (
    "measure,measure_name,nature,unit,name,stage,lower,upper,is_approximate,rows,unknown,"
    "in_words,address,downloaded_from,downloaded_on,licence"
)


@pytest.fixture(autouse=True)
def aid():
    """Buses for two cities: exact, more than, of unknown number, shared; a draft, a formula."""
    kyiv, lviv = make_home("kyiv"), make_home("lviv", name_en="=1+1<b>&", name_uk="=1+1<b>&")
    graz = make_city("graz", country="AT")
    for slug, city, told in (
        ("a", kyiv, {"quantity": 8}),
        ("b", lviv, {"quantity": 4, "qualifier": "more_than"}),
        ("c", kyiv, {"quantity": None, "qualifier": "unknown"}),
    ):
        make_item(make_delivery(city, slug, donors=[graz]), good="bus", unit="vehicles", **told)
    make_item(make_delivery(lviv, "late", stage="pledged", when_edtf=""), good="bus",
              unit="vehicles", quantity=1)  # fmt: skip
    hidden = make_delivery(lviv, "hidden", state="draft", title_en="canary")
    make_item(hidden, good="bus", unit="vehicles", quantity=99)


def got(client, page):
    """The content of an answer that went well."""
    answer = client.get(page)
    assert answer.status_code == 200, answer.content
    return answer.getvalue() if answer.streaming else answer.content


def test_each_figure_of_a_chart_is_a_row_with_its_doubt_and_its_origin(client):
    origin, today = settings.PORTAL_ORIGIN, timezone.localdate().isoformat()
    page = f"{origin}/en/aid/?measure=vehicles&chart=city,{today},CC BY 4.0"
    rows = f"{origin}/en/aid/?measure=vehicles&city="

    assert got(client, f"/en/{CHART}.csv").decode().split("\r\n") == [
        HEAD,
        "vehicles,vehicles,goods,vehicles,Kyiv,delivered,8,8,False,1,1,8,"
        f"{rows}kyiv&split=known&stage=delivered,{page}",
        f"vehicles,vehicles,goods,vehicles,'=1+1<b>&,pledged,1,1,False,1,0,1,"
        f"{rows}lviv&split=known&stage=pledged,{page}",
        f"vehicles,vehicles,goods,vehicles,'=1+1<b>&,delivered,4,,False,1,0,at least 4,"
        f"{rows}lviv&split=known&stage=delivered,{page}",
        "",
    ]


def test_the_files_of_a_chart_hold_the_lines_of_the_page(client):
    chart = client.get("/uk/aid/?chart=time&by=quarter").context["shown"].chart

    told = json.loads(got(client, f"/uk/{CHART}.json?{chart.query}"))

    assert [(one["name"], one["stage"], one["in_words"]) for one in told] == [
        ("I кв. 2022", "delivered", "щонайменше 12"),
        ("дата невідома", "pledged", "1"),
    ]
    assert {one["downloaded_from"] for one in told} == {
        f"{settings.PORTAL_ORIGIN}/uk/aid/?measure=vehicles&chart=time&by=quarter"
    }


def test_the_workbook_says_filter_and_meaning_of_each_column(client):
    book = load_workbook(io.BytesIO(got(client, f"/en/{COMPARE}.xlsx{CITIES}")))

    rows, about = (list(sheet.iter_rows(values_only=True)) for sheet in book)
    assert rows[0] == tuple(HEAD.split(",")[:-3])
    assert ("filter", "Home cities: Kyiv, =1+1<b>&") in [row[:2] for row in about]
    meanings = about[about.index(("column", "meaning_en", "meaning_uk", "type", "unit")) + 1 :]
    assert [row[0] for row in meanings] == list(rows[0])
    assert [row for row in meanings if not (row[1] and row[2])] == []


def test_files_of_a_comparison_hold_the_figures_of_the_page(client):
    comparison = client.get(f"/en/aid/compare/{CITIES}").context["comparison"]
    shown = [
        (entry.name, cell.words)
        for panel in comparison.panels
        for entry in panel.entries
        for cell in entry.cells
        if cell.words
    ]

    told = json.loads(got(client, f"/en/{COMPARE}.json{CITIES}"))

    assert [(one["name"], one["in_words"]) for one in told] == shown
    assert [rows_at(one["address"].removeprefix(settings.PORTAL_ORIGIN)) for one in told] == [
        one["rows"] + one["unknown"] for one in told
    ]
    assert {one["downloaded_from"] for one in told} == {
        f"{settings.PORTAL_ORIGIN}/en/aid/compare/{CITIES}"
    }


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize(
    "page", [f"{CHART}.svg", f"{CHART}.svg?chart=time", f"{CHART}.svg?chart=country",
             f"{COMPARE}.svg{CITIES}"],
)  # fmt: skip
def test_a_drawing_stands_alone_and_says_where_it_is_from(client, language, page):
    answer = client.get(f"/{language}/{page}")

    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    assert {one.tag.removeprefix(SVG) for one in root.iter()} == {
        "svg", "title", "rect", "text", "line", "a", "g",
    }  # fmt: skip
    for outside in ("<style", "<script", "<image", "@import", "url(", "xlink", "class="):
        assert outside not in answer.content.decode()
    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert root.find(f"{SVG}title").text in texts
    foot = " ".join(texts[-4:])
    assert "CC BY 4.0." in foot
    assert f"{settings.PORTAL_ORIGIN}/{language}/aid/" in foot
    links = [one.get("href") for one in root.iter(f"{SVG}a")]
    assert links
    assert all(rows_at(link.removeprefix(settings.PORTAL_ORIGIN)) for link in links)


def test_the_drawing_has_a_bar_for_each_number_and_a_dash_for_none(client):
    root = ElementTree.fromstring(got(client, f"/en/{CHART}.svg"))

    texts = [one.text for one in root.iter(f"{SVG}text")]
    assert [text for text in texts if text in ("1", "8", "→ at least 4", "–")] == [
        "–", "1", "–", "–", "8", "→ at least 4",
    ]  # fmt: skip
    assert "=1+1<b>&" in texts
    assert "Filters: none" in texts


def test_the_drawing_names_the_filters(client):
    root = ElementTree.fromstring(got(client, f"/en/{CHART}.svg?city=kyiv&stage=delivered"))

    told = " ".join(one.text for one in root.iter(f"{SVG}text"))
    assert "Recipient city: Kyiv" in told
    assert "Stage: delivered" in told


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "svg"])
@pytest.mark.parametrize("page", [CHART, f"{COMPARE}"])
def test_nothing_hidden_is_in_a_file(client, page, form):
    content = got(client, f"/en/{page}.{form}{CITIES}")
    if form == "xlsx":
        book = load_workbook(io.BytesIO(content))
        content = repr([list(sheet.values) for sheet in book]).encode()
    assert b"canary" not in content
    assert b"99" not in content.replace(b"0.99", b"")


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "svg"])
@pytest.mark.parametrize(
    "page", ["chart.{}?chart=pie", "chart.{}?x=1", "compare.{}", "compare.{}?city=kyiv"]
)
def test_a_wrong_query_gives_no_file(client, page, form):
    answer = client.get(f"/en/aid/{page.format(form)}")

    assert answer.status_code == 400
    assert "Content-Disposition" not in answer


def test_rows_without_a_measure_make_no_chart(client):
    assert client.get(f"/en/{CHART}.csv?q=nothing").status_code == 404
    assert client.get(f"/en/{CHART}.svg?q=nothing").status_code == 404


@pytest.mark.parametrize("form", ["csv", "svg"])
@pytest.mark.parametrize("page", [f"{CHART}.{{}}?chart=country", f"{COMPARE}.{{}}{CITIES}"])
def test_queries_do_not_grow_with_the_rows(client, django_assert_max_num_queries, page, form):
    address = f"/en/{page.format(form)}"
    client.get(address)
    with django_assert_max_num_queries(200) as few:
        got(client, address)
    kyiv = City.objects.get(slug="kyiv")
    for number in range(3):
        row = make_delivery(kyiv, f"more-{number}", donors=[make_city(f"city-{number}")])
        make_item(row, good="bus", unit="vehicles", quantity=2)
    with django_assert_max_num_queries(len(few.captured_queries)):
        got(client, address)


def test_pages_link_the_files_of_their_figures(client):
    for page, name in (
        ("/en/aid/?chart=country", CHART),
        ("/en/aid/countries/AT/", CHART),
        (f"/en/aid/compare/{CITIES}", COMPARE),
    ):
        text = client.get(page).content.decode()
        for form in ("csv", "xlsx", "json", "svg"):
            (link,) = [part.split('"')[0] for part in text.split('href="') if part.startswith(
                f"/en/{name}.{form}?")]  # fmt: skip
            assert got(client, link.replace("&amp;", "&"))
    rows = csv.DictReader(io.StringIO(got(client, f"/en/{CHART}.csv?country=AT").decode()))
    assert {row["name"] for row in rows} == {"Kyiv", "'=1+1<b>&"}


HOSTILE = ["\x01=cmd|' /C calc'!A0", "]]>", "<b>&", "\ud800", "a" * 3000, "‮", "%00"]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "svg"])
def test_hostile_text_in_the_address_breaks_no_file(client, form, text):
    """The filter's text stands in the file as text, or the query is refused."""
    for page, name in ((CHART, "q"), (CHART, "donor"), (COMPARE, "city")):
        query = urlencode({name: text, "stage": "pledged"}, errors="surrogatepass")
        answer = client.get(f"/en/{page}.{form}?{query}")
        assert answer.status_code in (200, 400, 404)
    row = Delivery.objects.get(slug="late")
    row.title_en = "<b>& ]]>"
    row.save()
    content = got(client, f"/en/{CHART}.{form}?q=%3Cb%3E%26+%5D%5D%3E")
    if form == "svg":
        told = " ".join(one.text for one in ElementTree.fromstring(content).iter(f"{SVG}text"))
        assert "<b>& ]]>" in told
    if form == "xlsx":
        load_workbook(io.BytesIO(content))


def test_the_file_of_totals_says_what_they_leave_out(client):
    lviv = City.objects.get(slug="lviv")
    part = make_delivery(lviv, "part", is_part_of_unlisted=True)
    make_item(part, good="bus", unit="vehicles", quantity=3)

    told = json.loads(got(client, "/en/aid/totals.json?city=lviv&city=kyiv&receipt=part_of"))

    assert [(one["standing"], one["stage"], one["in_words"], one["unknown"]) for one in told] == [
        ("counted", "pledged", "1 vehicle", 0),
        ("counted", "delivered", "at least 12 vehicles, and 1 row of unknown number", 1),
        ("part_of", "delivered", "3 vehicles", 0),
    ]
    assert {one["downloaded_from"] for one in told} == {
        f"{settings.PORTAL_ORIGIN}/en/aid/?city=lviv&city=kyiv"
    }
    links = [one["address"].removeprefix(settings.PORTAL_ORIGIN) for one in told]
    assert [rows_at(link) for link in (links[0], links[2])] == [1, 1]


def test_the_file_of_totals_holds_the_table_of_the_page(client):
    for query in ("", "?measure=vehicles", "?city=kyiv", "?q=nothing"):
        answer = client.get(f"/en/aid/{query}")
        told = json.loads(got(client, f"/en/aid/totals.json{query}"))
        lines = answer.context["shown"].table.lines
        cells = [cell for line in lines for cell in line.cells if cell.has_rows]
        assert [(one["stage"], one["lower"]) for one in told if one["standing"] == "counted"] == [
            (cell.stage, int("".join(filter(str.isdigit, cell.figure)))) for cell in cells
        ]
        if told:
            assert f'href="/en/aid/totals.csv?{query[1:]}"' in answer.text


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_a_wrong_query_gives_no_totals(client, form):
    answer = client.get(f"/en/aid/totals.{form}?x=1")

    assert (answer.status_code, "Content-Disposition" in answer) == (400, False)


def test_queries_of_totals_do_not_grow_with_the_rows(client, django_assert_num_queries):
    page = "/en/aid/totals.csv"
    client.get(page)
    with CaptureQueriesContext(connection) as few:
        got(client, page)
    kyiv = City.objects.get(slug="kyiv")
    for number in range(3):
        row = make_delivery(kyiv, f"more-{number}")
        make_item(row, good="bus", unit="vehicles", quantity=2)
    with django_assert_num_queries(len(few)):
        got(client, page)
