"""One page of a list, and addresses that cannot be answered."""

import json

import pytest

from records.listing import ROWS_ON_A_PAGE
from tests.factories import cite, make_agreement, make_city, make_home, make_source
from tests.page_text import lines_of, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def many():
    """One row more than a page holds."""
    lviv = make_home()
    for number in range(ROWS_ON_A_PAGE + 1):
        make_agreement(lviv, f"agreement-{number}", signed_on_edtf=f"{1950 + number}")


def rows_of(response):
    """Addresses of the agreements listed."""
    links = read(response).links
    return [link for link in links if "/agreements/agreement-" in link and "#" not in link]


def pager_of(response):
    """The two lines of the pager."""
    lines = lines_of(response)
    first = next(number for number, line in enumerate(lines) if line.startswith("Rows "))
    return lines[first : first + 2]


def test_a_page_holds_fifty_rows_and_leads_to_the_next(client, many):
    response = client.get("/en/agreements/?kind=sister_city_agreement&year_is=possibly")

    assert len(rows_of(response)) == 50
    assert "51 agreements" in lines_of(response)
    assert pager_of(response) == ["Rows 1–50 of 51", "1 2 Next"]
    following = [link for link in read(response).links if "page=2" in link]
    assert set(following) == {"?kind=sister_city_agreement&year_is=possibly&page=2"}


def test_the_last_page_holds_the_rest(client, many):
    response = client.get("/en/agreements/?page=2")

    assert rows_of(response) == ["/en/agreements/agreement-0/"]
    assert pager_of(response) == ["Rows 51–51 of 51", "Previous 1 2"]


@pytest.mark.parametrize("page", ["0", "3", "-1", "x", "1.5", "9" * 40, "%00"])
def test_a_page_that_does_not_exist_is_404(client, many, page):
    assert client.get(f"/en/agreements/?page={page}").status_code == 404


def test_an_empty_page_parameter_is_the_first(client, many):
    assert client.get("/en/agreements/?page=").status_code == 200


BAD = [
    ("foo=1", "Unknown parameter “foo”."),
    ("year=abc", "Enter a whole number."),
    ("kind=xx", "Select a valid choice. xx is not one of the available choices."),
    ("city=nowhere", "Select a valid choice. nowhere is not one of the available choices."),
]


@pytest.mark.parametrize(("query", "message"), BAD, ids=[query for query, _ in BAD])
def test_a_bad_query_is_400_with_the_reason_and_no_row(client, query, message):
    make_agreement(make_home())

    response = client.get(f"/en/agreements/?{query}")

    assert response.status_code == 400
    assert len([line for line in lines_of(response) if message in line]) == 1
    assert "/en/agreements/agreement/" not in read(response).links
    assert "1 agreement" not in lines_of(response)


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_a_bad_query_of_a_download_is_400_with_the_reason(client, form):
    response = client.get(f"/en/agreements.{form}?year=abc")

    assert response.status_code == 400
    assert response.content.decode() == "year: Enter a whole number."


HOSTILE = [
    "q=%27%3B%20DROP%20TABLE%20x%3B--",
    "q=%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "q=" + "a" * 3000,
    "q=%00",
    "kind=%00",
    "city=%00",
    "partner=%00",
    "language=%00",
    "q=%F0%9F%92%A9",
    "country=DE&country=%3Cblink%3E",
    "partner=" + "x" * 5000,
    "%3Cscript%3E=1",
    "year=" + "9" * 400,
    "year=-1",
    "on=0000-00-00",
    "on=99999-01-01",
    "city[]=lviv",
    "=",
    "&&&",
    "%FF=%FF",
]
LISTS = [
    "cities",
    "partnerships",
    "agreements",
    "initiatives",
    "organizations",
    "aid",
    "sources",
]


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_are_answered_and_escaped(client, query):
    make_agreement(make_home())

    answers = [client.get(f"/en/{name}/?{query}") for name in LISTS]

    assert {answer.status_code for answer in answers} <= {200, 400}
    assert [one for one in answers if b"<script>" in one.content or b"<blink>" in one.content] == []


def test_text_that_finds_nothing_names_the_filter_to_drop(client):
    make_agreement(make_home())

    response = client.get("/en/agreements/?q=zzz&kind=declaration")

    assert response.status_code == 200
    assert "No agreement matches these filters. Remove one filter:" in lines_of(response)
    assert {"?kind=declaration", "?q=zzz"} <= set(read(response).links)
    assert [line for line in lines_of(response) if line.startswith("0")] == []


def test_the_language_switch_keeps_the_page_and_its_query(client):
    make_agreement(make_home())

    response = client.get("/en/agreements/?year=2023&city=lviv")

    assert "/uk/agreements/?year=2023&city=lviv" in read(response).links


def test_downloads_keep_the_filters_and_leave_the_page_out(client):
    make_agreement(make_home())

    response = client.get("/en/agreements/?year=2023&page=1")

    assert [link for link in read(response).links if link.startswith("/en/agreements.")] == [
        "/en/agreements.csv?year=2023",
        "/en/agreements.xlsx?year=2023",
        "/en/agreements.json?year=2023",
    ]


def test_a_download_holds_the_filtered_rows(client):
    lviv = make_home()
    make_agreement(lviv, "one")
    make_agreement(lviv, "two", signed_on_edtf="1999")

    rows = json.loads(client.get("/en/agreements.json?year=1999").getvalue())

    assert [row["slug"] for row in rows] == ["two"]
    assert rows[0]["downloaded_from"] == "http://127.0.0.1:8000/en/agreements/?year=1999"


def test_countries_offered_are_those_that_occur(client):
    lviv = make_home()
    make_agreement(lviv, parties=[lviv, make_city("wien", country="AT")])
    make_city("oslo", country="NO")
    hidden = make_agreement(lviv, "hidden", parties=[make_city("rome", country="IT")])
    hidden.state = "draft"
    hidden.save()
    make_agreement(lviv, "other", parties=[make_city("paris", country="FR", state="draft")])

    text = lines_of(client.get("/en/agreements/"))

    offered = [one for one in ("Austria", "Norway", "Italy", "France", "Ukraine") if one in text]
    assert offered == ["Austria", "Ukraine"]


def test_cited_sources_are_counted_once_and_only_if_public(client):
    paper = make_agreement(make_home())
    cite(paper, make_source("two"))
    cite(paper, make_source("two-again"), fact="kind")
    cite(paper, make_source("canary", state="draft"))

    response = client.get("/en/agreements/")

    assert "3 sources: Partnership agreement" in " ".join(lines_of(response))


def test_cities_stand_in_the_order_of_the_readers_language(client):
    parties = [
        make_city("vienna", name_uk="Відень", name_en="Vienna"),
        make_city("yerevan", name_uk="Єреван", name_en="Yerevan"),
        make_city("alexandria", name_uk="Олександрія", name_en="Alexandria"),
    ]
    make_agreement(make_home(), parties=parties)

    pages = {code: lines_of(client.get(f"/{code}/agreements/")) for code in ("en", "uk")}

    english, ukrainian = ("Alexandria", "Vienna", "Yerevan"), ("Відень", "Єреван", "Олександрія")
    assert [one for one in pages["en"] if one in english][:3] == [*english]
    assert [one for one in pages["uk"] if one in ukrainian][:3] == [*ukrainian]
