"""Spreadsheets in and out: what a file makes, changes, leaves; and all that can be wrong."""

import csv
import io
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from aid.models import Delivery, Item
from cities.models import City
from partnerships.models import Agreement, Organization, Partnership
from portal.spreadsheets.importing import bring, undo, write
from portal.spreadsheets.kept_import import SpreadsheetImport
from portal.spreadsheets.sheets import SHEETS
from records.history.reading import history_of
from records.models import NewVersion, Source, State
from records.roles import Role
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
    make_source,
    the_source,
)
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db

HEAD = "city,title_uk,stage,when,category,donors,item_1_nature,item_1_good,item_1_qualifier,"
HEAD += "item_1_quantity,item_1_unit,sources\n"
ROW = "Львів,Пожежні машини,delivered,2023-09,vehicles,{donor},goods,fire-engine,exactly,5,"
ROW += "vehicles,source-one\n"


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


def send(
    client: Client, content: str | bytes, kind: str = "deliveries", name: str = "f.csv"
) -> Any:
    """Brings a file; the page of its dry run, or the form with what is wrong."""
    data = content.encode() if isinstance(content, str) else content
    form = {"kind": kind, "file": SimpleUploadedFile(name, data)}
    return client.post(reverse("admin:spreadsheets"), form, follow=True)


def confirm(client: Client, why: str = "") -> Any:
    """Writes the file that was brought last."""
    kept = SpreadsheetImport.objects.first()
    where = reverse("admin:import", args=[kept.pk])
    return client.post(where, {"_write": "1", "why": why}, follow=True)


def problems(page: Any) -> list[tuple[int, str, str]]:
    """What the dry run shows."""
    return [(one.line, one.column, one.message) for one in page.context["plan"].problems]


def deliveries(*donors: str) -> str:
    """A file with a row for each donor."""
    return HEAD + "".join(ROW.format(donor=donor) for donor in donors)


def test_a_dry_run_writes_nothing(desk: Client, lviv: City, leipzig: City) -> None:
    page = send(desk, deliveries("Leipzig"))

    assert page.status_code == 200
    assert [row.name for row in page.context["new_rows"]] == ["Пожежні машини"]
    assert Delivery.objects.count() == 0


def test_a_file_becomes_drafts_with_rows_and_sources(
    desk: Client, olena: User, lviv: City, leipzig: City
) -> None:
    send(desk, deliveries("Leipzig"))
    confirm(desk)

    row = Delivery.objects.get()
    item = row.items.get()
    assert (row.city, row.state, row.version, row.slug) == (lviv, "draft", 1, "pozhezhni-mashyny")
    assert (row.when_edtf, str(row.when_earliest)) == ("2023-09", "2023-09-01")
    assert (item.good, int(item.quantity), item.unit) == ("fire-engine", 5, "vehicles")
    assert [(one.role, one.city) for one in row.participants.all()] == [("donor", leipzig)]
    assert [one.source.slug for one in row.citations.all()] == ["source-one"]
    last = history_of(Delivery, row.pk).versions[-1]
    assert (last.number, last.who, last.origin, last.why) == (
        1,
        olena,
        "loaded",
        "From the file f.csv",
    )


@pytest.mark.parametrize("donor", ["Leipzig", "лейпциг", "ЛИПСК", "leipzig"])
def test_any_name_of_a_city_finds_it(desk: Client, lviv: City, leipzig: City, donor: str) -> None:
    send(desk, deliveries(donor))
    confirm(desk)

    assert Delivery.objects.get().participants.get().city == leipzig


def test_a_doubtful_name_is_asked(desk: Client, lviv: City, leipzig: City) -> None:
    page = send(desk, deliveries("Leipzg"))
    ((name, told, choices),) = page.context["doubts"]
    kept = SpreadsheetImport.objects.get()

    answered = desk.post(
        reverse("admin:import", args=[kept.pk]),
        {"_answer": "1", f"name:{name}": choices[0][0]},
        follow=True,
    )
    confirm(desk)

    assert (told, choices) == ("Leipzg", [(leipzig.pk, "Leipzig")])
    assert answered.context["plan"].is_sound
    assert Delivery.objects.get().participants.get().city == leipzig


def test_a_name_that_two_have_is_asked(desk: Client, lviv: City, leipzig: City) -> None:
    make_city("leipzig-2", name_uk="Лейпциг", name_en="Leipzig")

    page = send(desk, deliveries("Лейпциг"))

    assert [len(choices) for _name, _told, choices in page.context["doubts"]] == [2]


def test_all_errors_are_shown_with_row_and_column(desk: Client, lviv: City, leipzig: City) -> None:
    rows = [
        "Львів,,delivered,2023-09,vehicles,Leipzig,goods,fire-engine,exactly,5,vehicles,source-one",
        "Львів,А,given,2023-09,vehicles,Leipzig,goods,fire-engine,exactly,5,vehicles,source-one",
        "Львів,Б,delivered,весна,vehicles,Leipzig,goods,fire-engine,exactly,багато,vehicles,nothing",
        "Львів,В,delivered,2023,vehicles,Атлантида,goods,,exactly,5,vehicles,source-one",
    ]

    page = send(desk, HEAD + "\n".join(rows) + "\n")

    found = problems(page)
    assert page.status_code == 400
    assert [(line, column) for line, column, _told in found] == [
        (2, "title_uk"),
        (3, "stage"),
        (4, "item_1_quantity"),
        (4, "sources"),
        (5, "donors"),
    ]
    assert found[1][2] == ("“given” is not allowed: write one of pledged, committed, delivered.")
    assert (
        found[4][2] == "Nothing is called “Атлантида”: correct the name, or add the record first."
    )
    assert Delivery.objects.count() == 0


def test_what_the_database_refuses_is_named_too(desk: Client, lviv: City, leipzig: City) -> None:
    row = (
        "Львів,А,delivered,2023,vehicles,Leipzig,goods,fire-engine,exactly,0,vehicles,source-one\n"
    )

    page = send(desk, HEAD + row)

    assert problems(page) == [
        (2, "item_1", "Give a quantity above zero, or choose “not stated” and leave it empty.")
    ]
    assert (Delivery.objects.count(), Item.objects.count()) == (0, 0)


def test_errors_are_told_in_the_readers_language(lviv: City, olena: User, leipzig: City) -> None:
    page = send(
        at_desk(olena, "uk"), HEAD.replace("stage", "stadiia") + ROW.format(donor="Leipzig")
    )

    ((line, column, told),) = problems(page)
    assert (line, column) == (1, "stadiia")
    assert told.startswith("Невідомий стовпець «stadiia»")


def test_an_officer_brings_records_of_their_own_city_alone(
    desk: Client, kyiv: City, leipzig: City
) -> None:
    page = send(desk, deliveries("Leipzig").replace("Львів", "Київ"))

    assert problems(page) == [
        (2, "city", "You do not keep the records of Kyiv: its own officers enter them.")
    ]


def test_an_officer_changes_and_exports_no_record_of_another_city(
    desk: Client, lviv: City, kyiv: City
) -> None:
    theirs = make_delivery(kyiv, "theirs", state=State.DRAFT)
    make_delivery(lviv, "mine")

    exported = desk.get(reverse("admin:sheet_file", args=["deliveries", "export", "csv"]))
    page = send(desk, f"slug,title_uk\n{theirs.slug},Моє\n")

    assert [row["slug"] for row in read(exported.content)] == ["mine"]
    assert [(line, column) for line, column, _told in problems(page)] == [(2, "slug")]
    theirs.refresh_from_db()
    assert theirs.title_uk == "Генератори"


def test_an_officer_takes_no_record_to_another_city(desk: Client, lviv: City, kyiv: City) -> None:
    make_delivery(lviv, "mine", state=State.DRAFT)

    page = send(desk, "slug,city\nmine,Київ\n")

    assert [(line, column) for line, column, _told in problems(page)] == [(2, "city")]


def test_a_reader_brings_and_exports_nothing(lviv: City, leipzig: City) -> None:
    reader = at_desk(make_account("reader", Role.READER))

    assert send(reader, deliveries("Leipzig")).status_code == 403
    where = reverse("admin:sheet_file", args=["deliveries", "export", "csv"])
    assert reader.get(where).status_code == 403


def test_an_import_is_seen_by_who_brought_it(desk: Client, lviv: City, leipzig: City) -> None:
    send(desk, deliveries("Leipzig"))
    where = reverse("admin:import", args=[SpreadsheetImport.objects.get().pk])

    assert at_desk(make_officer(lviv, name="other")).get(where).status_code == 404
    assert at_desk(make_account("editor", Role.EDITOR)).get(where).status_code == 200


def test_a_changed_draft_is_shown_field_by_field_and_written(
    desk: Client, lviv: City, leipzig: City
) -> None:
    row = make_delivery(lviv, state=State.DRAFT, donors=[leipzig])
    make_item(row)

    page = send(desk, f"slug,title_uk,item_1_nature,item_1_quantity\n{row.slug},Насоси,goods,12\n")
    (changed,) = page.context["plan"].changed
    confirm(desk)

    row.refresh_from_db()
    assert [(one.column, one.old, one.new) for one in changed.changes] == [
        ("title_uk", "Генератори", "Насоси"),
        ("item_1_quantity", "10", "12"),
    ]
    assert (row.title_uk, row.version, int(row.items.get().quantity)) == ("Насоси", 2, 12)
    assert row.participants.get().city == leipzig


def test_a_changed_published_record_becomes_a_new_version(
    desk: Client, olena: User, lviv: City, leipzig: City
) -> None:
    row = make_delivery(lviv, donors=[leipzig])
    make_item(row)
    text = f"slug,title_uk\n{row.slug},Насоси\n"

    send(desk, text)
    refused = confirm(desk)
    confirm(desk, why="За листом міста")

    row.refresh_from_db()
    version = NewVersion.objects.get()
    assert refused.status_code == 400
    assert (row.title_uk, row.version) == ("Генератори", 1)
    assert (version.edited_by, version.why) == (olena, "За листом міста")
    assert version.snapshot().values["title_uk"] == "Насоси"
    assert [one.number for one in history_of(Delivery, row.pk).versions] == [1]


def test_a_withdrawn_record_and_one_in_work_are_left_alone(desk: Client, lviv: City) -> None:
    gone = make_delivery(lviv, "gone", state=State.WITHDRAWN, withdrawal_reason_uk="Х")
    busy = make_delivery(lviv, "busy")
    send(desk, f"slug,title_uk\n{busy.slug},Насоси\n")
    confirm(desk, why="Лист")

    page = send(desk, f"slug,title_uk\n{gone.slug},А\n{busy.slug},Б\n")

    assert [(line, column) for line, column, _told in problems(page)] == [(2, "slug"), (3, "slug")]


def read(content: bytes) -> list[dict[str, str]]:
    """The rows of an export."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def everything(lviv: City) -> None:
    """A record of each kind, with all that its sheet can say."""
    leipzig, undp = make_city("leipzig", name_en="Leipzig"), make_organization(name_en="=UNDP")
    make_source("more", url="https://example.org/more", published_on_edtf="2022-03")
    make_partnership(lviv, leipzig, note_uk="-Примітка; з крапкою з комою")
    paper = make_agreement(lviv, parties=[lviv, leipzig, undp], valid_until_edtf="2030")
    make_initiative(lviv, parties=[leipzig])
    row = make_delivery(lviv, donors=[leipzig, undp], agreement=paper, when_edtf="2022-21")
    make_item(row, qualifier="between", quantity="1.5", quantity_max="2.25", unit="tonnes")
    make_item(row, nature="money", good="", unit="EUR", quantity="1200.50", qualifier="about")


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
    told = {row[0].value: row[2].value for row in book.worksheets[1].iter_rows(min_row=2)}
    assert head == [one.name for one in SHEETS[kind].columns]
    assert list(told) == head
    assert all(told.values())


def test_new_links_agreements_and_organizations_come_in(
    desk: Client, lviv: City, leipzig: City
) -> None:
    send(
        desk,
        "city,partner,events,sources\n"
        "Lviv,Leipzig,signed partner 1990; raised_to_sister 2011-05,source-one\n",
        "partnerships",
    )
    confirm(desk)
    send(
        desk,
        "city,title_uk,kind,parties,signed_on,sources\n"
        "Lviv,Угода,declaration,Lviv; Leipzig,2023-05-04,source-one\n",
        "agreements",
    )
    confirm(desk)
    send(desk, "name_uk,kind,country,seat\nФонд,fund,Німеччина,Leipzig\n", "organizations")
    confirm(desk)

    link = Partnership.objects.get()
    assert (link.slug, link.kind, link.established_edtf) == ("lviv--leipzig", "sister", "2011-05")
    assert [str(one) for one in Agreement.objects.get().parties.order_by("pk")] == [
        "Lviv",
        "Leipzig",
    ]
    body = Organization.objects.get()
    assert (body.country.code, body.seat) == ("DE", leipzig)


def test_sources_come_in_as_they_do_by_hand(desk: Client) -> None:
    send(
        desk,
        "title,publisher,url,language,kind\nСтаття,Газета,https://a.example/1,uk,media\n",
        "sources",
    )
    confirm(desk)

    assert Source.objects.get().publisher == "Газета"


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


def test_a_file_is_taken_back_once(olena: User, lviv: City, leipzig: City) -> None:
    kept = bring("deliveries", "f.csv", deliveries("Leipzig").encode(), olena)
    write(kept, olena, "")
    undo(kept, olena)

    with pytest.raises(ValidationError):
        undo(kept, olena)
