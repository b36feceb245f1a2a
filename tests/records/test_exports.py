"""Files of rows: the same columns, no formula, one row at a time."""

import json
from io import BytesIO
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from cities.models import City
from records.exports import Told, column, columns, export, partial_date, plain
from records.exports.cells import LONGEST, in_a_workbook
from records.exports.dictionary import dictionary

SHOWN = [*columns("slug", "number"), column("city", "city.slug")]


def row(slug="a", number=1, city="lviv"):
    return SimpleNamespace(
        slug=slug, number=number, city=SimpleNamespace(slug=city) if city else None
    )


def body(response):
    return b"".join(response.streaming_content)


def test_csv_has_a_head_and_a_line_for_each_row():
    response = export("csv", Told("agreement-list"), SHOWN, [row(), row("b", None, None)])

    assert body(response).decode() == "slug,number,city\r\na,1,lviv\r\nb,,\r\n"
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="agreement-list.csv"'


def test_json_is_a_list_of_objects_with_null_for_unknown():
    response = export("json", Told("rows"), SHOWN, [row("а"), row("b", None, None)])

    assert json.loads(body(response)) == [
        {"slug": "а", "number": 1, "city": "lviv"},
        {"slug": "b", "number": None, "city": None},
    ]


def test_json_without_rows_is_an_empty_list():
    assert json.loads(body(export("json", Told("rows"), SHOWN, []))) == []


def test_xlsx_has_a_sheet_of_the_same_rows():
    response = export("xlsx", Told("rows"), SHOWN, [row(), row("=1+1", 2.5, "\x07bell")])

    sheet = load_workbook(BytesIO(body(response)))["rows"]
    assert [list(cells) for cells in sheet.values] == [
        ["slug", "number", "city"],
        ["a", 1, "lviv"],
        ["'=1+1", 2.5, "bell"],
    ]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_a_spreadsheet_would_compute_is_disarmed(sign):
    assert plain(f"{sign}HYPERLINK(1)") == f"'{sign}HYPERLINK(1)"


@pytest.mark.parametrize(("value", "cell"), [(None, ""), (-5, -5), (True, True), ("a=b", "a=b")])
def test_harmless_values_stay(value, cell):
    assert plain(value) == cell


def test_a_partial_date_takes_three_columns():
    assert [one.name for one in partial_date("when")] == ["when", "when_earliest", "when_latest"]


FILTERED = Told(
    "rows", City, "https://example.org/en/cities/?country=DE", "country=DE", (("Country", "DE"),)
)


def test_filter_in_force_is_the_last_column_of_csv_and_json():
    text = body(export("csv", FILTERED, SHOWN, [row()])).decode()
    (told,) = json.loads(body(export("json", FILTERED, SHOWN, [row()])))

    assert text == "slug,number,city,filter\r\na,1,lviv,country=DE\r\n"
    assert told == {"slug": "a", "number": 1, "city": "lviv", "filter": "country=DE"}


def test_second_sheet_tells_address_filter_licence_and_columns():
    response = export("xlsx", FILTERED, columns("slug", "population"), [])
    lines = [list(cells) for cells in load_workbook(BytesIO(body(response)))["about"].values]

    assert lines[1][:2] == ["address", "https://example.org/en/cities/?country=DE"]
    assert lines[3][1].startswith("CC BY 4.0")
    assert lines[4][:2] == ["filter", "country=DE"]
    assert lines[5][:3] == [None, "Country", "DE"]
    assert lines[7] == ["column", "type", "unit", "meaning (uk)", "meaning (en)"]
    assert [line[0] for line in lines[8:]] == ["slug", "population", "filter"]


def test_dictionary_speaks_both_languages_with_type_and_unit():
    told = list(dictionary(City, columns("population", "latitude")))

    assert told[1][:3] == ["population", "integer", "people"]
    assert (told[2][1], told[2][2]) == ("number", "°")
    assert all(line[3] and line[4] and line[3] != line[4] for line in told[1:])


@pytest.mark.parametrize("text", ["a\ud800b", "x" * 40_000, "a\x00b"])
def test_no_text_breaks_a_file(text):
    for form in ("csv", "xlsx", "json", "geojson"):
        assert body(export(form, Told("rows"), columns("slug"), [row(text)]))
    assert len(in_a_workbook("x" * 40_000)) == LONGEST


def test_geojson_is_a_collection_of_features():
    response = export(
        "geojson",
        Told("rows"),
        columns("slug"),
        [row("a"), row("b")],
        lambda one: {"type": "Point", "coordinates": [24.0, 49.8]} if one.slug == "a" else None,
    )

    told = json.loads(body(response))
    assert response.headers["Content-Type"] == "application/geo+json"
    assert [one["id"] for one in told["features"]] == ["a", "b"]
    assert told["features"][0]["geometry"] == {"type": "Point", "coordinates": [24.0, 49.8]}
    assert told["features"][1]["geometry"] is None


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "geojson"])
def test_rows_are_taken_one_at_a_time(form):
    taken = []

    def rows():
        for number in range(3):
            taken.append(number)
            yield row(str(number))

    response = export(form, Told("rows"), SHOWN, rows())
    if form != "xlsx":
        parts = iter(response.streaming_content)
        next(parts)
        assert len(taken) <= 1
    body(response)
    assert taken == [0, 1, 2]


def test_error_while_a_file_is_sent_breaks_it_off():
    def rows():
        yield row()
        raise RuntimeError("lost")

    parts = export("csv", Told("rows"), SHOWN, rows()).streaming_content

    with pytest.raises(RuntimeError):
        b"".join(parts)
