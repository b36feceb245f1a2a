"""Files of rows: the same columns, no formula, one row at a time."""

import json
from io import BytesIO
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook

from records.exports import column, columns, export, partial_date, plain

SHOWN = [*columns("slug", "number"), column("city", "city.slug")]


def row(slug="a", number=1, city="lviv"):
    return SimpleNamespace(
        slug=slug, number=number, city=SimpleNamespace(slug=city) if city else None
    )


def body(response):
    return b"".join(response.streaming_content)


def test_csv_has_a_head_and_a_line_for_each_row():
    response = export("csv", "agreement-list", SHOWN, [row(), row("b", None, None)])

    assert body(response).decode() == "slug,number,city\r\na,1,lviv\r\nb,,\r\n"
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="agreement-list.csv"'


def test_json_is_a_list_of_objects_with_null_for_unknown():
    response = export("json", "rows", SHOWN, [row("а"), row("b", None, None)])

    assert json.loads(body(response)) == [
        {"slug": "а", "number": 1, "city": "lviv"},
        {"slug": "b", "number": None, "city": None},
    ]


def test_json_without_rows_is_an_empty_list():
    assert json.loads(body(export("json", "rows", SHOWN, []))) == []


def test_xlsx_has_one_sheet_of_the_same_rows():
    response = export("xlsx", "rows", SHOWN, [row(), row("=1+1", 2.5, "\x07bell")])

    sheet = load_workbook(BytesIO(body(response))).active
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
