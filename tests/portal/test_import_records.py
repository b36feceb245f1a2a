"""`manage.py import_records`: files of any length, all or nothing."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from aid.models import Delivery
from cities.models import City
from portal.spreadsheets import importing
from portal.spreadsheets.kept_import import SpreadsheetImport
from portal.spreadsheets.reading import read_sheet
from records.history.reading import history_of
from tests.factories import make_delivery
from tests.staff import make_officer

pytestmark = pytest.mark.django_db

HEAD = "city,title_uk,stage,category,item_1_nature,item_1_good,item_1_qualifier,item_1_quantity,"
HEAD += "item_1_unit\n"
ROW = "Lviv,Поставка {0},delivered,vehicles,goods,bus,exactly,{0},vehicles\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Three deliveries."""
    path = tmp_path / "f.csv"
    path.write_text(HEAD + "".join(ROW.format(number) for number in (1, 2, 3)))
    return path


def bring(path: Path, **more: Any) -> None:
    """Runs the command."""
    call_command("import_records", path, kind="deliveries", **{"user": "olena", **more})


def test_a_file_is_written_with_history(file: Path, lviv: City, capsys: Any) -> None:
    olena = make_officer(lviv, name="olena")

    bring(file)

    rows = list(Delivery.objects.order_by("pk"))
    assert [int(row.items.get().quantity) for row in rows] == [1, 2, 3]
    assert [row.slug for row in rows] == ["postavka-1", "postavka-2", "postavka-3"]
    assert [one.number for one in history_of(Delivery, rows[0].pk).versions] == [1]
    assert SpreadsheetImport.objects.get().made_by == olena
    assert "created 3" in capsys.readouterr().out


def test_longer_files_than_the_page_takes_are_written(
    file: Path, lviv: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_officer(lviv, name="olena")
    monkeypatch.setattr(importing, "MOST_ROWS", 2)

    bring(file)

    assert Delivery.objects.count() == 3


def test_all_that_is_wrong_is_told_and_nothing_written(file: Path, lviv: City, capsys: Any) -> None:
    make_officer(lviv, name="olena")
    file.write_text(HEAD + ROW.format(0) + ROW.format(1) + ROW.format(2).replace("bus", "пес"))

    with pytest.raises(CommandError, match="Nothing is written"):
        bring(file)

    told = capsys.readouterr().err
    assert "4 item_1_good: “пес” is not allowed" in told
    assert Delivery.objects.count() == 0


def test_a_doubtful_name_is_answered(file: Path, lviv: City, capsys: Any) -> None:
    make_officer(lviv, name="olena")
    file.write_text(HEAD + ROW.format(1).replace("Lviv", "Lvivv"))

    with pytest.raises(CommandError, match="Nothing is written"):
        bring(file)
    told = capsys.readouterr().err
    bring(file, answers=["Lvivv=lviv"])

    assert "Lvivv? Lviv (lviv)" in told
    assert Delivery.objects.get().city == lviv


@pytest.mark.parametrize(
    ("answer", "told"),
    [("Kiev=lviv", "No doubtful name"), ("Lvivv=kyiv", "is not offered")],
)
def test_an_answer_that_answers_nothing_is_an_error(
    file: Path, lviv: City, answer: str, told: str
) -> None:
    make_officer(lviv, name="olena")
    file.write_text(HEAD + ROW.format(1).replace("Lviv", "Lvivv"))

    with pytest.raises(CommandError, match=told):
        bring(file, answers=[answer])


@pytest.mark.parametrize(("dry_run", "steps"), [(True, [1, 1, 1, 3]), (False, [1, 1, 1, 3])])
def test_each_row_is_told_as_it_is_through(
    file: Path, lviv: City, dry_run: bool, steps: list[int]
) -> None:
    olena = make_officer(lviv, name="olena")
    content = file.read_bytes()
    kept = importing.keep_read("deliveries", "f.csv", content, read_sheet(content), olena)
    seen: list[int] = []

    if dry_run:
        importing.tried(kept, olena, seen.append)
    else:
        importing.write(kept, olena, "", seen.append)

    assert seen == steps


def test_the_same_file_again_is_told(file: Path, lviv: City, capsys: Any) -> None:
    make_officer(lviv, name="olena")
    bring(file)
    capsys.readouterr()

    bring(file, dry_run=True)

    assert "was written already" in capsys.readouterr().err


def test_a_dry_run_writes_nothing(file: Path, lviv: City, capsys: Any) -> None:
    make_officer(lviv, name="olena")

    bring(file, dry_run=True)

    assert "new 3, changed 0, unchanged 0" in capsys.readouterr().out
    assert (Delivery.objects.count(), SpreadsheetImport.objects.count()) == (0, 0)


def test_what_is_public_asks_why(tmp_path: Path, lviv: City) -> None:
    make_officer(lviv, name="olena")
    make_delivery(lviv, "public")
    path = tmp_path / "g.csv"
    path.write_text("slug,title_uk\npublic,Насоси\n")

    with pytest.raises(CommandError, match="write why"):
        bring(path)


@pytest.mark.parametrize(
    ("name", "user", "told"),
    [("nothing.csv", "olena", "cannot be read"), ("f.csv", "nobody", "no such account")],
)
def test_a_wrong_file_or_account_is_an_error(
    file: Path, lviv: City, name: str, user: str, told: str
) -> None:
    make_officer(lviv, name="olena")

    with pytest.raises(CommandError, match=told):
        bring(file.parent / name, user=user)


def test_the_rights_are_those_of_the_account(file: Path, kyiv: City, lviv: City) -> None:
    make_officer(kyiv, name="olena")

    with pytest.raises(CommandError, match="Nothing is written"):
        bring(file)
