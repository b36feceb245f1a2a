"""Sources: their list and the page of one with all that rests on it."""

import pytest
from django.utils import timezone

from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_item,
    make_partnership,
    make_source,
)
from tests.page_text import lines_of, queries_of, read

pytestmark = pytest.mark.django_db


def test_the_list_shows_sources_newest_first(client):
    lviv = make_home()
    old = make_source("old", title="Old page", published_on_edtf="2001", language="de")
    make_agreement(lviv)
    cite(make_agreement(lviv, "two"), old)

    lines = lines_of(client.get("/en/sources/"))

    assert lines[lines.index("2 sources") + 1 :] == [
        "2001",
        "Old page",
        "Міська рада, official, in German",
        "date unknown",
        "Міста підписали угоду",
        "Міська рада, official, in Ukrainian",
        "Each row opens its record, each record its sources.",
        "Download these rows: CSV XLSX JSON",
    ]


def test_a_source_without_public_record_is_not_shown(client):
    make_source("canary")

    assert client.get("/en/sources/canary/").status_code == 404
    assert "canary" not in client.get("/en/sources/").content.decode()


def test_the_page_tells_what_the_source_is_and_what_rests_on_it(client):
    lviv = make_home()
    link = make_partnership(lviv, make_city())
    source = make_source(
        "page", title="Місто", published_on_edtf="2023-09", checked_on="2025-01-31", language="uk"
    )
    cite(link, source, fact="established", says="1989", note_en="month unknown")
    row = make_delivery(lviv)
    make_item(row)
    cite(row, source)

    lines = lines_of(client.get("/en/sources/page/"))

    assert lines == [
        "Home",
        "Sources",
        "Міська рада",
        "Source",
        "Місто",
        "Open it at Міська рада",
        "Publisher",
        "Міська рада",
        "Published",
        "September 2023",
        "Kind",
        "official",
        "Language",
        "in Ukrainian",
        "Last checked",
        "31 January 2025",
        "Partnerships 1",
        "Lviv – Freiburg",
        "Says of established: 1989; month unknown",
        "Deliveries 1",
        "Generators",
        "JSON",
    ]


def test_the_way_out_tells_nothing_of_the_reader(client):
    make_agreement(make_home())

    page = client.get("/en/sources/source-one/").content.decode()

    assert '<a href="https://example.org/source-one" rel="noopener noreferrer">' in page


def test_hidden_records_that_rest_on_it_are_left_out(client):
    lviv = make_home()
    make_agreement(lviv)
    make_agreement(lviv, "canary", title_en="Canary", state="in_review")

    page = client.get("/en/sources/source-one/")

    assert "Agreements 1" in lines_of(page)
    assert "anary" not in page.content.decode()


def test_queries_do_not_grow_with_rows(client):
    lviv = make_home()
    make_agreement(lviv, "one")
    few = queries_of(client, "/en/sources/"), queries_of(client, "/en/sources/source-one/")
    for number in (2, 3):
        record = make_agreement(lviv, f"more-{number}")
        cite(record, make_source(f"source-{number}"))

    many = queries_of(client, "/en/sources/"), queries_of(client, "/en/sources/source-one/")

    assert many == few


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_the_same_sources_as_a_file(client, form):
    make_agreement(make_home())

    assert client.get(f"/en/sources.{form}").status_code == 200


def test_csv_of_sources(client):
    make_agreement(make_home())

    lines = b"".join(client.get("/en/sources.csv").streaming_content).decode().splitlines()

    assert lines == [
        "slug,title,publisher,url,published_on,published_on_earliest,published_on_latest,"
        "language,kind,checked_on,address,check_result,check_status,moved_to,failing_since,"
        "downloaded_from,downloaded_on,licence",
        "source-one,Міста підписали угоду,Міська рада,https://example.org/source-one,,,,uk,"
        "official,,http://127.0.0.1:8000/en/sources/source-one/,,,,,"
        f"http://127.0.0.1:8000/en/sources/,{timezone.localdate()},CC BY 4.0",
    ]


def test_the_masthead_marks_the_section(client):
    make_agreement(make_home())

    page = client.get("/uk/sources/").content.decode()

    assert '<a href="/uk/sources/" aria-current="page">' in page
    assert "/en/sources/" in read(client.get("/uk/sources/")).links
