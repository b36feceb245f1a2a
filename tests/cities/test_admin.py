"""Officers enter cities with their other names, and write case pages."""

import pytest
from django.test import Client

from cities.models import CaseProfile, City
from tests.desk import address, form_errors, send, send_and_release
from tests.factories import make_city, make_home, make_profile, make_source

pytestmark = pytest.mark.django_db


def test_a_city_is_added_with_its_other_names(desk: Client) -> None:
    response = send(
        desk,
        City,
        name_uk="Київ",
        name_en="Kyiv",
        country="UA",
        is_home="on",
        latitude="50.45466",
        longitude="30.5238",
        wikidata_id="Q1899",
        state="published",
        other_names__0__name="Kiev",
        other_names__0__language="en",
        other_names__0__kind="transliteration",
    )

    kyiv = City.objects.get()
    assert response.status_code == 302
    assert (kyiv.slug, kyiv.is_home, str(kyiv.longitude)) == ("kyiv", True, "30.52380")
    assert [(n.name, n.language, n.kind) for n in kyiv.other_names.all()] == [
        ("Kiev", "en", "transliteration")
    ]


def test_a_city_is_changed_but_its_published_address_stays(desk: Client) -> None:
    city = make_city()

    response = send_and_release(desk, City, city.pk, slug="other", population="230241")

    city.refresh_from_db()
    assert response.status_code == 302
    assert (city.slug, city.population) == ("freiburg", 230241)


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({"is_home": "on"}, "country", "A home city lies in Ukraine: choose that country."),
        ({"latitude": "48"}, "longitude", "Give both latitude and longitude, or neither."),
        ({"wikidata_id": "1899"}, "wikidata_id", "A Wikidata id looks like Q1899."),
        ({"name_uk": ""}, "name_uk", "This field is required."),
        ({"country": ""}, "country", "This field is required."),
        (
            {
                "other_names__0__name": "Fryburg",
                "other_names__0__kind": "exonym",
                "other_names__1__name": "Fryburg",
                "other_names__1__kind": "exonym",
            },
            "other_names__1__name",
            "The city already has this name.",
        ),
    ],
)
def test_a_wrong_entry_is_answered_at_its_field(
    desk: Client, changes: dict, field: str, text: str
) -> None:
    response = send(desk, City, **{"name_uk": "Фрайбург", "country": "DE", **changes})

    assert form_errors(response) == {field: [text]}
    assert City.objects.count() == 0


def test_latitude_beyond_the_pole_is_answered_at_its_field(desk: Client) -> None:
    response = send(desk, City, name_uk="Х", country="DE", latitude="91", longitude="8")

    assert form_errors(response) == {"latitude": ["Ensure this value is less than or equal to 90."]}


def test_cities_are_found_by_any_name_in_list_and_choice(desk: Client) -> None:
    kyiv = make_home("kyiv", name_uk="Київ")
    kyiv.other_names.create(name="Kiev", kind="transliteration")
    make_city()
    ask = {"app_label": "partnerships", "model_name": "partnership", "field_name": "city"}

    for name in ("Kiev", "Київ", "KYIV"):
        listed = desk.get(address(City, page="changelist"), {"q": name}).context["cl"].result_list
        chosen = desk.get("/admin/autocomplete/", {**ask, "term": name}).json()["results"]
        assert list(listed) == [kyiv]
        assert chosen == [{"id": str(kyiv.pk), "text": "Kyiv, Ukraine"}]


def test_a_search_for_signs_alone_finds_nothing(desk: Client) -> None:
    make_city()

    page = desk.get(address(City, page="changelist"), {"q": "!!!"})

    assert list(page.context["cl"].result_list) == []


def test_partner_cities_are_no_choice_for_a_home_city(desk: Client) -> None:
    make_city()
    ask = {"app_label": "aid", "model_name": "delivery", "field_name": "city", "term": ""}

    assert desk.get("/admin/autocomplete/", ask).json()["results"] == []


def test_the_list_filters_by_country_in_the_order_of_names(desk: Client) -> None:
    make_city()
    riga = make_city("riga", country="LV")
    make_city("antwerp", country="BE")

    page = desk.get(address(City, page="changelist"), {"country": "LV"})

    country = next(one for one in page.context["cl"].filter_specs if one.title == "country")
    assert [label for _code, label in country.lookup_choices] == ["Belgium", "Germany", "Latvia"]
    assert list(page.context["cl"].result_list) == [riga]


def test_a_case_page_cites_the_sources_of_its_text(desk: Client) -> None:
    lviv, one, two = make_home(), make_source(), make_source("source-two")
    response = send(
        desk,
        CaseProfile,
        city=lviv.pk,
        role_uk="Роль",
        lead_uk="Речення.",
        text_uk="Перше [@source-two]. Друге [@source-one].",
        state="published",
    )
    profile = CaseProfile.objects.get()
    first = [citation.source for citation in profile.citations.for_pages()]

    send_and_release(desk, CaseProfile, profile.pk, text_uk="Лише [@source-one].")

    assert response.status_code == 302
    assert first == [two, one]
    assert [citation.source for citation in profile.citations.all()] == [one]


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({"text_uk": "[@nowhere]"}, "text_uk", "No source has this address: nowhere"),
        (
            {"text_uk": "Текст.", "state": "published"},
            "text_uk",
            "Nothing is published without a source: cite one first.",
        ),
        ({"city": ""}, "city", "This field is required."),
    ],
)
def test_a_wrong_case_page_is_answered_at_its_field(
    desk: Client, changes: dict, field: str, text: str
) -> None:
    given = {"city": make_home().pk, "role_uk": "Р", "lead_uk": "Л", "text_uk": "Т"}

    response = send(desk, CaseProfile, **{**given, **changes})

    assert form_errors(response) == {field: [text]}


def test_a_city_has_one_case_page(desk: Client) -> None:
    profile = make_profile(make_home())

    response = send(
        desk, CaseProfile, city=profile.city.pk, role_uk="Р", lead_uk="Л", text_uk="Т", slug="x"
    )

    assert form_errors(response) == {"city": ["Case profile with this City already exists."]}
