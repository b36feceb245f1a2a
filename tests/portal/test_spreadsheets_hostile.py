"""Hostile and clumsy files: each is read right or gets a clear message; nothing is written."""

import io
import zipfile
from datetime import datetime

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook

from portal.spreadsheets.reading import read_sheet

CELLS = [["title", "publisher"], ["Стаття, перша", "Газета"]]


def texts(content: bytes) -> list[list[str]]:
    """Head and rows as they were read."""
    sheet = read_sheet(content)
    assert sheet.problems == []
    return [sheet.columns, *[[line.cells[one] for one in sheet.columns] for line in sheet.lines]]


def csv_text(sign: str = ",") -> str:
    """The cells, quoted."""
    return "\r\n".join(sign.join(f'"{cell}"' for cell in row) for row in CELLS) + "\r\n"


@pytest.mark.parametrize(
    "content",
    [
        csv_text().encode(),
        csv_text().encode("utf-8-sig"),
        csv_text(";").encode(),
        csv_text("\t").encode(),
        csv_text(";").encode("cp1251"),
        csv_text().encode("utf-16"),
    ],
    ids=["plain", "mark", "semicolons", "tabs", "windows-1251", "utf-16"],
)
def test_what_offices_save_is_read(content: bytes) -> None:
    assert texts(content) == CELLS


def workbook(*rows: list, merge: str = "") -> bytes:
    """A workbook with these rows."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    if merge:
        book.active.merge_cells(merge)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_is_read_with_numbers_and_days() -> None:
    sheet = read_sheet(workbook(["a", "b", "c"], [5, 1.5, datetime(2023, 9, 14)]))

    assert sheet.lines[0].cells == {"a": "5", "b": "1.5", "c": "2023-09-14"}


def test_a_formula_is_named_with_its_place() -> None:
    sheet = read_sheet(workbook(["title", "publisher"], ["=1+1", "Газета"]))

    assert sheet.problems == [(2, "title", "The cell holds a formula: paste its value instead.")]


def bomb() -> bytes:
    """A small workbook that unfolds to more than anybody typed."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/workbook.xml", b"<workbook/>")
        folder.writestr("xl/worksheets/sheet1.xml", b"\0" * (100 * 1024 * 1024))
    return file.getvalue()


def other_zip() -> bytes:
    """An archive that is no workbook."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as folder:
        folder.writestr("readme.txt", b"hello")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "The file is empty."),
        (b" \r\n", "The file is empty."),
        (bomb(), "unfolds to more than 80 MB"),
        (other_zip(), "cannot be read"),
        (b"PK\x03\x04 broken", "cannot be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old .xls workbook"),
        (b"\x00\x01\x02\xff\xfe\xfd", "neither UTF-8 nor Windows-1251"),
        (b"title\n" + b"x" * (11 * 1024 * 1024), "larger than 10 MB"),
        (",".join(f"c{n}" for n in range(300)).encode(), "300 columns"),
        (b'title\n"open', "cannot be read"),
        (workbook(["a", "b"], ["1", "2"], merge="A1:B1"), "merged cells"),
    ],
    ids=[
        "nothing",
        "blank",
        "bomb",
        "archive",
        "broken",
        "xls",
        "bytes",
        "large",
        "columns",
        "quote",
        "merged",
    ],
)
def test_what_is_no_table_gets_a_clear_message(content: bytes, told: str) -> None:
    with pytest.raises(ValidationError, match=told):
        read_sheet(content)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("title,publisher\r\nStädte in Köln,Müller\r\n", "cp1252"),
        ("title,publisher\r\nМіста-побратими Львова,Газета\r\n", "koi8-u"),
    ],
)
def test_another_encoding_is_not_read_as_words(text: str, encoding: str) -> None:
    with pytest.raises(ValidationError, match="neither UTF-8 nor Windows-1251"):
        read_sheet(text.encode(encoding))


def rewritten(part: str, old: str, new: str) -> bytes:
    """A workbook with two sheets of which one part says something else."""
    book = Workbook()
    book.active.append(["title", "publisher"])
    book.active.append(["Стаття", "Газета"])
    book.create_sheet("b").merge_cells("A1:B1")
    whole = io.BytesIO()
    book.save(whole)
    made = io.BytesIO()
    with zipfile.ZipFile(whole) as was, zipfile.ZipFile(made, "w") as folder:
        for name in was.namelist():
            text = was.read(name)
            if name.endswith(part):
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            folder.writestr(name, text)
    return made.getvalue()


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        ("sheet1.xml", 'ref="A1:B2"', 'ref="A1:A1"'),
        ("sheet1.xml", 'ref="A1:B2"', 'ref="A1:XFD1048576"'),
        ("sheet2.xml", "<sheetData", "<sheetData"),
    ],
    ids=["too small", "too large", "merged cells of another sheet"],
)
def test_only_the_first_sheet_counts_and_its_rows_not_its_word(
    part: str, old: str, new: str
) -> None:
    sheet = read_sheet(rewritten(part, old, new))

    assert [line.cells for line in sheet.lines] == [{"title": "Стаття", "publisher": "Газета"}]


@pytest.mark.parametrize("row", ["1048576", "10000000000"])
def test_a_row_far_below_does_not_hold_up_the_reading(row: str) -> None:
    content = rewritten("sheet1.xml", '<row r="2"', f'<row r="{row}"')

    with pytest.raises(ValidationError, match="too many rows are blank or broken"):
        read_sheet(content)


def test_cells_far_to_the_right_are_refused() -> None:
    book = Workbook()
    book.active.append(["title"])
    book.active.cell(row=2, column=1200, value="x")
    file = io.BytesIO()
    book.save(file)

    with pytest.raises(ValidationError, match="far to the right"):
        read_sheet(file.getvalue())


def test_a_column_behind_a_gap_is_not_dropped() -> None:
    book = Workbook()
    book.active.cell(row=1, column=1, value="title")
    book.active.cell(row=1, column=170, value="publisher")
    file = io.BytesIO()
    book.save(file)

    with pytest.raises(ValidationError, match="170 columns"):
        read_sheet(file.getvalue())


def test_nul_bytes_and_endless_cells_are_named_with_their_place() -> None:
    sheet = read_sheet(b"title,publisher\nA\0B,x\n" + b"y" * 20_001 + b",z\n")

    assert [(line, column) for line, column, _told in sheet.problems] == [
        (2, "title"),
        (3, "title"),
    ]


def test_rows_longer_than_the_head_are_named() -> None:
    sheet = read_sheet(b"title,publisher\na,b,c\n")

    assert [(line, column) for line, column, _told in sheet.problems] == [(2, "")]


@pytest.mark.parametrize(
    "content",
    [b"slug\n" + b",x\n" * 2_000, b"slug\n" + b",\n" * 60_000],
    ids=["cells beside the head", "blank rows"],
)
def test_endless_rows_without_anything_are_refused(content: bytes) -> None:
    with pytest.raises(ValidationError, match="too many rows are blank or broken"):
        read_sheet(content)


def test_endless_blank_rows_of_a_workbook_are_refused() -> None:
    content = rewritten("sheet1.xml", "</sheetData>", "<row/>" * 60_000 + "</sheetData>")

    with pytest.raises(ValidationError, match="too many rows are blank or broken"):
        read_sheet(content)


def test_reading_ends_where_the_page_takes_no_more() -> None:
    with pytest.raises(ValidationError, match="more than 2 rows"):
        read_sheet(b"slug\na\nb\nc\n", 2)
