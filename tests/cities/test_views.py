"""The list of cities: home first, then partners by country in the reader's alphabet."""

import pytest
from django.utils import timezone

from cities.models import City
from tests.factories import make_city, make_home
from tests.page_text import lines_of, queries_of

pytestmark = pytest.mark.django_db


def rows(client, address):
    """What the page lists, under its head."""
    lines = lines_of(client.get(address))
    level = "Рівень" if address.startswith("/uk/") else "Level"
    last = "Each row" if level == "Level" else "Кожен рядок"
    start = len(lines) - lines[::-1].index(level)
    end = next(number for number, line in enumerate(lines) if line.startswith(last))
    return lines[start:end]


@pytest.fixture
def places():
    make_home("odesa", name_uk="Одеса", name_en="Odesa")
    make_home("kyiv", name_uk="Київ", name_en="Kyiv")
    make_city("lodz", name_uk="Лодзь", name_en="Łódź", country="PL")
    make_city("krakow", name_uk="Краків", name_en="Kraków", country="PL", level="region")
    make_city("wien", name_uk="Відень", name_en="Vienna", country="AT")


def test_home_cities_first_then_by_country(client, places):
    assert rows(client, "/en/cities/") == [
        "Home cities",
        "Kyiv",
        "city",
        "Odesa",
        "city",
        "Austria",
        "Vienna",
        "city",
        "Poland",
        "Kraków",
        "region",
        "Łódź",
        "city",
    ]


def test_the_order_is_the_readers(client, places):
    make_city("gera", name_uk="Ґера", name_en="Gera", country="DE")
    make_city("essen", name_uk="Ессен", name_en="Essen", country="DE")
    make_city("hagen", name_uk="Гаген", name_en="Hagen", country="DE")

    listed = rows(client, "/uk/cities/?country=DE")

    assert [line for line in listed if line in ("Ґера", "Ессен", "Гаген")] == [
        "Гаген",
        "Ґера",
        "Ессен",
    ]


def test_level_and_country_choose(client, places):
    assert rows(client, "/en/cities/?level=region&country=PL") == ["Poland", "Kraków", "region"]


def test_other_names_find_a_city_and_are_not_shown(client, places):
    City.objects.get(slug="kyiv").other_names.create(name="Kiev", kind="former")

    assert rows(client, "/en/cities/?q=Kiev") == ["Home cities", "Kyiv", "city"]


def test_a_name_without_translation_is_marked(client):
    make_city("lutsk", name_uk="Луцьк", name_en="", country="PL")

    assert rows(client, "/en/cities/")[1] == "Луцьк (not translated, in Ukrainian)"


def test_places_are_counted_as_places(client, places):
    assert "5 places" in lines_of(client.get("/en/cities/"))


def test_hidden_cities_are_not_listed(client, places):
    make_city("canary", state="draft")

    assert "anary" not in client.get("/en/cities/").content.decode()


def test_queries_do_not_grow_with_rows(client):
    make_home()
    few = queries_of(client, "/en/cities/")
    make_city("wien", country="AT")
    make_city("oslo", country="NO")

    assert queries_of(client, "/en/cities/") == few


def test_csv_of_cities(client):
    make_city("wien", name_uk="Відень", name_en="Vienna", country="AT", population=5)

    lines = b"".join(client.get("/uk/cities.csv").streaming_content).decode().splitlines()

    assert lines == [
        "slug,name_uk,name_en,country,level,is_home,latitude,longitude,population,geonames_id,"
        "wikidata_id,website,address,downloaded_from,downloaded_on,licence",
        "wien,Відень,Vienna,AT,city,False,47.9959,7.85222,5,,,,"
        "http://127.0.0.1:8000/uk/cities/wien/,"
        f"http://127.0.0.1:8000/uk/cities/,{timezone.localdate()},CC BY 4.0",
    ]
