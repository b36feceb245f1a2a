"""Downloads of Figure 1: exactly what the page shows, in its order."""

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone
from openpyxl import load_workbook

from partnerships.exports.palette import PALETTE
from tests.factories import add_event, make_city, make_home, make_partnership, make_profile
from tests.partnerships.figure_page import read

pytestmark = pytest.mark.django_db

SVG = "{http://www.w3.org/2000/svg}"
QUERIES = ["", "?kind=sister", "?country=AT&shared=2", "?on=2016-02-10", "?q=nothing"]


@pytest.fixture
def small():
    """Lviv and Kyiv with three partners; one name is a formula and a tag."""
    lviv, kyiv = make_home("lviv"), make_home("kyiv")
    make_profile(kyiv, position=1)
    make_profile(lviv, position=2)
    graz = make_city("graz", country="AT")
    hostile = make_city("hostile", name_en="=1+1<b>&amp;", name_uk="=1+1<b>&amp;")
    make_partnership(lviv, graz, signed="2024-02")
    make_partnership(kyiv, graz, kind="partner", signed="1998~")
    make_partnership(lviv, hostile, signed="", is_confirmed=False)
    ended = make_partnership(kyiv, make_city("moscow", country="RU"), signed="")
    add_event(ended, "terminated", "2016-02-11")


def lines(client, query="", language="en"):
    """The lines of the CSV as dicts."""
    response = client.get(f"/{language}/matrix.csv{query}")
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.getvalue().decode())))


def test_a_line_of_the_csv_is_a_link(client, small):
    """Codes, names, dates as entered, the full address; a formula is disarmed."""
    at = f"{settings.PORTAL_ORIGIN}/en/partnerships/"
    today = timezone.localdate().isoformat()
    end = f"{settings.PORTAL_ORIGIN}/en/matrix/?on={today},{today},CC BY 4.0"
    assert client.get("/en/matrix.csv").getvalue().decode().splitlines() == [
        "country_code,country,partner,partner_name,city,city_name,kind,status,"
        "established,ended,year,shared,address,downloaded_from,downloaded_on,licence",
        f"AT,Austria,graz,Graz,kyiv,Kyiv,partner,active,1998~,,c. 1998,yes,{at}kyiv--graz/,{end}",
        f"AT,Austria,graz,Graz,lviv,Lviv,sister,active,2024-02,,2024,yes,{at}lviv--graz/,{end}",
        f"DE,Germany,hostile,'=1+1<b>&amp;,lviv,Lviv,sister,unknown,,,····,no,{at}lviv--hostile/,"
        f"{end}",
        "RU,Russia,moscow,Moscow,kyiv,Kyiv,sister,terminated,,2016-02-11,?–2016,no,"
        f"{at}kyiv--moscow/,{end}",
    ]


def test_the_csv_speaks_the_language_of_its_address(client, small):
    """Names of countries and the sign of about."""
    first = lines(client, language="uk")[0]
    assert (first["country"], first["year"]) == ("Австрія", "бл. 1998")


@pytest.mark.parametrize("query", QUERIES)
def test_every_file_holds_the_links_of_the_page(client, small, query):
    """The same links in the same order in CSV, JSON, XLSX and SVG."""
    shown = read(client, query).links
    found = json.loads(client.get(f"/en/matrix.json{query}").content)
    partners = [one for country in found["countries"] for one in country["partners"]]
    origin = settings.PORTAL_ORIGIN

    assert [line["address"].removeprefix(origin) for line in lines(client, query)] == shown
    assert [
        link["address"].removeprefix(origin) for one in partners for link in one["links"]
    ] == shown
    book = workbook(client, query)
    rows = list(book["Links"].iter_rows(min_row=2, values_only=True))
    assert [row[-1].removeprefix(origin) for row in rows] == shown
    anchors = drawing(client, query).iter(f"{SVG}a")
    assert [anchor.get("href").removeprefix(origin) for anchor in anchors] == shown


def workbook(client, query="", language="en"):
    """The workbook of a query."""
    response = client.get(f"/{language}/matrix.xlsx{query}")
    assert response.status_code == 200
    return load_workbook(io.BytesIO(response.content))


def drawing(client, query="", language="en"):
    """The parsed drawing of a query."""
    response = client.get(f"/{language}/matrix.svg{query}")
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def test_the_workbook_holds_the_figure(client, small):
    """Heads, totals and cells in words, as on the page."""
    sheet = workbook(client)["Figure 1"]
    assert [tuple(row) for row in sheet.iter_rows(values_only=True)] == [
        ("Country", "Partner", "Kyiv", "Lviv"),
        ("Totals", "Current links", 1, 1),
        ("Totals", "sister", 0, 1),
        ("Totals", "partner", 1, 0),
        ("Totals", "of them without a known date", 0, 0),
        ("Totals", "State unknown, not counted", 0, 1),
        ("Totals", "Ended, not counted", 1, 0),
        ("Austria", "Graz", "partner, c. 1998", "sister, 2024"),
        ("Germany", "'=1+1<b>&amp;", None, "sister, state unknown, date unknown"),
        ("Russia", "Moscow", "sister, ended, ?–2016", None),
    ]


def test_the_workbook_says_what_it_is(client, small):
    """Day, numbers, filters, citation, origin and the meaning of columns on the second sheet."""
    book = workbook(client, "?kind=sister&on=2016-02-10")
    assert book.sheetnames == ["Figure 1", "About", "Links"]
    told = [list(row) for row in book["About"].iter_rows(values_only=True)]
    page = f"{settings.PORTAL_ORIGIN}/en/matrix/?kind=sister&on=2016-02-10"
    assert {row[0]: row[1] for row in told[:7]} == {
        "Figure 1": "Partners of Kyiv and Lviv",
        "As of": "10 February 2016",
        "Links": "2 links: 1 current, 0 ended, 1 of unknown state",
        "Filters": "Kind: sister city",
        "Cite as": "Register of Municipal Diplomacy, Figure 1, as of 10 February 2016",
        "Address": page,
        "Licence": "CC BY 4.0",
    }
    assert [row[:2] for row in told[8:13]] == [
        ["about", "value"],
        ["downloaded_from", page],
        ["downloaded_on", timezone.localdate().isoformat()],
        ["licence", "CC BY 4.0"],
        ["filter", "Kind: sister city"],
    ]
    assert told[14] == ["column", "meaning_en", "meaning_uk", "type", "unit"]
    assert [row[0] for row in told[15:]] == [cell.value for cell in book["Links"][1]]
    assert [row[0] for row in told[15:] if not (row[1] and row[2])] == []
    assert told[15 + 6] == [
        "kind",
        "sister or partner, on the day asked for, else today.",
        "sister (побратим) або partner (партнер) на вказаний день, інакше на сьогодні.",
        "code",
        None,
    ]


def test_the_files_name_the_page_of_exactly_their_links(client, small):
    """Filters, both days; a value that says nothing is left out."""
    query = "?kind=sister&country=AT&from=2016-01-01&q=&on=2016-02-10"
    page = (
        f"{settings.PORTAL_ORIGIN}/en/matrix/?country=AT&kind=sister&from=2016-01-01&on=2016-02-10"
    )

    told = json.loads(client.get(f"/en/matrix.json{query}").content)

    assert (told["downloaded_from"], told["address"], told["licence"]) == (page, page, "CC BY 4.0")
    assert told["downloaded_on"] == timezone.localdate().isoformat()
    assert read(client, page.partition("?")[1] + page.partition("?")[2]).links == [
        one["address"].removeprefix(settings.PORTAL_ORIGIN)
        for country in told["countries"]
        for partner in country["partners"]
        for one in partner["links"]
    ]


def test_the_json_gives_the_numbers_of_the_page(client, small):
    """Totals of the figure and of each city."""
    found = json.loads(client.get("/en/matrix.json").content)
    assert found["totals"] == {
        "links": 4,
        "current": 2,
        "ended": 1,
        "unknown": 1,
        "suspended": 0,
        "partners": 3,
        "countries": 3,
        "current_partners": 1,
        "current_countries": 1,
        "current_homes": 2,
    }
    page = read(client)
    assert [[str(city["current"]), str(city["ended"])] for city in found["cities"]] == [
        list(pair)
        for pair in zip(
            page.totals["Current links"], page.totals["Ended, not counted"], strict=True
        )
    ]
    assert found["countries"][0]["partners"][0]["links"][1] == {
        "slug": "lviv--graz",
        "city": "lviv",
        "kind": "sister",
        "status": "active",
        "established": "2024-02",
        "ended": "",
        "year": "2024",
        "address": f"{settings.PORTAL_ORIGIN}/en/partnerships/lviv--graz/",
    }


def test_the_drawing_shows_every_text_of_the_page(client, small):
    """Title, day, legend, names, years and words; ended years are struck."""
    root = drawing(client)
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert root.find(f"{SVG}title").text == "Figure 1: Partners of Kyiv and Lviv"
    for text in ("Figure 1", "sister city", "partner city", "date unknown", "ended", "Kyiv"):
        assert text in texts
    body = texts[texts.index("Ended, not counted") + 3 :]
    assert body[: body.index("?–2016") + 1] == [
        "Austria",
        "Graz",
        "c. 1998",
        "partner",
        "2024",
        "sister",
        "Germany",
        "=1+1<b>&amp;",
        "····",
        "sister, state unknown",
        "Russia",
        "Moscow",
        "?–2016",
    ]
    struck = [one.text for one in root.iter(f"{SVG}text") if one.get("text-decoration")]
    assert struck == ["?–2016"]


def test_the_drawing_needs_nothing_from_outside(client, small):
    """No style sheet, script, image or font of another file; links are only followed."""
    content = client.get("/en/matrix.svg").content.decode()
    for outside in ("<style", "<script", "<image", "@import", "url(", "xlink"):
        assert outside not in content
    assert {one.tag.removeprefix(SVG) for one in ElementTree.fromstring(content).iter()} == {
        "svg",
        "title",
        "rect",
        "text",
        "line",
        "circle",
        "a",
    }


def test_the_palette_is_the_light_one_of_the_site():
    """The colours of tokens.css, so that a file looks like the page."""
    tokens = (Path(settings.BASE_DIR) / "static/css/tokens.css").read_text()
    light = dict(re.findall(r"--([\w-]+):\s*light-dark\((#[0-9a-f]{6})", tokens))
    assert {name: light[name] for name in PALETTE} == PALETTE


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "svg"])
def test_a_file_is_named_by_its_day_and_language(client, small, form):
    """It can lie among others of its kind."""
    today = timezone.localdate().isoformat()
    response = client.get(f"/uk/matrix.{form}")
    assert response["Content-Disposition"] == (f'attachment; filename="figure-1-{today}-uk.{form}"')


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "svg"])
@pytest.mark.parametrize("text", ["\x01=cmd|' /C calc'!A0", "]]>", "<b>&", "'; DROP TABLE x; --"])
def test_hostile_text_breaks_no_file(client, small, form, text):
    """The filter's text stands in the file as text."""
    response = client.get(f"/en/matrix.{form}", {"q": text})
    assert response.status_code == 200
    content = response.getvalue() if response.streaming else response.content
    if form == "svg":
        ElementTree.fromstring(content)
    if form == "xlsx":
        load_workbook(io.BytesIO(content))


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "svg"])
def test_a_wrong_query_gives_no_file(client, form):
    """400 and the form, as on the page."""
    response = client.get(f"/en/matrix.{form}?kind=brother")
    assert response.status_code == 400
    assert "Content-Disposition" not in response


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "svg"])
def test_a_file_needs_as_many_queries_for_more_links(client, django_assert_num_queries, form):
    """Three: links of the figure, home cities, links of the day."""
    lviv = make_home()
    make_profile(lviv)
    for slug in ("graz", "kassel", "freiburg"):
        make_partnership(lviv, make_city(slug))
        with django_assert_num_queries(3):
            client.get(f"/en/matrix.{form}").getvalue()
