"""Spreadsheets in and out: what a file makes, changes, leaves; and all that can be wrong."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from aid.models import Delivery, Item
from cities.models import City
from partnerships.models import Agreement, Organization, Partnership
from portal.spreadsheets.kept_import import SpreadsheetImport
from records.history.reading import history_of
from records.models import Source, State
from tests.factories import (
    make_city,
    make_delivery,
    make_item,
    the_source,
)
from tests.portal.brought import HEAD, confirm, deliveries, problems, send
from tests.staff import at_desk, make_officer

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
        (4, "when"),
        (5, "donors"),
    ]
    assert found[1][2] == ("“given” is not allowed: write one of pledged, committed, delivered.")
    assert (
        found[5][2] == "Nothing is called “Атлантида”: correct the name, or add the record first."
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
