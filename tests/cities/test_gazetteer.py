"""The gazetteer: its file, finding a place in any spelling, filling the form for a city."""

import gzip
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from cities.management.commands.load_gazetteer import PLACES, place_of, places_of
from cities.models import City, GazetteerPlace
from cities.models.gazetteer import ukrainian_names
from tests.desk import address, queries
from tests.factories import make_city

HEAD = "geonames_id,name,country,latitude,longitude,population,other_names\n"
ROWS = """2885679,Konstanz,DE,47.66033,9.17582,81275,Constance|Констанц|Константа
680963,Constanţa,RO,44.18073,28.63432,317832,Kustendje|Констанца
2925177,Freiburg,DE,47.9959,7.85222,237460,Freiburg im Breisgau|Фрайбург|Фрајбург
2660718,Fribourg,CH,46.80237,7.15128,36633,Freiburg|Фрибур
702550,Lviv,UA,49.83826,24.02324,717273,Lemberg|Lwów|Львив|Львов|Львоў|Львів
1,Old Konstanz,US,0,0,0,
"""
pytestmark = pytest.mark.django_db


def packed(folder: Path, text: str = HEAD + ROWS) -> Path:
    """A file as the command reads it."""
    file = folder / "places.csv.gz"
    file.write_bytes(gzip.compress(text.encode()))
    return file


@pytest.fixture
def gazetteer(tmp_path: Path) -> None:
    """Six places."""
    call_command("load_gazetteer", str(packed(tmp_path)), stdout=(tmp_path / "told").open("w"))


FIND = "admin:cities_city_find"


@pytest.mark.usefixtures("gazetteer")
@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("Konstanz", "", ["Konstanz", "Old Konstanz"]),
        ("констанц", "", ["Konstanz", "Constanţa"]),
        ("Constanta", "", ["Constanţa"]),
        ("Freiburg", "", ["Freiburg", "Fribourg"]),
        ("freiburg", "CH", ["Fribourg"]),
        ("breisgau freiburg", "", ["Freiburg"]),
        ("Lwow", "", ["Lviv"]),
        ("ЛЬВІВ", "", ["Lviv"]),
        ("Lv_xyz", "", []),
        ("%", "", []),
        ("", "", []),
        ("\n", "", []),
    ],
)
def test_a_place_is_found_in_any_spelling(text: str, country: str, expected: list[str]) -> None:
    found = GazetteerPlace.objects.named(text, country)

    assert [place.name for place in found] == expected


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Львив", "Львов", "Львоў", "Львів"], ["Львів", "Львив", "Львов"]),
        (["Кельн", "Кёльн", "Köln"], ["Кельн"]),
        (
            ["Івано-Франківськ", "Нью Йорк", "Мар’їнка"],
            ["Івано-Франківськ", "Мар’їнка", "Нью Йорк"],
        ),
        (["Фрајбург", "Быдгощ", "Объект", "QFB"], []),
        ([], []),
    ],
)
def test_names_that_can_be_ukrainian_come_first(names: list[str], expected: list[str]) -> None:
    assert ukrainian_names(names) == expected


def test_loading_again_replaces_all_places(gazetteer: None, tmp_path: Path) -> None:
    one = HEAD + ROWS.splitlines()[0] + "\n"

    call_command("load_gazetteer", str(packed(tmp_path, one)), stdout=(tmp_path / "told").open("w"))

    assert [place.name for place in GazetteerPlace.objects.all()] == ["Konstanz"]


@pytest.mark.parametrize(
    "content",
    [
        b"no gzip",
        gzip.compress(b"name\nX\n"),
        gzip.compress(f"{HEAD}1,Konstanz,DE,north,9,1,\n".encode()),
        gzip.compress(f"{HEAD}one,Konstanz,DE,47,9,1,\n".encode()),
        gzip.compress((HEAD + ROWS).encode())[:-20],
    ],
    ids=["no gzip", "no columns", "no number", "no key", "cut off"],
)
def test_a_broken_file_changes_nothing(gazetteer: None, tmp_path: Path, content: bytes) -> None:
    broken = tmp_path / "broken.csv.gz"
    broken.write_bytes(content)

    with pytest.raises(CommandError, match="nothing was changed"):
        call_command("load_gazetteer", str(broken))

    assert GazetteerPlace.objects.count() == 6


def test_the_file_of_the_register_holds_the_home_cities() -> None:
    known = {place.geonames_id: place.name for place in places_of(PLACES)}

    assert len(known) > 170_000
    assert [known[number] for number in (703448, 702550, 706483, 698740)] == [
        "Kyiv", "Lviv", "Kharkiv", "Odesa",
    ]  # fmt: skip


@pytest.mark.usefixtures("gazetteer")
class TestFinding:
    """The page before the form."""

    def test_the_form_is_filled_in_from_the_place(self, desk: Client) -> None:
        page = desk.get(reverse(FIND), {"q": "Konstanz"})

        (first, *_others) = page.context["found"]
        name, filled = first.choices[0]
        initial = desk.get(filled).context["adminform"].form.initial
        assert [name for name, _address in first.choices] == ["Константа", "Констанц", ""]
        assert name == "Константа"
        assert {key: initial[key] for key in sorted(initial)} == {
            "country": "DE", "geonames_id": "2885679", "latitude": "47.66033",
            "longitude": "9.17582", "name_en": "Konstanz", "name_uk": "Константа",
            "population": "81275",
        }  # fmt: skip

    def test_a_place_of_the_register_is_not_offered_again(self, desk: Client) -> None:
        city = make_city(geonames_id=2925177)

        page = desk.get(reverse(FIND), {"q": "Freiburg", "country": "DE"})

        assert "Already in the register" in page.text
        assert address(City, city.pk) in page.text
        assert "name_en=Freiburg&" not in page.text

    def test_what_a_popup_needs_is_kept(self, desk: Client) -> None:
        page = desk.get(reverse(FIND), {"q": "Konstanz", "_popup": "1", "_to_field": "id"})

        assert all("_popup=1" in where for _name, where in page.context["found"][0].choices)
        assert '<input type="hidden" name="_popup" value="1">' in page.text
        assert "_popup=1" in page.context["by_hand"]

    def test_the_form_for_a_new_city_leads_here(self, desk: Client) -> None:
        assert f'href="{reverse(FIND)}?_popup=1"' in desk.get(f"{address(City)}?_popup=1").text
        assert reverse(FIND) in desk.get(address(City, page="changelist")).text

    @pytest.mark.parametrize(
        ("query", "status", "told"),
        [
            ({"q": "Xyzzy"}, 200, "No place of more than 1,000 inhabitants"),
            ({"q": "x" * 101}, 400, "at most 100 characters"),
            ({"q": "Konstanz", "country": "XX"}, 400, "Select a valid choice"),
            ({"q": "<script>"}, 200, "&lt;script&gt;"),
            ({}, 200, "In any language or spelling"),
        ],
    )
    def test_what_cannot_be_found_is_told(
        self, desk: Client, query: dict[str, str], status: int, told: str
    ) -> None:
        page = desk.get(reverse(FIND), query)

        assert page.status_code == status
        assert told in page.text

    def test_queries_do_not_grow(self, desk: Client) -> None:
        few = queries(desk, f"{reverse(FIND)}?q=lwow")

        assert queries(desk, f"{reverse(FIND)}?q=fr") == few

    def test_who_may_not_add_a_city_is_refused(
        self, client: Client, django_user_model: type
    ) -> None:
        client.force_login(django_user_model.objects.create_user("reader", is_staff=True))

        assert client.get(reverse(FIND)).status_code == 403


def test_an_empty_gazetteer_says_who_fills_it(desk: Client) -> None:
    assert "load_gazetteer" in desk.get(reverse(FIND)).text


def test_more_than_are_shown_are_told(desk: Client) -> None:
    row = {"name": "San", "country": "ML", "latitude": "0", "longitude": "0", "other_names": ""}
    GazetteerPlace.objects.bulk_create(
        place_of({**row, "geonames_id": str(number), "population": str(number)})
        for number in range(31)
    )

    page = desk.get(reverse(FIND), {"q": "san"})

    assert [one.place.population for one in page.context["found"]] == [*range(30, 0, -1)]
    assert "Only the first 30 are shown" in page.text
