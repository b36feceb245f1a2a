"""Who brings what: an officer their city's records, a reader none; what is public waits."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from aid.models import Delivery
from cities.models import City
from portal.spreadsheets.kept_import import SpreadsheetImport
from records.history.reading import history_of
from records.models import NewVersion, State
from records.roles import Role
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_initiative,
    make_item,
    make_partnership,
    the_source,
)
from tests.portal.brought import HEAD, ROW, confirm, deliveries, problems, read, send
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


@pytest.mark.parametrize("column", ["initiatives", "agreement"])
def test_a_neighbour_that_nobody_knows_is_named_in_a_record_that_is_there(
    desk: Client, lviv: City, column: str
) -> None:
    make_delivery(lviv, "mine", state=State.DRAFT)

    page = send(desk, f"slug,{column}\nmine,nothing-like-it\n")

    assert [(line, place) for line, place, _told in problems(page)] == [(2, column)]


def test_who_edits_all_names_what_is_not_public(lviv: City, kyiv: City) -> None:
    paper = make_agreement(kyiv, "paper", state=State.IN_REVIEW)
    joint = make_initiative(kyiv, "joint", state=State.DRAFT)
    row = make_delivery(lviv, "row", state=State.DRAFT, agreement=paper)
    row.initiatives.add(joint)
    make_city("hidden", name_en="Hidden", state=State.DRAFT)
    editor = at_desk(make_account("editor", Role.EDITOR), "en")

    page = send(editor, "slug,agreement,initiatives,donors\nrow,paper,joint,Hidden\n")

    plan = page.context["plan"]
    assert (plan.problems, plan.doubts) == ([], {})
    assert [one.column for one in plan.changed[0].changes] == ["donors"]


def test_an_officer_names_nothing_that_others_keep_hidden(
    desk: Client, lviv: City, kyiv: City
) -> None:
    make_agreement(kyiv, "paper", state=State.DRAFT)
    make_delivery(lviv, "mine", state=State.DRAFT)

    page = send(desk, "slug,agreement\nmine,paper\n")

    assert [(line, place) for line, place, _told in problems(page)] == [(2, "agreement")]


def test_a_file_takes_no_record_from_another_city(desk: Client, lviv: City, kyiv: City) -> None:
    berlin = make_city("berlin")
    paper = make_agreement(kyiv, "paper", state=State.DRAFT, parties=[kyiv, lviv, berlin])

    moved = send(desk, "slug,city,parties\npaper,lviv,lviv; berlin\n", "agreements")
    kept = send(desk, "slug,title_uk,parties\npaper,Нова назва,kyiv; lviv; berlin\n", "agreements")

    assert [(line, column) for line, column, _told in problems(moved)] == [
        (2, "city"),
        (2, "parties"),
    ]
    assert problems(kept) == []
    paper.refresh_from_db()
    assert (paper.city, paper.parties.count()) == (kyiv, 3)


def test_a_file_takes_no_receiver_of_another_city_out(desk: Client, lviv: City, kyiv: City) -> None:
    row = make_delivery(lviv, "shared", state=State.DRAFT)
    row.participants.create(role="receiver", city=kyiv)

    page = send(desk, "slug,receivers\nshared,\n")

    assert [(line, column) for line, column, _told in problems(page)] == [(2, "receivers")]


def test_papers_of_another_city_are_not_named_anew(desk: Client, lviv: City, kyiv: City) -> None:
    paper = make_agreement(kyiv, "paper", parties=[kyiv, make_city("berlin")])
    make_delivery(lviv, "free", state=State.DRAFT)
    make_delivery(lviv, "tied", state=State.DRAFT, agreement=paper)

    page = send(desk, "slug,title_uk,agreement\nfree,А,paper\ntied,Б,paper\n")

    assert [(line, column) for line, column, _told in problems(page)] == [(2, "agreement")]


def test_the_pair_of_a_published_link_stays(desk: Client, lviv: City) -> None:
    make_city("dresden")
    link = make_partnership(lviv, make_city("leipzig"))

    page = send(desk, f"slug,partner\n{link.slug},dresden\n", "partnerships")

    assert [(line, column) for line, column, _told in problems(page)] == [(2, "partner")]


@pytest.mark.parametrize("sign", ["\0", "\x01", "\ufffe"])
def test_characters_that_nobody_sees_are_refused(desk: Client, lviv: City, sign: str) -> None:
    head = send(desk, f"ti{sign}tle\nx\n", "sources")
    cell = send(desk, f"title\nx{sign}y\n", "sources")

    assert "invisible characters" in head.context["error"]
    assert (2, "title") in [(line, column) for line, column, _told in problems(cell)]


def test_a_reason_or_an_answer_with_nul_does_no_harm(desk: Client, lviv: City) -> None:
    make_delivery(lviv, "public")
    send(desk, "slug,title_uk\npublic,Насоси\n")
    kept = SpreadsheetImport.objects.get()

    answer = {"_answer": "1", "name:cities:a\0": "1"}
    answered = desk.post(reverse("admin:import", args=[kept.pk]), answer)
    written = confirm(desk, why="Ли\0ст")

    assert (answered.status_code, written.status_code) == (302, 200)
    assert NewVersion.objects.get().why == "Лист"


def test_a_reader_is_led_to_no_sheets(lviv: City) -> None:
    reader = at_desk(make_account("reader", Role.READER), "en")

    assert reader.get(reverse("admin:spreadsheets")).status_code == 403
    assert reverse("admin:spreadsheets") not in reader.get("/admin/").content.decode()


def test_lists_lead_to_the_sheets_of_their_kind(desk: Client, lviv: City) -> None:
    listed = desk.get(reverse("admin:aid_delivery_changelist")).content.decode()
    cities = desk.get(reverse("admin:cities_city_changelist")).content.decode()
    reader = at_desk(make_account("reader", Role.READER), "en")
    read_only = reader.get(reverse("admin:aid_delivery_changelist")).content.decode()

    assert f'href="{reverse("admin:spreadsheets")}?kind=deliveries"' in listed
    assert reverse("admin:sheet_file", args=["deliveries", "export", "xlsx"]) in listed
    assert "?kind=" not in cities
    assert "?kind=" not in read_only
