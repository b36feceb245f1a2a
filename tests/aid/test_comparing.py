"""Home cities side by side."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.aid.test_explorer import rows_at
from tests.factories import make_delivery, make_home, make_item

pytestmark = pytest.mark.django_db
COMPARE = "/en/aid/compare/"


@pytest.fixture
def aid():
    """Buses for two cities, some of them shared; a draft."""
    kyiv, lviv = make_home("kyiv"), make_home("lviv")
    make_home("odesa")
    make_item(make_delivery(kyiv, "a"), good="bus", unit="vehicles", quantity=8)
    make_item(make_delivery(lviv, "b"), good="bus", unit="vehicles", quantity=4)
    shared = make_delivery(lviv, "c", shared_with_en="Kyiv", shared_with_uk="Київ")
    make_item(shared, good="bus", unit="vehicles", quantity=2)
    make_item(make_delivery(lviv, "d", state="draft"), good="bus", unit="vehicles", quantity=99)


@pytest.mark.usefixtures("aid")
class TestComparison:
    """What is compared."""

    def test_cities_share_a_scale_and_shared_rows_stand_apart(self, client):
        comparison = client.get(f"{COMPARE}?city=kyiv&city=lviv").context["comparison"]

        (panel,) = comparison.panels
        assert [(one.name, one.words["delivered"]) for one in panel.entries] == [
            ("Kyiv", "8"), ("Lviv", "4"), ("Shared", "2"),
        ]  # fmt: skip
        widths = [float(bar.width) for bar in panel.wide.bars if bar.width]
        assert widths == sorted(widths, reverse=True)
        assert widths[1] == pytest.approx(widths[0] / 2, abs=0.1)

    def test_every_number_opens_its_rows(self, client):
        comparison = client.get(f"{COMPARE}?city=kyiv&city=lviv").context["comparison"]

        for panel in comparison.panels:
            for entry in panel.entries:
                for cell in entry.cells:
                    if cell.words:
                        assert rows_at(cell.url) == cell.rows

    def test_city_without_aid_stands_empty(self, client):
        answer = client.get(f"{COMPARE}?city=kyiv&city=odesa")

        (panel,) = answer.context["comparison"].panels
        assert panel.entries[1].words["delivered"] == ""

    @pytest.mark.parametrize(
        "query", ["city=kyiv", "city=nowhere&city=kyiv", "city=kyiv&city=kyiv", "x=1", "city="]
    )
    def test_other_choices_are_refused_with_the_form(self, client, query):
        answer = client.get(f"{COMPARE}?{query}")

        assert answer.status_code == 400
        assert 'class="error"' in answer.text

    def test_nothing_chosen_shows_the_form_without_a_reproach(self, client):
        answer = client.get(COMPARE)

        assert answer.status_code == 200
        assert 'class="error"' not in answer.text


def test_five_cities_are_too_many(client):
    for number in range(5):
        make_home(f"city-{number}")

    query = "&".join(f"city=city-{number}" for number in range(5))

    assert "Choose two to four cities." in client.get(f"{COMPARE}?{query}").text


def test_queries_do_not_grow_with_the_rows(client):
    kyiv, lviv, counts = make_home("kyiv"), make_home("lviv"), []
    for number in range(3):
        for city in (kyiv, lviv):
            make_item(make_delivery(city, f"{city.slug}-{number}"), qualifier="about")
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{COMPARE}?city=kyiv&city=lviv")
        counts.append(len(queries))

    assert counts[0] == counts[2]
