"""Home page."""

import pytest
from django.utils import translation

from portal.pages.home import headline
from tests.factories import (
    add_event,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_partnership,
    make_profile,
)

pytestmark = pytest.mark.django_db


def page(client, language="en"):
    return client.get(f"/{language}/")


def case(slug, position=0):
    home = make_home(slug)
    make_profile(home, position=position)
    return home


def test_empty_register_has_a_home_page(client):
    answer = page(client)
    assert answer.status_code == 200
    assert answer.context["figures"] == {
        "links": 0,
        "partners": 0,
        "countries": 0,
        "agreements": 0,
        "deliveries": 0,
        "sources": 0,
    }


@pytest.mark.parametrize(
    ("cases", "line"),
    [
        (1, "One Ukrainian city, its partners abroad, and what came of it"),
        (4, "Four Ukrainian cities, their partners abroad, and what came of it"),
        (12, "12 Ukrainian cities, their partners abroad, and what came of it"),
    ],
)
def test_first_line_follows_the_number_of_case_cities(cases, line):
    assert headline(cases) == line


def test_lead_names_the_case_cities_in_their_order(client):
    case("odesa", 3)
    case("kyiv", 1)
    case("lviv", 2)
    make_home("poltava")
    assert page(client).context["names"] == "Kyiv, Lviv and Odesa"


def test_figures_count_public_records_and_current_links(client):
    home = case("lviv")
    make_partnership(home, make_city("graz", country="AT"))
    add_event(make_partnership(home, make_city("brest", country="BY")), "terminated", "2022")
    make_partnership(home, make_city("bonn"), state="in_review")
    make_agreement(home)
    make_agreement(home, "held", state="draft")
    make_delivery(home)
    make_delivery(home, "held", state="withdrawn", withdrawal_reason_uk="Подвійний")
    assert page(client).context["figures"] == {
        "links": 1,
        "partners": 1,
        "countries": 1,
        "agreements": 1,
        "deliveries": 1,
        "sources": 1,
    }


def test_card_counts_one_city(client):
    lviv, kyiv = case("lviv", 1), case("kyiv", 2)
    make_partnership(lviv, make_city("graz"))
    make_partnership(lviv, make_city("oslo"), kind="partner", signed="")
    make_partnership(kyiv, make_city("bonn"))
    make_agreement(lviv)
    make_delivery(lviv)
    make_delivery(lviv, "pledge", stage="pledged")
    card = page(client).context["cards"][0]
    assert (card.city, card.links, card.sister, card.partner) == (lviv, 2, 1, 1)
    assert (card.agreements, card.delivered, card.undated) == (1, 1, 1)


def test_hidden_titles_are_nowhere(client):
    home = case("lviv")
    make_delivery(home, "held", title_en="Secret convoy", state="in_review")
    make_agreement(home, "held", title_en="Secret paper", state="draft")
    make_partnership(home, make_city("secretville", state="draft"))
    assert "secret" not in page(client).text.lower()


def test_missing_translation_is_marked(client):
    home = make_home()
    make_profile(home, role_en="", role_uk="Хаб")
    assert '<span lang="uk">Хаб</span>' in page(client).text


def test_links_of_the_figures_lead_to_lists_in_the_reader_s_language(client):
    text = page(client, "uk").text
    for address in ("/uk/partnerships/?status=active", "/uk/matrix/?status=active"):
        assert f'<a href="{address}">' in text


def test_world_map_stands_only_where_links_leave_europe(client):
    home = case("lviv")
    make_partnership(home, make_city("graz"))
    assert 'id="world-t"' not in page(client).text
    make_partnership(home, make_city("kyoto", latitude="35.02", longitude="135.75", country="JP"))
    answer = page(client)
    assert 'id="world-t"' in answer.text
    assert (answer.context["maps"].inside, answer.context["maps"].beyond) == (1, 1)


def add_everything(number):
    home, partner = case(f"home-{number}", number), make_city(f"partner-{number}")
    make_partnership(home, partner)
    make_agreement(home, f"paper-{number}", parties=[home, partner])
    make_delivery(home, f"aid-{number}", donors=[partner])


def count_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as asked:
        page(client)
    return len(asked)


def test_three_records_need_no_more_queries_than_one(client, django_assert_max_num_queries):
    add_everything(1)
    page(client)
    one = count_queries(client, django_assert_max_num_queries)
    add_everything(2)
    add_everything(3)
    assert count_queries(client, django_assert_max_num_queries) == one


def test_ukrainian_page_says_its_language(client):
    case("lviv")
    with translation.override("uk"):
        assert '<html lang="uk">' in page(client, "uk").text
