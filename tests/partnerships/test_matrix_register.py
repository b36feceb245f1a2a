"""Figure 1 of the first register: the numbers that the reference pages show."""

import gzip

import pytest

from tests.partnerships.figure_page import read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


def test_the_totals_of_each_city(client):
    """Kyiv, Lviv, Kharkiv, Odesa."""
    assert read(client).totals == {
        "Current links": ["55", "36", "29", "43"],
        "sister": ["49", "32", "21", "24"],
        "partner": ["6", "4", "8", "19"],
        "of them without a known date": ["26", "12", "7", "15"],
        "State unknown, not counted": ["1", "0", "3", "2"],
        "Ended, not counted": ["7", "0", "5", "5"],
    }


def test_the_whole_figure(client):
    """186 links, 161 partners, 59 countries."""
    response = client.get("/en/matrix/")
    totals = response.context["matrix"].totals
    assert [column.home for column in response.context["matrix"].columns] == [
        "kyiv",
        "lviv",
        "kharkiv",
        "odesa",
    ]
    assert (totals.links, totals.partners, totals.countries) == (186, 161, 59)
    assert (totals.current, totals.ended, totals.unknown, totals.suspended) == (163, 17, 6, 0)
    assert response.context["lead"] == (
        "163 current links join four Ukrainian cities to 145 partners in 57 countries. "
        "17 more have been ended; they stay in the table, struck through."
    )


@pytest.mark.parametrize(
    ("day", "cell"),
    [
        ("2016-02-10", "····date unknown sister"),
        ("2016-02-12", "?–c. 2016date unknown sister, ended"),
    ],
)
def test_moscow_before_and_after_the_decision(client, day, cell):
    """Kyiv ended the link on 11 February 2016."""
    assert read(client, f"?on={day}").partners["Moscow"][0] == cell


def test_countries_stand_in_each_alphabet(client):
    """Єгипет after Естонія, Індія before Індонезія."""
    ukrainian = [one.name for one in client.get("/uk/matrix/").context["matrix"].countries]
    assert ukrainian[:4] == ["Австрія", "Азербайджан", "Албанія", "Аргентина"]
    place = ukrainian.index("Естонія")
    assert ukrainian[place : place + 5] == ["Естонія", "Єгипет", "Ізраїль", "Індія", "Індонезія"]


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_page_is_light(client, language):
    """Under 80 KB of compressed HTML. Unit: bytes."""
    content = client.get(f"/{language}/matrix/").content
    assert len(gzip.compress(content)) < 80_000
