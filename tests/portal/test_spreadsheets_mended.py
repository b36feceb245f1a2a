"""What a file does to records that are there: parts of items, order, what is internal, doubles."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from aid.models import Delivery
from cities.models import City
from portal.spreadsheets.below import read_quantity
from portal.spreadsheets.importing import bring, tried, write
from portal.spreadsheets.names import Names
from records.models import NewVersion, Source, State
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_item,
    make_partnership,
    make_source,
    the_source,
)
from tests.portal.brought import confirm, deliveries, problems, send
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
    """A partner."""
    the_source()
    return make_city("leipzig", name_uk="Лейпциг", name_en="Leipzig")


def test_a_part_of_an_item_is_changed_and_the_rest_stays(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, "draft", state=State.DRAFT)
    make_item(row)

    send(desk, "slug,item_1_quantity\ndraft,12\n")
    confirm(desk)

    item = row.items.get()
    assert (item.nature, item.good, int(item.quantity)) == ("goods", "generator", 12)


def test_an_empty_part_of_an_item_takes_no_item_away(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, "draft", state=State.DRAFT)
    make_item(row, description_uk="Нові")

    send(desk, "slug,item_1_description_uk\ndraft,\n")
    confirm(desk)

    assert row.items.get().description_uk == ""


def test_an_item_whose_columns_are_all_empty_is_taken_out(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, "draft", state=State.DRAFT)
    make_item(row)

    send(desk, "slug,item_1_nature,item_1_quantity,item_1_unit,item_1_good\ndraft,,,,\n")
    confirm(desk)

    assert row.items.count() == 0


def test_what_is_internal_changes_without_a_release(desk: Client, lviv: City) -> None:
    row = make_delivery(lviv, "public")
    told = row.public_version, row.changed_at

    send(desk, "slug,reported_on\npublic,2026-11-01\n")
    confirm(desk)

    row.refresh_from_db()
    assert str(row.reported_on) == "2026-11-01"
    assert NewVersion.objects.count() == 0
    # Nor do readers learn that something was saved
    assert (row.public_version, row.changed_at) == told


def test_a_public_source_asks_why(desk: Client) -> None:
    source = the_source()

    page = send(desk, f"slug,publisher\n{source.slug},Інша газета\n", "sources")
    refused = confirm(desk)
    confirm(desk, why="Лист")

    assert page.context["plan"].asks_why
    assert "write why" in refused.context["error"]
    assert Source.objects.get().publisher == "Інша газета"


@pytest.mark.parametrize("sources", ["source-one; more", "more; source-one"])
def test_the_order_of_sources_is_no_change(
    desk: Client, lviv: City, leipzig: City, sources: str
) -> None:
    row = make_delivery(lviv, "draft", state=State.DRAFT)
    cite(row, make_source("more"))

    plan = send(desk, f"slug,sources\ndraft,{sources}\n").context["plan"]

    assert (plan.problems, plan.changed) == ([], [])


def test_the_order_of_parties_is_written_once(desk: Client, lviv: City, leipzig: City) -> None:
    paper = make_agreement(lviv, "draft", state=State.DRAFT, parties=[lviv, leipzig])
    text = "slug,parties\ndraft,leipzig; lviv\n"
    assert len(send(desk, text, "agreements").context["plan"].changed) == 1
    confirm(desk)

    again = send(desk, text, "agreements")

    assert [one.city for one in paper.parties.order_by("position")] == [leipzig, lviv]
    assert again.context["plan"].changed == []


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        (
            "title,publisher,url,language,kind\nА,Б,https://a.example/1,uk,media\n"
            "В,Г,https://a.example/1,uk,media\n",
            "sources",
            [(3, "url")],
        ),
        (
            "city,partner,events\nLviv,Leipzig,signed sister 1990\n"
            "Lviv,Leipzig,signed sister 1991\n",
            "partnerships",
            [(3, "partner")],
        ),
    ],
)
def test_what_stands_twice_in_a_file_is_named_with_its_row(
    desk: Client, lviv: City, leipzig: City, text: str, kind: str, found: list
) -> None:
    page = send(desk, text, kind)

    assert [(line, column) for line, column, _told in problems(page)] == found


def test_a_pair_that_is_there_is_named_with_its_row(
    desk: Client, lviv: City, leipzig: City
) -> None:
    make_partnership(lviv, leipzig)
    other = make_partnership(lviv, make_city("dresden"), state=State.DRAFT)

    page = send(desk, f"slug,partner\n{other.slug},leipzig\n", "partnerships")

    assert [(line, column) for line, column, _told in problems(page)] == [(2, "partner")]


def test_a_city_that_cannot_be_read_is_told_once(desk: Client, lviv: City) -> None:
    page = send(desk, "city,title_uk,stage,category\nАтлантида,А,delivered,shelter\n")

    assert [(line, column) for line, column, _told in problems(page)] == [(2, "city")]


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1 500", "1500"), ("1,5", "1.5"), ("0,125", "0.125"), ("1500,25", "1500.25")],
)
def test_numbers_as_people_write_them(cell: str, number: str) -> None:
    assert read_quantity(Names(None), cell) == number


def test_a_comma_that_may_part_thousands_is_asked(desk: Client, lviv: City) -> None:
    make_item(make_delivery(lviv, "draft", state=State.DRAFT))

    page = send(desk, 'slug,item_1_quantity\ndraft,"1,500"\n')

    assert [one[1] for one in problems(page)] == ["item_1_quantity"]
    assert "may be thousands" in problems(page)[0][2]


@pytest.mark.parametrize("donor", ["cassel", "Cassel"])
def test_a_merged_city_leads_to_its_heir(
    desk: Client, lviv: City, leipzig: City, donor: str
) -> None:
    make_city(
        "cassel",
        name_en="Cassel",
        state=State.WITHDRAWN,
        withdrawal_reason_uk="Двічі",
        merged_into=leipzig,
    )

    send(desk, deliveries(donor))
    confirm(desk)

    assert Delivery.objects.get().participants.get().city == leipzig


def test_a_withdrawn_city_is_not_found(desk: Client, lviv: City, leipzig: City) -> None:
    make_city("cassel", name_en="Cassel", state=State.WITHDRAWN, withdrawal_reason_uk="Помилка")

    page = send(desk, deliveries("Cassel"))

    assert [one[1] for one in problems(page)] == ["donors"]


def test_probable_doubles_are_shown_before_writing(
    desk: Client, olena: User, lviv: City, leipzig: City
) -> None:
    known = make_delivery(lviv, "known", donors=[leipzig], when_edtf="2023-09", stage="delivered")
    make_item(known, good="fire-engine", quantity=5, unit="vehicles")

    page = send(desk, deliveries("Leipzig", "Leipzig"))

    told = [(one.line, one.other_line) for one, _address in page.context["doubles"]]
    assert sorted(told) == [(2, 0), (3, 0), (3, 2)]
    address = reverse("admin:aid_delivery_change", args=[known.pk])
    assert f'<a href="{address}">' in page.content.decode()
    assert page.context["can_write"]


def test_a_double_that_the_account_may_not_see_is_not_told(
    kyiv: City, lviv: City, leipzig: City
) -> None:
    known = make_delivery(lviv, "known", donors=[leipzig], when_edtf="2023-09", state=State.DRAFT)
    make_item(known, good="fire-engine", quantity=5, unit="vehicles")
    petro = make_officer(kyiv, name="petro")
    kept = bring(
        "deliveries", "f.csv", deliveries("Leipzig").replace("Львів", "Kyiv").encode(), petro
    )

    assert tried(kept, petro).doubles == []


def test_the_same_file_again_is_told(desk: Client, olena: User, lviv: City, leipzig: City) -> None:
    text = deliveries("Leipzig")
    write(bring("deliveries", "f.csv", text.encode(), olena), olena, "")

    page = send(desk, text)

    assert "was written already" in page.content.decode()
