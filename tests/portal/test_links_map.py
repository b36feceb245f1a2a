"""Map of links: the day, the years, the same links in a table."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import add_event, make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db
MAP = "/en/map/"


@pytest.fixture
def links():
    """Freiburg since 1989; Moscow from 1990 to 2016; Baku without a date, unconfirmed."""
    lviv = make_home("lviv")
    make_partnership(lviv, make_city("freiburg"), signed="1989")
    moscow = make_partnership(lviv, make_city("moscow", country="RU"), signed="1990")
    add_event(moscow, "terminated", "2016-02-11")
    make_partnership(lviv, make_city("baku", country="AZ"), signed="", is_confirmed=False)


def partners(answer):
    """The partners in the table."""
    return [link.partner.slug for link in answer.context["links"]]


@pytest.mark.usefixtures("links")
class TestDays:
    """Links as they stood."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("", ["freiburg"]),
            ("on=2016-02-10", ["freiburg", "moscow"]),
            ("on=2016-02-11", ["freiburg"]),
            ("on=1989-06-01", []),
            ("status=terminated", ["moscow"]),
            ("status=unknown", ["baku"]),
            ("country=RU&on=2000-01-01", ["moscow"]),
            ("city=lviv&kind=partner", []),
        ],
    )
    def test_map_shows_the_links_of_the_day(self, client, query, expected):
        answer = client.get(f"{MAP}?{query}")

        assert answer.status_code == 200
        assert partners(answer) == expected

    def test_every_dot_stands_in_the_table_and_in_the_download(self, client):
        answer = client.get(f"{MAP}?on=2000-12-31")
        dots = re.findall(r'<a href="(/en/cities/[^"]+)" tabindex="-1"', answer.text)

        rows = client.get(f"/en/partnerships/?{answer.context['rows']}").context["listing"].count
        assert len(dots) == len(partners(answer)) == rows == 2

    def test_years_count_what_their_maps_show(self, client):
        for bar in client.get(MAP).context["stepper"].bars:
            assert len(partners(client.get(f"{MAP}{bar.query}"))) == bar.links, bar.year

    def test_steps_lead_to_the_years_beside(self, client):
        stepper = client.get(f"{MAP}?on=2016-12-31&city=lviv").context["stepper"]

        assert stepper.before.query == "?city=lviv&on=2015-12-31"
        assert (stepper.before.links, stepper.shown.links, stepper.after.links) == (2, 1, 1)

    def test_step_to_the_present_year_is_today(self, client):
        stepper = client.get(MAP).context["stepper"]

        assert (stepper.shown.query, stepper.after) == ("?", None)


@pytest.mark.parametrize("query", ["on=2016-02-30", "on=2999-01-01", "kind=friend", "colour=blue"])
def test_wrong_query_is_refused_with_the_form(client, query):
    answer = client.get(f"{MAP}?{query}")

    assert answer.status_code == 400
    assert "This address cannot be answered" in answer.text or 'class="error"' in answer.text


def test_hidden_links_are_on_no_map_and_in_no_year(client):
    lviv = make_home("lviv")
    make_partnership(lviv, make_city("freiburg"), signed="1989")
    make_partnership(lviv, make_city("secret-town"), signed="1980", state="draft")
    make_partnership(lviv, make_city("hidden-town", state="draft"), signed="1970")

    answer = client.get(MAP)

    assert partners(answer) == ["freiburg"]
    assert answer.context["stepper"].bars[0].year == 1988
    assert "/cities/secret-town/" not in answer.text
    assert "idden-town" not in answer.text


def test_link_without_coordinates_is_named(client):
    make_partnership(make_home(), make_city("freiburg", latitude=None, longitude=None))

    answer = client.get(MAP)

    assert "1 has no coordinates and stands in the table alone." in answer.text


def test_queries_do_not_grow_with_the_links(client):
    lviv, counts = make_home(), []
    for number in range(3):
        make_partnership(lviv, make_city(f"city-{number}"))
        with CaptureQueriesContext(connection) as queries:
            client.get(MAP)
        counts.append(len(queries))

    assert counts[1] == counts[2]


def test_empty_register_says_so(client):
    assert "No link matches these filters on that day." in client.get(MAP).text
