"""Sheets in the reader's words: heads, choices, events and units in either language."""

import io

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from openpyxl import load_workbook

from aid.models import Delivery
from cities.models import City
from partnerships.models import Partnership
from portal.spreadsheets.columns import Draft
from portal.spreadsheets.exporting import heading
from portal.spreadsheets.names import Names
from portal.spreadsheets.sheets import SHEETS
from records.folding import fold
from tests.factories import make_city, the_source
from tests.portal.brought import confirm, everything, problems, send
from tests.staff import at_desk, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lviv: City) -> Client:
    """An officer of Lviv, in Ukrainian."""
    return at_desk(make_officer(lviv), "uk")


@pytest.mark.parametrize("kind", list(SHEETS))
@pytest.mark.parametrize("language", ["uk", "en"])
def test_each_head_names_one_column(kind: str, language: str) -> None:
    with translation.override(language):
        heads = [fold(heading(one)) for one in SHEETS[kind].columns]

    assert len(set(heads)) == len(heads)
    assert [SHEETS[kind].by_head[one] for one in heads] == [*SHEETS[kind].columns]


@pytest.mark.parametrize("kind", list(SHEETS))
@pytest.mark.parametrize("language", ["uk", "en"])
def test_each_word_of_a_choice_is_read_as_its_code(kind: str, language: str) -> None:
    names = Names(None)
    with translation.override(language):
        words = [
            (one, code, one.word(code))
            for one in SHEETS[kind].columns
            for code, _label in one.choices
            if code
        ]

    assert [one.read(names, word) for one, _code, word in words] == [code for _o, code, _w in words]


@pytest.mark.parametrize("kind", list(SHEETS))
@pytest.mark.parametrize("language", ["uk", "en"])
def test_a_workbook_in_words_comes_back_without_a_change(
    lviv: City, kind: str, language: str
) -> None:
    everything(lviv)
    editor = at_desk(make_officer(lviv), language)
    content = editor.get(reverse("admin:sheet_file", args=[kind, "export", "xlsx"])).content

    plan = send(at_desk(make_officer(lviv, name="o2"), "en"), content, kind, "f.xlsx").context[
        "plan"
    ]

    assert (plan.problems, plan.doubts, plan.new, plan.changed) == ([], {}, [], [])
    assert plan.unchanged > 0


def test_a_workbook_speaks_the_language_of_the_reader(desk: Client, lviv: City) -> None:
    everything(lviv)
    content = desk.get(reverse("admin:sheet_file", args=["deliveries", "export", "xlsx"])).content

    book = load_workbook(io.BytesIO(content))
    head, row = list(book.worksheets[0].iter_rows(values_only=True))
    told = dict(zip(head, row, strict=True))
    offers = book.worksheets[0].data_validations.dataValidation
    assert told["Етап"] == "передано"
    assert told["Позиція 1: одиниця"] == "тонни"
    assert len(offers) == len([one for one in SHEETS["deliveries"].columns if one.choices])
    assert book.sheetnames[-1] == "choices"


def test_a_file_in_ukrainian_words_is_read(desk: Client, lviv: City) -> None:
    make_city("leipzig", name_uk="Лейпциг", name_en="Leipzig")
    the_source()
    cells = {
        "city": "Львів",
        "title_uk": "Машини",
        "stage": "delivered",
        "when": "2023-09",
        "category": "vehicles",
        "donors": "Лейпциг",
        "item_1_nature": "goods",
        "item_1_good": "bus",
        "item_1_qualifier": "exactly",
        "item_1_quantity": "5",
        "item_1_unit": "vehicles",
        "sources": "source-one",
    }
    columns = {one.name: one for one in SHEETS["deliveries"].columns}
    with translation.override("uk"):
        head = ";".join(heading(columns[name]) for name in cells)
        row = ";".join(columns[name].word(cell) for name, cell in cells.items())

    send(desk, f"{head}\n{row}\n")
    confirm(desk)

    delivery = Delivery.objects.get()
    item = delivery.items.get()
    assert "Місто-отримувач" in head
    assert "техніка" in row
    assert (delivery.stage, delivery.category) == ("delivered", "vehicles")
    assert (item.good, item.unit, int(item.quantity)) == ("bus", "vehicles", 5)


@pytest.mark.parametrize(
    "events",
    [
        "signed sister 1990; renewed 2015",
        "підписано побратим 1990; поновлено 2015",
        "підписано місто-побратим 1990; поновлено 2015",
        "Signed sister city 1990; Renewed 2015",
    ],
)
def test_events_are_read_in_words(desk: Client, lviv: City, events: str) -> None:
    make_city("leipzig", name_uk="Лейпциг", name_en="Leipzig")

    send(desk, f"city,partner,events\nЛьвів,Лейпциг,{events}\n", "partnerships")
    confirm(desk)

    found = [
        (one.kind, one.link_kind, one.date_edtf) for one in Partnership.objects.get().events.all()
    ]
    assert sorted(found) == [("renewed", "", "2015"), ("signed", "sister", "1990")]


def test_problems_name_the_columns_as_the_file_does(lviv: City) -> None:
    page = send(
        at_desk(make_officer(lviv), "en"), "Recipient city,Stage\nLviv,given\nLviv,pledged\n"
    )

    shown = page.content.decode()
    assert (2, "stage") in [(line, column) for line, column, _told in problems(page)]
    assert '<td data-head="Column">Stage</td>' in shown
    assert '<td data-head="Column">Title (Ukrainian)</td>' in shown


def test_a_file_of_another_kind_is_known_by_its_head(desk: Client, lviv: City) -> None:
    page = send(desk, "city,title_uk,stage\nЛьвів,А,pledged\n", "sources")

    assert [(line, column) for line, column, _told in problems(page)] == [(1, "")]
    assert "поставки допомоги" in problems(page)[0][2]


def test_what_was_written_leads_to_its_records(desk: Client, lviv: City) -> None:
    send(desk, "city,title_uk,stage,category\nЛьвів,Машини,pledged,vehicles\n")

    page = confirm(desk).content.decode()

    address = reverse("admin:aid_delivery_change", args=[Delivery.objects.get().pk])
    assert f'<a href="{address}">Машини</a>' in page


def test_columns_lay_their_values_into_a_draft() -> None:
    draft = Draft(Delivery())
    for name, value in (("item_1_nature", ""), ("item_1_quantity", None), ("title_uk", "А")):
        column = next(one for one in SHEETS["deliveries"].columns if one.name == name)
        column.put(draft, value)

    assert (draft.values, draft.rows) == ({"title_uk": "А"}, {"items": []})
