"""Files of rows: the same columns, no formula, one row at a time, whole or not at all."""

import csv
import io
import json
import tracemalloc
from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from cities.models import City
from records import listing
from records.exports import Table, column, columns, export, partial_date, plain
from records.exports.cells import CUT, XLSX_CELL
from records.models import Source
from tests.factories import cite, make_agreement, make_city, make_home, make_source
from tests.page_text import queries_of

SHOWN = [*columns("slug", "number"), column("city", "city.slug")]
ADDRESS = "https://register.example/en/rows/?city=lviv"
ORIGIN = {
    "downloaded_from": ADDRESS,
    "downloaded_on": "2026-11-26",
    "licence": "CC BY 4.0",
}
FORMS = ["csv", "xlsx", "json", "geojson"]


def row(slug="a", number=1, city="lviv"):
    return SimpleNamespace(
        slug=slug, number=number, city=SimpleNamespace(slug=city) if city else None
    )


def table(rows, shown=SHOWN, model=City, name="rows"):
    day, asked = date(2026, 11, 26), [("City", "Lviv")]
    return Table(name, model, shown, rows, ADDRESS, day, lambda _record: None, asked)


def answer(form, rows, **told):
    return export(form, table(rows, **told))


def body(form, rows, **told):
    return answer(form, rows, **told).getvalue()


def sheets(content):
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: [list(cells) for cells in sheet.values] for sheet in book}


def test_csv_has_a_head_and_a_line_for_each_row_with_its_origin():
    told = answer("csv", [row(), row("b", None, None)], name="agreement-list")

    end = f"{ADDRESS},2026-11-26,CC BY 4.0"
    assert told.getvalue().decode().split("\r\n") == [
        "slug,number,city,downloaded_from,downloaded_on,licence",
        f"a,1,lviv,{end}",
        f"b,,,{end}",
        "",
    ]
    assert told["Content-Type"] == "text/csv; charset=utf-8"
    assert told["Content-Disposition"] == 'attachment; filename="agreement-list.csv"'


def test_json_is_a_list_of_objects_with_null_for_unknown():
    assert json.loads(body("json", [row("а"), row("b", None, None)])) == [
        {"slug": "а", "number": 1, "city": "lviv", **ORIGIN},
        {"slug": "b", "number": None, "city": None, **ORIGIN},
    ]


def test_json_without_rows_is_an_empty_list():
    assert json.loads(body("json", [])) == []


def test_geojson_is_a_collection_that_says_where_it_is_from():
    assert json.loads(body("geojson", [row()])) == {
        "type": "FeatureCollection",
        **ORIGIN,
        "features": [
            {
                "type": "Feature",
                "id": "a",
                "geometry": None,
                "properties": {"slug": "a", "number": 1, "city": "lviv"},
            }
        ],
    }


def test_xlsx_has_the_rows_and_a_sheet_about_them():
    shown = [*columns("slug", "latitude"), column("population", unit="people")]
    place = SimpleNamespace(slug="=1+1", latitude=Decimal("-33.86785"), population=5)

    told = sheets(body("xlsx", [place], shown=shown))

    assert list(told) == ["rows", "about"]
    assert told["rows"] == [["slug", "latitude", "population"], ["'=1+1", -33.86785, 5]]
    head, address, day, licence, asked, gap, columns_head, *lines = told["about"]
    assert head[:2] == ["about", "value"]
    assert [address[:2], day[:2], licence[:2]] == [list(pair) for pair in ORIGIN.items()]
    assert asked[:2] == ["filter", "City: Lviv"]
    assert set(gap) == {None}
    assert columns_head == ["column", "meaning_en", "meaning_uk", "type", "unit"]
    assert lines == [
        [
            "slug",
            "Permanent public id of the record.",
            "Постійна публічна адреса запису латиницею.",
            "text",
            None,
        ],
        [
            "latitude",
            "Degrees north of the city's centre. Unit: degrees, WGS 84.",
            "Північна широта центру міста. Одиниця: градуси, WGS 84.",
            "number",
            "degrees, WGS 84",
        ],
        [
            "population",
            "Inhabitants, as GeoNames gives them.",
            "Кількість жителів за GeoNames.",
            "integer",
            "people",
        ],
    ]


@pytest.mark.parametrize("name", ["cities", "partnerships", "agreements", "aid", "sources"])
@pytest.mark.django_db
def test_every_column_of_every_list_is_explained_in_both_languages(client, name):
    rows, about = sheets(client.get(f"/en/{name}.xlsx").getvalue()).values()

    lines = about[6:]
    assert [line[0] for line in lines] == rows[0]
    assert [line[0] for line in lines if not (line[1] and line[2] and line[3])] == []
    assert [line[0] for line in lines if line[1] == line[2]] == []


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_text_that_a_spreadsheet_would_compute_is_disarmed(sign):
    assert plain(f"{sign}HYPERLINK(1)") == f"'{sign}HYPERLINK(1)"


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (None, ""),
        (-5, -5),
        (True, True),
        ("a=b", "a=b"),
        (Decimal("-33.86785"), -33.86785),
        (date(2022, 2, 24), "2022-02-24"),
        ("-5", "'-5"),
    ],
)
def test_harmless_values_stay(value, cell):
    assert plain(value) == cell


HOSTILE = ["\x00nul", "half \ud800 sign", "two\nlines", '"quoted", comma', "x" * 40_000, "\u2028"]


@pytest.mark.parametrize("form", FORMS)
def test_hostile_texts_make_a_file_that_is_read_again(form):
    content = body(form, [row(text) for text in HOSTILE])

    if form == "csv":
        read = [one["slug"] for one in csv.DictReader(io.StringIO(content.decode(), newline=""))]
        assert read == ["nul", "half ? sign", *HOSTILE[2:]]
    elif form == "xlsx":
        read = [cells[0] for cells in sheets(content)["rows"][1:]]
        assert read[0] == "nul"
        assert (len(read[4]), read[4].endswith(CUT)) == (XLSX_CELL, True)
    else:
        told = json.loads(content)
        read = [one["slug"] for one in told] if form == "json" else []
        assert read in ([], ["\x00nul", "half ? sign", *HOSTILE[2:]])


@pytest.mark.parametrize("form", FORMS)
def test_error_in_the_middle_sends_nothing_and_leaves_no_file(form, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    def rows():
        yield row()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        answer(form, rows())
    answer(form, [row()]).file_to_stream.close()

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", FORMS)
def test_file_says_how_long_it_is(form):
    told = answer(form, [row()])

    assert int(told["Content-Length"]) == len(told.getvalue())


def peak(form, count):
    """The most memory that a file of so many rows took. Unit: bytes."""
    tracemalloc.start()
    answer(form, (row(f"slug-{number}") for number in range(count))).file_to_stream.close()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


@pytest.mark.parametrize("form", FORMS)
def test_memory_does_not_grow_with_the_rows(form):
    peak(form, 10)

    assert peak(form, 4000) < 2 * peak(form, 400)


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_queries_grow_by_chunk_not_by_row(client, form, monkeypatch):
    monkeypatch.setattr(listing, "ROWS_AT_ONCE", 4)
    lviv = make_home()
    for number in range(4):
        cite(make_agreement(lviv, f"paper-{number}"), make_source(f"page-{number}"))
    one_chunk = queries_of(client, f"/en/agreements.{form}")
    make_agreement(lviv, "paper-4")
    two_chunks = queries_of(client, f"/en/agreements.{form}")
    for number in range(5, 8):
        make_agreement(lviv, f"paper-{number}")

    assert queries_of(client, f"/en/agreements.{form}") == two_chunks
    assert two_chunks > one_chunk


@pytest.mark.django_db
def test_filter_is_written_once_and_in_one_order(client):
    make_city("wien", country="AT")

    content = client.get("/en/cities.json?country=NO&level=&country=AT&country=NO").getvalue()

    assert json.loads(content)[0]["downloaded_from"].partition("?")[2] == "country=NO&country=AT"


@pytest.mark.django_db
def test_error_while_a_list_is_read_is_an_error_page(client, monkeypatch):
    make_agreement(make_home())
    client.raise_request_exception = False
    monkeypatch.setattr(Source, "get_absolute_url", lambda self: 1 / 0)

    assert client.get("/en/sources.csv").status_code == 500


def test_a_partial_date_takes_three_columns():
    assert [one.name for one in partial_date("when")] == ["when", "when_earliest", "when_latest"]
