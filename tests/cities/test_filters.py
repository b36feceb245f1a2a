"""Filters of cities: strict values, names that find."""

import pytest

from cities.filters import CityFilter
from cities.models import City, CityName
from tests.api_answers import refused, slugs
from tests.factories import make_city, make_home

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("word", ["Kiev", "КИЇВ", "киев", "kyiv"])
def test_any_spelling_finds_kyiv(client, word):
    kyiv = make_home("kyiv", name_uk="Київ", name_en="Kyiv")
    for name in ("Kiev", "Киев"):
        CityName.objects.create(city=kyiv, name=name, kind="transliteration")
    make_home("lviv", name_uk="Львів", name_en="Lviv")

    assert slugs(client, f"/api/v1/cities/?q={word}") == ["kyiv"]


def test_all_words_must_be_found(client):
    make_city("freiburg", name_uk="Фрайбург", name_en="Freiburg im Breisgau")
    make_city("breisach", name_uk="Брайзах", name_en="Breisach")

    assert slugs(client, "/api/v1/cities/?q=breis frei") == ["freiburg"]


def test_text_of_signs_alone_finds_nothing(client):
    make_city("freiburg")

    assert slugs(client, "/api/v1/cities/?q=%26%25") == []


def test_empty_values_are_no_filter(client):
    make_city("freiburg")

    assert slugs(client, "/api/v1/cities/?q=&country=&level=&is_home=") == ["freiburg"]


def test_repeated_choices_add_up(client):
    for slug, country in (("freiburg", "DE"), ("lublin", "PL"), ("lyon", "FR")):
        make_city(slug, country=country)

    assert slugs(client, "/api/v1/cities/?country=DE&country=PL") == ["freiburg", "lublin"]


def test_wrong_level_names_the_allowed_ones(client):
    assert refused(client, "/api/v1/cities/?level=village") == [
        {
            "parameter": "level",
            "detail": "Select a valid choice. village is not one of the available choices.",
            "allowed": ["city", "region", "district"],
        }
    ]


@pytest.mark.parametrize("value", ["maybe", "1", "True"])
def test_is_home_is_true_or_false(client, value):
    (problem,) = refused(client, f"/api/v1/cities/?is_home={value}")

    assert (problem["parameter"], problem["allowed"]) == ("is_home", ["true", "false"])


def test_wrong_country_says_where_countries_are_listed(client):
    assert refused(client, "/api/v1/cities/?country=XX") == [
        {
            "parameter": "country",
            "detail": "Select a valid choice. XX is not one of the available choices.",
            "allowed_in": "http://testserver/api/v1/cities/",
        }
    ]


def test_single_filter_twice_is_refused(client):
    assert refused(client, "/api/v1/cities/?q=a&q=b") == [
        {"parameter": "q", "detail": "Give this once."}
    ]


def test_form_that_was_not_sent_is_no_error():
    make_city("freiburg")

    assert CityFilter(None, City.objects.public()).qs.count() == 1
