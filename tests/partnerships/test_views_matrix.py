"""The page of Figure 1: cells, totals, filters, a day, refusals."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories import (
    add_event,
    make_city,
    make_home,
    make_partnership,
    make_profile,
)
from tests.partnerships.figure_page import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def small():
    """Lviv and Kyiv with four partners in three countries."""
    lviv, kyiv = make_home("lviv"), make_home("kyiv")
    make_profile(kyiv, position=1)
    make_profile(lviv, position=2)
    graz = make_city("graz", country="AT", name_uk="Грац")
    moscow = make_city("moscow", country="RU")
    make_partnership(lviv, graz, signed="2024-02")
    make_partnership(kyiv, graz, kind="partner", signed="1998~")
    make_partnership(lviv, make_city("freiburg"), signed="1989")
    make_partnership(lviv, make_city("kassel"), signed="", is_confirmed=False)
    ended = make_partnership(kyiv, moscow, signed="")
    add_event(ended, "terminated", "2016-02-11")


def test_each_cell_says_year_and_words(client, small):
    """Columns in the order of the profiles, rows by country and name."""
    page = read(client)
    assert page.partners == {
        "Graz": ["c. 1998 partner", "2024 sister"],
        "Freiburg": ["", "1989 sister"],
        "Kassel": ["", "····date unknown sister, state unknown"],
        "Moscow": ["?–2016date unknown sister, ended", ""],
    }
    assert page.links == [
        "/en/partnerships/kyiv--graz/",
        "/en/partnerships/lviv--graz/",
        "/en/partnerships/lviv--freiburg/",
        "/en/partnerships/lviv--kassel/",
        "/en/partnerships/kyiv--moscow/",
    ]


def test_totals_stand_under_each_city(client, small):
    """Only links in force count; the others have lines of their own."""
    assert read(client).totals == {
        "Current links": ["1", "2"],
        "sister": ["0", "2"],
        "partner": ["1", "0"],
        "of them without a known date": ["0", "0"],
        "State unknown, not counted": ["0", "1"],
        "Ended, not counted": ["1", "0"],
    }


def rows_behind(client, address):
    """How many links a list holds, by its download."""
    assert client.get(address).status_code == 200
    file = client.get(address.replace("/partnerships/?", "/partnerships.csv?"))
    return len(file.getvalue().decode().splitlines()) - 1


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?country=AT",
        "?shared=2",
        "?kind=sister",
        "?status=terminated",
        "?on=2016-02-10&q=moscow",
    ],
)
def test_each_number_opens_the_rows_it_counts(client, small, query):
    """The list behind a number has just as many links."""
    page = read(client, query)
    shown = [number for line in page.totals.values() for number in line if number != "0"]
    assert [rows_behind(client, address) for address in page.numbers] == [
        int(number) for number in shown
    ]


def test_the_sentence_counts_what_is_shown(client, small):
    """Each number with its unit, in the number's grammar."""
    today = timezone.localdate()
    content = client.get("/en/matrix/?country=AT").content.decode()
    state = content.partition('id="figure-state"')[2].partition("</div>")[0]
    assert f"{today.day} " in state
    for words in (
        "<strong>1</strong> partner in <strong>1</strong> country",
        "<strong>2</strong></a> links",
        "<strong>2</strong></a> current",
        "<strong>0</strong> ended",
    ):
        assert words in state


def test_ukrainian_counts_in_ukrainian(client, small):
    """Lead and names in the reader's language."""
    response = client.get("/uk/matrix/")
    assert response.context["lead"] == (
        "3 чинні зв’язки єднають два українські міста з 2 партнерами в 2 країнах. "
        "Ще 1 припинено: у таблиці їх закреслено."
    )
    assert next(row.name for row in response.context["matrix"].rows) == "Грац"


@pytest.mark.parametrize(
    ("query", "partners"),
    [
        ("?country=AT", ["Graz"]),
        ("?country=AT&country=RU", ["Graz", "Moscow"]),
        ("?kind=partner", ["Graz"]),
        ("?status=terminated", ["Moscow"]),
        ("?status=unknown", ["Kassel"]),
        ("?shared=2", ["Graz"]),
        ("?shared=3", []),
        ("?q=graz", ["Graz"]),
        ("?q=Грац", ["Graz"]),
        ("?city=kyiv", ["Graz", "Moscow"]),
        ("?dated=unknown", ["Kassel", "Moscow"]),
        ("?country=&kind=&status=&shared=1&q=&on=", ["Graz", "Freiburg", "Kassel", "Moscow"]),
    ],
)
def test_filters_choose_the_rows(client, small, query, partners):
    """As everywhere, by the parameters of the address."""
    assert list(read(client, query).partners) == partners


def test_a_filter_by_city_leaves_its_column(client, small):
    """The other home cities have none."""
    response = client.get("/en/matrix/?city=lviv")
    assert [column.home for column in response.context["matrix"].columns] == ["lviv"]


def test_the_day_before_and_after_an_end(client, small):
    """Moscow is current on 10 February 2016 and struck on the 12th."""
    before, after = (read(client, f"?on=2016-02-{day}").partners for day in (10, 12))
    assert before["Moscow"] == ["····date unknown sister", ""]
    assert after["Moscow"] == ["?–2016date unknown sister, ended", ""]


def test_links_begun_later_are_left_out(client, small):
    """On a day of 1990 there is Freiburg, and what has no date."""
    assert list(read(client, "?on=1990-01-01").partners) == ["Freiburg", "Kassel", "Moscow"]


def test_a_past_day_is_said_and_leads_back(client, small):
    """The notice, the chosen day in the form, and the same filters today."""
    content = client.get("/en/matrix/?on=2016-02-10&country=RU").content.decode()
    assert "You see the register as of 10 February 2016" in content
    assert 'name="on" type="date"' in content
    assert 'value="2016-02-10"' in content
    assert '<a href="/en/matrix/?country=RU" hx-get="/en/matrix/?country=RU">' in content


def test_today_is_no_past_day(client, small):
    """Asked by name it shows what it shows anyway."""
    today = timezone.localdate().isoformat()
    response = client.get(f"/en/matrix/?on={today}")
    assert response.context["figure"].is_today
    assert response.context["chips"] == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("country=XX", "country"),
        ("kind=brother", "kind"),
        ("status=dead", "status"),
        ("shared=9", "shared"),
        ("on=2016-02-30", "on"),
        ("on=yesterday", "on"),
        ("q=%00", "q"),
    ],
)
def test_a_wrong_value_is_answered_at_its_field(client, small, query, field):
    """400, the form with the message, and no table."""
    response = client.get(f"/en/matrix/?{query}")
    content = response.content.decode()
    assert response.status_code == 400
    assert f'aria-invalid="true" aria-describedby="e-{field}"' in content
    assert f'id="e-{field}"' in content
    assert "<table" not in content


@pytest.mark.parametrize("query", ["city=nowhere", "year=0", "z=1", "dated=maybe", "on=9999-12-31"])
def test_other_wrong_queries_are_refused(client, small, query):
    """Nothing is quietly ignored."""
    response = client.get(f"/en/matrix/?{query}")
    assert response.status_code == 400
    assert "<table" not in response.content.decode()


def test_tomorrow_is_refused(client, small):
    """The register knows nothing of the future."""
    tomorrow = timezone.localdate() + timedelta(days=1)
    content = client.get(f"/en/matrix/?on={tomorrow}").content.decode()
    assert "The register knows nothing of the future" in content


def test_an_empty_result_keeps_its_head_and_says_what_to_drop(client, small):
    """One way out for each filter in force."""
    content = client.get("/en/matrix/?country=AT&kind=sister&q=zzz&on=2020-01-01").content.decode()
    empty = content.partition('class="empty"')[2].partition("</div>")[0]
    assert "<thead>" in content
    assert "No link matches these filters." in empty
    for address in (
        "?kind=sister&amp;q=zzz&amp;on=2020-01-01",
        "?country=AT&amp;q=zzz&amp;on=2020-01-01",
        "?country=AT&amp;kind=sister&amp;on=2020-01-01",
        "?country=AT&amp;kind=sister&amp;q=zzz",
    ):
        assert f'href="/en/matrix/{address}"' in empty


@pytest.mark.parametrize("text", ['"><script>alert(1)</script>', "%' OR 1=1 --", "{{ 7|add:7 }}"])
def test_hostile_text_stays_text(client, small, text):
    """Nothing of it becomes markup, SQL or template."""
    response = client.get("/en/matrix/", {"q": text})
    content = response.content.decode()
    assert response.status_code == 200
    assert "<script>alert" not in content
    assert "14" not in content.partition('id="f-q"')[2].partition(">")[0]


def test_a_home_city_without_links_has_a_column_if_it_has_a_profile(client):
    """A profile or a link makes a column; neither makes none."""
    make_profile(make_home("odesa"))
    make_home("poltava")
    assert [one.home for one in client.get("/en/matrix/").context["matrix"].columns] == ["odesa"]


def test_queries_do_not_grow_with_links(client, django_assert_num_queries):
    """Links of the figure and of the day, home cities, countries of the form, newest release."""
    lviv = make_home()
    make_profile(lviv)
    make_partnership(lviv, make_city("graz", country="AT"))
    with django_assert_num_queries(5):
        client.get("/en/matrix/")
    make_partnership(lviv, make_city("kassel"))
    make_partnership(lviv, make_city("freiburg"))
    with django_assert_num_queries(5):
        client.get("/en/matrix/")


def test_the_language_switch_keeps_the_query(client, small):
    """The same figure in the other language."""
    content = client.get("/en/matrix/?kind=sister").content.decode()
    assert 'href="/uk/matrix/?kind=sister"' in content
