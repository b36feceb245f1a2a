"""Briefs: what stands on one page, what is cut and said so, nothing hidden."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_item,
    make_partnership,
    make_profile,
)

pytestmark = pytest.mark.django_db
LINK, CITY = "/en/partnerships/lviv--freiburg/brief/", "/en/cities/lviv/brief/"


@pytest.fixture
def register():
    """A link with twelve papers and twelve rows of aid; a draft."""
    lviv, freiburg = make_home("lviv"), make_city("freiburg")
    make_profile(lviv)
    link = make_partnership(lviv, freiburg)
    for number in range(12):
        paper = make_agreement(lviv, f"paper-{number}", parties=[lviv, freiburg])
        paper.partnerships.add(link)
        make_item(make_delivery(lviv, f"row-{number}", donors=[freiburg]), quantity=10)
    hidden = make_delivery(lviv, "canary", title_en="Canary", donors=[freiburg], state="draft")
    make_item(hidden, quantity=1000)


@pytest.mark.usefixtures("register")
def test_link_tells_totals_and_how_much_is_cut(client):
    text = client.get(LINK).text

    assert "Lviv" in text
    assert "7 of 12" in text
    assert "7 of 12" in text
    assert "120" in text
    assert "anary" not in text
    assert "1,120" not in text


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("address", "said"), [(CITY, "Aid received."), ("/en/cities/freiburg/brief/", "Aid given.")]
)
def test_city_tells_what_it_received_or_gave(client, address, said):
    answer = client.get(address)

    assert said in answer.text
    assert [cell.figure for cell in answer.context["lines"].rows[0].cells] == ["", "", "120"]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("page", [LINK, CITY])
def test_page_leads_to_its_brief(client, page):
    assert page in client.get(page.removesuffix("brief/")).text


@pytest.mark.parametrize("address", [LINK, CITY])
def test_brief_of_nothing_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_brief_of_a_withdrawn_link_says_why(client):
    link = make_partnership(make_home("lviv"), make_city("freiburg"))
    link.withdraw("Помилка", "Mistake")

    answer = client.get(LINK)

    assert answer.status_code == 410
    assert "Mistake" in answer.text


@pytest.mark.parametrize("address", [LINK, CITY])
def test_queries_do_not_grow(client, address):
    lviv, freiburg, counts = make_home("lviv"), make_city("freiburg"), []
    make_partnership(lviv, freiburg)
    for number in range(3):
        make_item(make_delivery(lviv, f"row-{number}", donors=[freiburg]), qualifier="about")
        make_agreement(lviv, f"paper-{number}", parties=[lviv, freiburg])
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[2]
