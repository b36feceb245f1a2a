"""Files that cannot be read as they are: a problem that says where, never a crash."""

import csv
from pathlib import Path

import pytest

from portal.register.problems import Problem
from portal.register.reading import Columns, Table, read_table
from tests.portal.small_register import load, refused, small_rows, write

# Python's own limit; the validator of packages, used by other tests, lifts it for the process
FIELD_LIMIT = 131072
COLUMNS = Columns(("slug", "name"), ("note",))


@pytest.fixture(autouse=True)
def _field_limit():
    """The limit under which the portal runs."""
    before = csv.field_size_limit(FIELD_LIMIT)
    yield
    csv.field_size_limit(before)


def read(folder: Path, content: bytes) -> Table:
    """The table of a file with this content."""
    path = folder / "things.csv"
    path.write_bytes(content)
    return read_table(path, "things", COLUMNS)


def told(table: Table) -> list[tuple[int, str]]:
    """Rows and messages of the problems."""
    return [(problem.row, problem.message) for problem in table.problems]


@pytest.mark.parametrize(
    "content",
    [
        b"slug,name\na,One\nb,Two\n",
        b"\xef\xbb\xbfslug,name\r\na,One\r\nb, Two \r\n",
        b"name,slug\nOne,a\n\nTwo,b",
    ],
)
def test_rows_are_read(tmp_path, content):
    table = read(tmp_path, content)

    assert table.problems == []
    assert [row.cells for row in table.rows] == [
        {"slug": "a", "name": "One"},
        {"slug": "b", "name": "Two"},
    ]


def test_row_is_known_by_the_line_on_which_it_begins(tmp_path):
    table = read(tmp_path, 'slug,name\na,"One\nmore"\n\nb,Two\u2028x\nc,Three\n'.encode())

    assert [(row.line, row["slug"]) for row in table.rows] == [(2, "a"), (5, "b"), (6, "c")]


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        (b"", [(0, "The file is empty: it needs a header and rows.")]),
        (
            b"slug,title\n",
            [
                (
                    1,
                    "Unknown column \u201ctitle\u201d: remove it or write one of name, note, slug.",
                ),
                (1, "The column \u201cname\u201d is missing: add it, its cells may be empty."),
            ],
        ),
        (b"slug,name,slug\n", [(1, "The column \u201cslug\u201d stands twice: remove one.")]),
        (
            b"slug,name\na,One\nb\nc,Three,more\n",
            [
                (3, "The row has 1 cells, the header 2: check commas and quotes."),
                (4, "The row has 3 cells, the header 2: check commas and quotes."),
            ],
        ),
        (
            "slug,name\na,One\nb,Дві\n".encode("cp1251"),
            [(3, "The text is not UTF-8: save the file with that encoding.")],
        ),
        (
            "slug,name\na,One\n".encode("utf-16"),
            [(1, "The text is not UTF-8: save the file with that encoding.")],
        ),
        (b"slug,name\na,O\0ne\n", [(2, "The cell holds a NUL character: remove it.")]),
        (
            b"slug,name\na,One\nb," + b"x" * 200_000 + b"\nc,Three\n",
            [
                (
                    3,
                    "The row cannot be read (field larger than field limit (131072)): "
                    "check its quotation marks and its length.",
                )
            ],
        ),
        (
            b'slug,name\na,One\nb,"Two\nc,Three\n',
            [
                (
                    3,
                    "The row cannot be read (unexpected end of data): "
                    "check its quotation marks and its length.",
                )
            ],
        ),
    ],
)
def test_what_is_wrong_is_told(tmp_path, content, problems):
    assert told(read(tmp_path, content)) == problems


def test_file_that_is_missing(tmp_path):
    path = tmp_path / "things.csv"

    assert told(read_table(path, "things", COLUMNS)) == [
        (0, "The file is missing: put it into the folder.")
    ]
    assert read_table(path, "things", COLUMNS, is_optional=True) == Table("things")


def test_file_that_is_a_folder(tmp_path):
    (tmp_path / "things.csv").mkdir()

    assert told(read_table(tmp_path / "things.csv", "things", COLUMNS)) == [
        (0, "The file cannot be read: Is a directory.")
    ]


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem("cities", 0, "", "missing."), "cities.csv: missing."),
        (Problem("cities", 3, "", "odd."), "cities.csv, row 3: odd."),
        (Problem("cities", 3, "name_uk", "odd."), "cities.csv, row 3, column name_uk: odd."),
    ],
)
def test_problem_as_a_line(problem, line):
    assert str(problem) == line


@pytest.mark.django_db
@pytest.mark.parametrize("file", ["sources", "cities", "case_profiles", "deliveries"])
def test_missing_file_is_the_only_problem(tmp_path, file):
    write(tmp_path, small_rows())
    (tmp_path / f"{file}.csv").unlink()

    assert refused(tmp_path) == [f"{file}.csv: The file is missing: put it into the folder."]


@pytest.mark.django_db
@pytest.mark.parametrize("file", ["cities", "delivery_items", "partnerships"])
def test_broken_row_is_the_only_problem(tmp_path, file):
    write(tmp_path, small_rows())
    path = tmp_path / f"{file}.csv"
    lines = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([lines[0], "odd", *lines[2:]]), "utf-8")

    assert [line.split(": ")[0] for line in refused(tmp_path)] == [f"{file}.csv, row 2"]


@pytest.mark.django_db
def test_original_shape_needs_no_events_and_no_ukrainian_notes(tmp_path):
    rows = small_rows()
    rows["partnership_events"] = []
    write(tmp_path, rows)
    (tmp_path / "partnership_events.csv").unlink()
    for file in ("claims", "relations"):
        path = tmp_path / f"{file}.csv"
        lines = path.read_text("utf-8").splitlines()
        place = lines[0].split(",").index("note_uk")
        cut = [[c for n, c in enumerate(line.split(",")) if n != place] for line in lines]
        path.write_text("\n".join(",".join(cells) for cells in cut), "utf-8")

    lines = load(tmp_path)

    assert "claims.csv: 2 created, 0 updated, 0 unchanged" in lines
    assert "partnership_events.csv: 0 created, 0 updated, 0 unchanged" in lines
