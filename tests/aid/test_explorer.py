"""The aid explorer: facets with counts, totals with receipt, charts whose marks open their rows."""

import re
from html import unescape

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from aid.explorer import shown_of
from aid.filters import DeliveryFilter
from aid.models import Delivery, Participant
from tests.factories import (
    make_city,
    make_delivery,
    make_home,
    make_item,
    make_organization,
)

pytestmark = pytest.mark.django_db
AID = "/en/aid/"


def shown(query=""):
    """What the explorer shows for a query."""
    asked = DeliveryFilter(QueryDict(query), Delivery.objects.public().for_lists())
    assert asked.is_valid()
    return shown_of(asked)


def rows_at(url):
    """How many rows an address lists."""
    asked = DeliveryFilter(QueryDict(url.partition("?")[2]), Delivery.objects.public())
    assert asked.is_valid()
    return asked.qs.count()


def facet(name, query=""):
    """The choices of a facet with their counts."""
    found = next((one for one in shown(query).facets if one.name == name), None)
    return {choice.value: choice.count for choice in found.choices} if found else {}


@pytest.fixture
def aid():
    """Three rows: two of buses for two cities, one of euro; donors of two countries."""
    lviv, kyiv = make_home("lviv"), make_home("kyiv")
    berlin, riga = make_city("berlin"), make_city("riga", country="LV")
    undp = make_organization("undp")
    first = make_delivery(lviv, "first", donors=[berlin], category="vehicles", when_edtf="2022")
    second = make_delivery(
        kyiv, "second", donors=[berlin, riga], category="vehicles", stage="pledged",
        when_edtf="2022-11/2023-02",
    )  # fmt: skip
    third = make_delivery(kyiv, "third", donors=[undp], category="energy_equipment", when_edtf="")
    make_item(first, good="bus", unit="vehicles", quantity=4)
    make_item(second, good="tram", unit="vehicles", quantity=2)
    make_item(third, nature="money", good="", unit="EUR", quantity=100)
    Participant.objects.create(delivery=first, role="hub", city=riga, position=9)


@pytest.mark.usefixtures("aid")
class TestFacets:
    """Each choice has the rows under all other filters."""

    @pytest.mark.parametrize(
        ("name", "expected"),
        [
            ("city", {"kyiv": 2, "lviv": 1}),
            ("stage", {"pledged": 1, "delivered": 2}),
            ("category", {"vehicles": 2, "energy_equipment": 1}),
            ("country", {"DE": 2, "LV": 1}),
            ("partner", {"berlin": 2, "riga": 1}),
            ("organization", {"undp": 1}),
            ("good", {"bus": 1, "tram": 1}),
            ("measure", {"vehicles": 2, "money-EUR": 1}),
            ("year", {"2023": 1, "2022": 2}),
        ],
    )
    def test_counts_of_all_rows(self, name, expected):
        assert facet(name) == expected

    def test_other_filters_narrow_a_facet_its_own_does_not(self):
        assert facet("city", "city=lviv") == {"kyiv": 2, "lviv": 1}
        assert facet("stage", "city=lviv") == {"delivered": 1}

    def test_surely_in_a_year_leaves_ranges_out(self):
        assert facet("year", "year_is=definitely") == {"2022": 1}

    def test_choice_in_force_stands_without_rows(self):
        assert facet("good", "good=bus&city=kyiv") == {"tram": 1, "bus": 0}

    def test_counts_are_those_of_the_lists_behind_them(self):
        for one in shown().facets:
            for choice in one.choices:
                found = rows_at(f"{AID}?{one.name}={choice.value}")
                assert found == choice.count, (one.name, choice.value)


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_hidden_rows_and_donors_are_in_no_count(state):
    lviv = make_home("lviv")
    fields = {"withdrawal_reason_uk": "Помилка"} if state == "withdrawn" else {}
    hidden = make_delivery(lviv, "hidden", state=state, donors=[make_city("berlin")], **fields)
    make_item(hidden)
    seen = make_delivery(lviv, "seen", donors=[make_organization("body", state="draft")])
    make_item(seen, quantity=3)

    assert facet("partner") == {}
    assert facet("organization") == {}
    assert facet("good") == {"generator": 1}
    chart = shown("chart=country").chart
    assert [(entry.name, entry.words["delivered"]) for entry in chart.entries] == [
        ("Donor not named", "3")
    ]


@pytest.mark.usefixtures("aid")
class TestCharts:
    """Marks and lines."""

    def test_several_countries_stand_on_a_line_of_their_own(self):
        chart = shown("measure=vehicles&chart=country").chart
        assert [(entry.name, entry.words) for entry in chart.entries] == [
            ("Germany", {"pledged": "", "committed": "", "delivered": "4"}),
            ("Several countries", {"pledged": "2", "committed": "", "delivered": ""}),
        ]

    def test_uncertain_time_is_a_range(self):
        chart = shown("measure=vehicles&chart=time").chart
        assert [entry.name for entry in chart.entries] == ["2022", "between 2022 and 2023"]

    def test_rows_without_a_date_are_counted(self):
        chart = shown("measure=money-EUR&chart=time").chart
        assert (chart.entries, chart.undated.words["delivered"]) == ((), "100")

    def test_first_measure_is_charted_where_none_is_chosen(self):
        assert shown().chart.title == "Vehicles by city and stage"

    def test_money_has_no_chart_by_good(self):
        assert shown("measure=money-EUR").kinds == ("city", "country", "time")

    @pytest.mark.parametrize("kind", ["city", "country", "good", "time"])
    @pytest.mark.parametrize("by", ["year", "quarter"])
    def test_every_mark_opens_its_rows(self, kind, by):
        chart = shown(f"measure=vehicles&chart={kind}&by={by}").chart
        for entry in [*chart.entries, *([chart.undated] if chart.undated else [])]:
            for cell in entry.cells:
                if cell.words:
                    assert rows_at(cell.url) == cell.rows


@pytest.mark.parametrize(
    "query",
    [
        "chart=pie", "by=month", "when=soon", "when=2022-Q5", "receipt=lost", "measure=gold",
        "organization=nobody", "donors=all", "year=12345", "year_is=perhaps", "when=٢٠٢٢", "x=1",
        "q=a&q=b",
    ],
)  # fmt: skip
def test_wrong_query_is_refused_with_reasons(client, query):
    answer = client.get(f"{AID}?{query}")

    assert answer.status_code == 400
    told = answer.text
    assert "This address cannot be answered" in told or 'class="error"' in told


def test_address_keeps_what_the_form_does_not_show(client):
    make_item(make_delivery(make_home()))

    answer = client.get(f"{AID}?chart=time&by=quarter&split=known")

    hidden = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', unescape(answer.text))
    assert hidden == [("chart", "time"), ("by", "quarter"), ("split", "known")]


@pytest.mark.parametrize("query", ["", "measure=generator&chart=time", "chart=country"])
def test_queries_do_not_grow_with_the_rows(client, query):
    city, berlin = make_home(), make_city("berlin")
    counts = []
    for number in range(3):
        make_item(make_delivery(city, f"row-{number}", donors=[berlin]), qualifier="about")
        if number != 1:
            with CaptureQueriesContext(connection) as context:
                client.get(f"{AID}?{query}")
            counts.append(len(context))

    assert counts[0] == counts[1]


def test_page_speaks_ukrainian(client):
    make_item(make_delivery(make_home()))

    with translation.override("uk"):
        answer = client.get("/uk/aid/")

    assert "Допомога за видами та одиницями" in answer.text
    assert "Генератори за містами та етапами" in answer.text
