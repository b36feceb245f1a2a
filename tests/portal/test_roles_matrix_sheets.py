"""What no file of an officer does: tell of, change or add a record of another city; each sheet."""

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from cities.models import City
from portal.spreadsheets.kept_import import SpreadsheetImport
from portal.spreadsheets.sheets import SHEETS
from records.models import Record, State
from records.roles import Role
from tests.portal.attempts import ALL, TOLD, a_record, stands
from tests.portal.brought import confirm, problems, read, send
from tests.portal.kept_records import CANARY, KEPT, everything
from tests.staff import at_desk, make_account

pytestmark = pytest.mark.django_db

OWNED_SHEETS = [name for name, sheet in SHEETS.items() if sheet.model in KEPT]
EACH = pytest.mark.parametrize("name", OWNED_SHEETS)
EACH_SHEET = pytest.mark.parametrize("name", SHEETS)


@pytest.fixture
def editor() -> Client:
    """An editor of all cities."""
    return at_desk(make_account("editor", Role.EDITOR))


def cells_of(client: Client, name: str, what: str) -> list[str]:
    """All cells of a file, in both forms."""
    files = [client.get(reverse("admin:sheet_file", args=[name, what, f])) for f in FORMS]
    book = load_workbook(io.BytesIO(files[1].content))
    cells = [str(cell) for page in book for row in page.iter_rows(values_only=True) for cell in row]
    lines = csv.reader(io.StringIO(files[0].content.decode("utf-8-sig")))
    return [*cells, *(cell for line in lines for cell in line)]


FORMS = ("csv", "xlsx")


def row_of(client: Client, name: str) -> dict[str, str]:
    """The one record of a sheet, as its export says it."""
    (row,) = read(client.get(reverse("admin:sheet_file", args=[name, "export", "csv"])).content)
    return row


def file_of(*rows: dict[str, str]) -> str:
    """A file with these rows."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@EACH
@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW, State.PUBLISHED])
def test_export_and_template_hold_nothing_of_another_city(
    officer: Client, editor: Client, kyiv: City, name: str, state: str
) -> None:
    record = KEPT[SHEETS[name].model](kyiv)
    stands(record, state)

    mine = [*cells_of(officer, name, "export"), *cells_of(officer, name, "template")]
    all_of_them = cells_of(editor, name, "export")

    assert words_in(mine) == set()
    assert "kyiv" in words_in(all_of_them)


def words_in(cells: list[str]) -> set[str]:
    """Those of the record’s words that stand in some cell; cities stand by their address."""
    return {word for word in (CANARY, "Київ", "kyiv") if any(word in one for one in cells)}


def brought(client: Client, text: str, name: str) -> Any:
    """The dry run, and then the file is written all the same."""
    page = send(client, text, name)
    confirm(client, "За листом міста")
    return page


@EACH
@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED])
def test_no_file_changes_a_record_of_another_city(
    officer: Client, editor: Client, kyiv: City, name: str, state: str
) -> None:
    kind = SHEETS[name].model
    stands(KEPT[kind](kyiv), state)
    text = file_of({"slug": row_of(editor, name)["slug"], TOLD[kind]: "Інакше"})
    before = everything()

    page = brought(officer, text, name)

    assert [(line, column) for line, column, _told in problems(page)] == [(2, "slug")]
    assert CANARY not in page.text
    assert everything() == before
    brought(editor, text, name)
    assert everything() != before


@EACH
def test_no_file_adds_a_record_for_another_city(
    officer: Client, editor: Client, kyiv: City, name: str
) -> None:
    kind = SHEETS[name].model
    record = KEPT[kind](kyiv)
    text = file_of({**row_of(editor, name), "slug": ""})
    kind.objects.filter(pk=record.pk).delete()
    before = everything()

    page = brought(officer, text, name)

    assert [(line, column) for line, column, _told in problems(page)] == [(2, "city")]
    assert everything() == before
    brought(editor, text, name)
    assert kind.objects.get().city == kyiv


@EACH
def test_no_file_takes_an_own_record_to_another_city(
    officer: Client, editor: Client, lviv: City, kyiv: City, name: str
) -> None:
    kind = SHEETS[name].model
    stands(KEPT[kind](lviv), State.DRAFT)
    text = file_of({"slug": row_of(officer, name)["slug"], "city": "Київ"})
    before = everything()

    page = brought(officer, text, name)

    assert "city" in {column for _line, column, _told in problems(page)}
    assert everything() == before
    brought(editor, text, name)
    assert kind.objects.get().city == kyiv


@EACH
def test_no_file_of_another_is_opened_or_written(
    officer: Client, editor: Client, kyiv: City, name: str
) -> None:
    kind = SHEETS[name].model
    stands(KEPT[kind](kyiv), State.DRAFT)
    send(editor, file_of({"slug": row_of(editor, name)["slug"], TOLD[kind]: "Інакше"}), name)
    where = reverse("admin:import", args=[SpreadsheetImport.objects.get().pk])
    before = everything()

    buttons = ({"_write": "1"}, {"_undo": "1"}, {"_answer": "1"})
    answers = [officer.get(where), *(officer.post(where, one) for one in buttons)]

    assert [one.status_code for one in answers] == [404] * 4
    assert everything() == before


@EACH_SHEET
@pytest.mark.parametrize("is_reader", [True, False])
def test_who_writes_nothing_brings_and_takes_no_file(
    kyiv: City, editor: Client, name: str, is_reader: bool
) -> None:
    kind = SHEETS[name].model
    record: Record = a_record(kind, kyiv)
    text = file_of({"slug": record.slug, TOLD[kind]: "Інакше"})
    send(editor, text, name)
    written = reverse("admin:import", args=[SpreadsheetImport.objects.get().pk])
    stranger = User.objects.create_user("stranger", is_staff=True)
    browser = at_desk(make_account("reader", Role.READER) if is_reader else stranger)
    before = everything()

    answers = [
        *(browser.get(reverse("admin:sheet_file", args=[name, what, "csv"])) for what in WHAT),
        browser.get(reverse("admin:spreadsheets")),
        send(browser, text, name),
        browser.post(written, {"_write": "1", "why": "Так"}),
    ]

    assert [one.status_code for one in answers] == [403, 403, 403, 403, 404]
    assert everything() == before


WHAT = ("export", "template")


def test_every_sheet_is_of_a_kind_in_the_matrix() -> None:
    assert {sheet.model for sheet in SHEETS.values()} < {*ALL}
