"""A probable double is shown before it is saved, with a way to save it all the same."""

from typing import Any

import pytest
from django.test import Client

from aid.models import Delivery, Item
from cities.doubles import same_places
from cities.models import City
from partnerships.models import Agreement, Organization, Partnership
from records.models import State
from tests.desk import address, open_form, send
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_item,
    make_organization,
    make_partnership,
)

pytestmark = pytest.mark.django_db


def shown(response: Any) -> list[str]:
    """The names of the records that the page asks about."""
    return [one["name"] for one in response.context["doubles"]]


def give(desk: Client, **changes: object) -> Any:
    """Enters ten generators from Freiburg to Lviv in April 2022."""
    lviv, freiburg = (City.objects.get(slug=slug) for slug in ("lviv", "freiburg"))
    given = {
        "title_uk": "Десять генераторів",
        "city": lviv.pk,
        "stage": "delivered",
        "category": "energy_equipment",
        "when_edtf": "2022-04-10",
        "items__0__nature": "goods",
        "items__0__good": "generator",
        "items__0__quantity": "10",
        "items__0__unit": "pieces",
        "participants__0__role": "donor",
        "participants__0__city": freiburg.pk,
    }
    return send(desk, Delivery, **{**given, **changes})


@pytest.fixture
def given() -> Delivery:
    """Ten generators that are in the register: in March 2022."""
    row = make_delivery(make_home(), donors=[make_city()])
    make_item(row)
    return row


def test_the_same_donor_amount_and_near_date_is_shown(desk: Client, given: Delivery) -> None:
    response = give(desk)

    assert response.status_code == 200
    assert shown(response) == ["Generators · Lviv · delivered"]
    assert Delivery.objects.count() == 1
    assert Item.objects.count() == 1
    page = response.content.decode()
    assert address(Delivery, given.pk) in page
    assert 'value="Десять генераторів"' in page
    assert page.index('name="_save"') < page.index('name="_all_the_same"')


def test_it_is_saved_all_the_same(desk: Client, given: Delivery) -> None:
    response = give(desk, _all_the_same="1")

    assert response.status_code == 302
    assert Delivery.objects.count() == 2


@pytest.mark.parametrize(
    "other",
    [
        {"when_edtf": "2022-08"},
        {"items__0__quantity": "11"},
        {"items__0__good": "pump"},
        {"stage": "pledged"},
        {"participants__0__role": "hub"},
    ],
    ids=["date", "amount", "good", "stage", "donor"],
)
def test_what_differs_in_one_of_them_is_no_double(
    desk: Client, given: Delivery, other: dict
) -> None:
    assert give(desk, **other).status_code == 302


def test_an_undated_row_may_be_the_same(desk: Client, given: Delivery) -> None:
    assert shown(give(desk, when_edtf="")) == ["Generators · Lviv · delivered"]


def test_a_row_that_is_changed_is_no_double_of_itself(desk: Client, given: Delivery) -> None:
    assert send(desk, Delivery, given.pk, title_uk="Генератори для лікарень").status_code == 302


def test_a_known_double_is_not_asked_about_again(desk: Client, given: Delivery) -> None:
    give(desk, _all_the_same="1")
    other = Delivery.objects.exclude(pk=given.pk).get()

    assert send(desk, Delivery, other.pk, title_uk="Інші генератори").status_code == 302
    assert shown(send(desk, Delivery, other.pk, when_edtf="2022-04")) == [
        "Generators · Lviv · delivered"
    ]


def test_a_row_that_is_changed_into_a_double_asks_too(desk: Client, given: Delivery) -> None:
    assert give(desk, when_edtf="2022-09").status_code == 302
    other = Delivery.objects.exclude(pk=given.pk).get()

    assert shown(send(desk, Delivery, other.pk, when_edtf="2022-03-30")) == [
        "Generators · Lviv · delivered"
    ]


def test_a_pair_told_from_its_other_end_is_shown(desk: Client) -> None:
    kyiv, lviv = make_home("kyiv"), make_home()
    make_partnership(kyiv, lviv)
    given = {"city": lviv.pk, "partner": kyiv.pk, "events__0__kind": "signed"}

    response = send(desk, Partnership, **given, events__0__link_kind="sister")

    assert shown(response) == ["Kyiv – Lviv"]
    assert Partnership.objects.count() == 1


def test_the_same_pair_is_refused_at_its_field(desk: Client) -> None:
    lviv, freiburg = make_home(), make_city()
    make_partnership(lviv, freiburg)
    given = {"city": lviv.pk, "partner": freiburg.pk, "events__0__kind": "signed"}

    response = send(desk, Partnership, **given, events__0__link_kind="sister")

    assert "partner" in response.context["adminform"].form.errors
    assert Partnership.objects.count() == 1


@pytest.mark.parametrize(
    "names",
    [
        {"name_uk": "Мюнхен"},
        {"name_uk": "Місто", "name_en": "MUNCHEN"},
        {"name_uk": "Місто", "name_en": "Munich"},
        {"name_uk": "Мінхен", "other_names__0__name": "München", "other_names__0__kind": "endonym"},
    ],
)
def test_a_city_under_another_spelling_is_shown(desk: Client, names: dict) -> None:
    munich = make_city("munich", name_uk="Мюнхен", name_en="Munich")
    munich.other_names.create(name="München", kind="endonym", language="de")

    response = send(desk, City, country="DE", level="city", **names)

    assert shown(response) == ["Munich, Germany"]
    assert City.objects.count() == 1


@pytest.mark.parametrize(
    ("name_uk", "name_en", "country"),
    [("Мюнхен-Пазінг", "Pasing", "DE"), ("Мюнхен", "Munich", "US")],
)
def test_another_place_is_no_double(desk: Client, name_uk: str, name_en: str, country: str) -> None:
    make_city("munich", name_uk="Мюнхен", name_en="Munich")

    response = send(desk, City, name_uk=name_uk, name_en=name_en, country=country, level="city")

    assert response.status_code == 302


@pytest.mark.parametrize(("kept", "typed"), [("Odesa", "Одеса"), ("Одеса", "ODESA")])
def test_a_name_in_one_script_finds_the_place_in_the_other(kept: str, typed: str) -> None:
    city = make_city("odesa", name_uk=kept, name_en="", country="UA")

    assert same_places(City(name_uk=typed, country="UA", level="city")) == [city]


def test_the_same_paper_of_the_same_parties_is_shown(desk: Client) -> None:
    lviv, freiburg = make_home(), make_city()
    make_agreement(lviv, parties=[lviv, freiburg])
    given = {
        "title_uk": "Угода",
        "city": lviv.pk,
        "kind": "sister_city_agreement",
        "parties__0__city": freiburg.pk,
        "parties__1__city": lviv.pk,
    }

    near = send(desk, Agreement, **given, signed_on_edtf="2023-10-01")
    far = send(desk, Agreement, **given, signed_on_edtf="2024-10-01")

    assert shown(near) == ["Partnership agreement · 14 Sep 2023"]
    assert far.status_code == 302


def test_the_same_body_is_shown(desk: Client) -> None:
    make_organization("fund", name_uk="Фонд «Надія»", country="DE", kind="fund")

    response = send(desk, Organization, name_uk="ФОНД НАДІЯ", country="DE", kind="fund")

    assert shown(response) == ["FUND, Germany"]


def test_a_draft_that_the_officer_may_not_see_is_not_named(
    desk: Client, given: Delivery, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.state = State.DRAFT
    given.save()
    admin_class = "aid.admin.DeliveryAdmin.get_queryset"
    monkeypatch.setattr(admin_class, lambda self, request: Delivery.objects.none())

    response = give(desk)

    assert response.status_code == 302
    assert "_all_the_same" not in open_form(desk, address(Delivery), Delivery)
