"""Exports brought back, templates, and files taken back."""

import io

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from aid.models import Delivery
from cities.models import City
from portal.spreadsheets.importing import bring, undo, write
from portal.spreadsheets.kept_import import SpreadsheetImport
from portal.spreadsheets.sheets import SHEETS
from records.folding import fold
from records.history.reading import state_of
from records.models import NewVersion, State
from records.roles import Role
from tests.factories import (
    make_city,
    make_delivery,
    make_item,
    the_source,
)
from tests.portal.brought import confirm, deliveries, everything, read, send
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def olena(lviv: City) -> User:
    """An officer of Lviv."""
    return make_officer(lviv, name="olena")


@pytest.fixture
def desk(olena: User) -> Client:
    """Her browser, in English."""
    return at_desk(olena, "en")


@pytest.fixture
def leipzig() -> City:
    """A partner with another name."""
    city = make_city("leipzig", name_uk="Лейпциг", name_en="Leipzig")
    city.other_names.create(name="Липск", kind="exonym")
    the_source()
    return city


@pytest.mark.parametrize("kind", list(SHEETS))
def test_an_export_brought_back_changes_nothing_and_is_the_same_again(
    lviv: City, kind: str
) -> None:
    everything(lviv)
    editor = at_desk(make_account("editor", Role.EDITOR))
    where = reverse("admin:sheet_file", args=[kind, "export", "csv"])
    first = editor.get(where).content

    page = send(editor, first, kind)

    plan = page.context["plan"]
    assert (plan.problems, plan.doubts, plan.new, plan.changed) == ([], {}, [], [])
    assert plan.unchanged == len(read(first)) > 0
    assert editor.get(where).content == first


@pytest.mark.parametrize("kind", list(SHEETS))
def test_a_workbook_brought_back_changes_nothing_either(lviv: City, kind: str) -> None:
    everything(lviv)
    editor = at_desk(make_account("editor", Role.EDITOR))
    where = reverse("admin:sheet_file", args=[kind, "export", "xlsx"])
    first = editor.get(where).content

    plan = send(editor, first, kind, "f.xlsx").context["plan"]

    assert (plan.problems, plan.new, plan.changed) == ([], [], [])
    assert editor.get(where).content == first


def test_cells_of_an_export_are_no_formulas(lviv: City) -> None:
    everything(lviv)
    editor = at_desk(make_account("editor", Role.EDITOR))

    rows = read(
        editor.get(reverse("admin:sheet_file", args=["organizations", "export", "csv"])).content
    )

    assert [row["name_en"] for row in rows] == ["'=UNDP"]


@pytest.mark.parametrize("kind", list(SHEETS))
def test_a_template_names_and_explains_each_column(desk: Client, kind: str) -> None:
    response = desk.get(reverse("admin:sheet_file", args=[kind, "template", "xlsx"]))

    book = load_workbook(io.BytesIO(response.content))
    head = [cell.value for cell in book.worksheets[0][1]]
    lines = [[cell.value for cell in row] for row in book.worksheets[1].iter_rows(min_row=2)]
    assert [SHEETS[kind].by_head[fold(one)] for one in head] == [*SHEETS[kind].columns]
    assert [line[0] for line in lines] == head
    assert [line[1] for line in lines] == [one.name for one in SHEETS[kind].columns]
    assert all(line[3] for line in lines)


def test_a_second_press_writes_once(desk: Client, lviv: City, leipzig: City) -> None:
    send(desk, deliveries("Leipzig"))
    confirm(desk)

    again = confirm(desk)

    assert again.status_code == 400
    assert Delivery.objects.count() == 1


def test_a_whole_file_is_taken_back(desk: Client, olena: User, lviv: City, leipzig: City) -> None:
    draft = make_delivery(lviv, "draft", state=State.DRAFT, donors=[leipzig])
    make_item(draft)
    public = make_delivery(lviv, "public")
    text = "slug,city,title_uk,stage,category,item_1_nature,item_1_quantity\n"
    text += "draft,Lviv,Насоси,delivered,energy equipment,goods,12\n"
    text += "public,Lviv,Труби,delivered,energy equipment,,\n"
    text += ",Lviv,Нове,pledged,energy equipment,,\n"
    send(desk, text)
    confirm(desk, why="Лист")
    kept = SpreadsheetImport.objects.get()
    assert (kept.number("created"), kept.number("changed"), kept.number("new_versions")) == (
        1,
        1,
        1,
    )

    answer = desk.post(reverse("admin:import", args=[kept.pk]), {"_undo": "1"}, follow=True)

    draft.refresh_from_db()
    public.refresh_from_db()
    assert answer.status_code == 200
    assert (draft.title_uk, int(draft.items.get().quantity)) == ("Генератори", 10)
    assert draft.version == 3
    assert public.title_uk == "Генератори"
    assert (Delivery.objects.count(), NewVersion.objects.count()) == (2, 0)


def test_what_somebody_went_on_with_is_not_taken_back(
    desk: Client, olena: User, lviv: City, leipzig: City
) -> None:
    kept = bring("deliveries", "f.csv", deliveries("Leipzig", "Leipzig").encode(), olena)
    write(kept, olena, "")
    row = Delivery.objects.first()
    row.title_uk = "Далі"
    row.save()

    answer = desk.post(reverse("admin:import", args=[kept.pk]), {"_undo": "1"})

    assert answer.status_code == 400
    assert "was changed since" in answer.context["error"]
    assert Delivery.objects.count() == 2


def test_the_next_new_version_of_a_colleague_is_not_taken_back(
    olena: User, lviv: City, leipzig: City
) -> None:
    public = make_delivery(lviv, "public")
    kept = bring("deliveries", "f.csv", "slug,title_uk\npublic,Насоси\n".encode(), olena)
    write(kept, olena, "Лист")
    NewVersion.objects.all().delete()
    NewVersion.objects.keep(public, state_of(public), make_account("petro", Role.EDITOR), "Далі")

    with pytest.raises(ValidationError, match="changed or released since"):
        undo(kept, olena)

    assert NewVersion.objects.get().edited_by.username == "petro"


def test_a_file_is_taken_back_once(olena: User, lviv: City, leipzig: City) -> None:
    kept = bring("deliveries", "f.csv", deliveries("Leipzig").encode(), olena)
    write(kept, olena, "")
    undo(kept, olena)

    with pytest.raises(ValidationError):
        undo(kept, olena)
