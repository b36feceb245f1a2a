"""Embeds: alone in a frame of any site, with the source line; everything else denies framing."""

import re

import pytest

from tests.factories import make_city, make_delivery, make_home, make_item, make_partnership

pytestmark = pytest.mark.django_db
EMBEDS = {
    "/en/embed/matrix/?kind=sister": "/en/matrix/?kind=sister",
    "/en/embed/map/?city=lviv": "/en/map/?city=lviv",
    "/en/embed/chart/?measure=generator&chart=time": "/en/aid/?measure=generator&chart=time",
}


@pytest.fixture
def register():
    """A link and a row of aid; a draft of each."""
    lviv, freiburg = make_home("lviv"), make_city("freiburg")
    make_partnership(lviv, freiburg)
    make_item(make_delivery(lviv, donors=[freiburg]))
    make_partnership(lviv, make_city("canary", name_en="Canary"), state="draft")
    make_item(make_delivery(lviv, "canary-row", title_en="Canary", state="draft"), quantity=777)


def ancestors(answer):
    """Who may frame it."""
    return re.search(r"frame-ancestors ([^;]+)", answer["Content-Security-Policy"])[1].strip()


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("address", "full"), EMBEDS.items())
class TestEmbeds:
    """Each embed."""

    def test_any_site_may_frame_it_and_nothing_else_is_loosened(self, client, address, full):
        answer = client.get(address)

        assert ancestors(answer) == "*"
        assert "X-Frame-Options" not in answer
        assert "default-src 'self'" in answer["Content-Security-Policy"]

    def test_it_leads_back_to_the_whole_page_with_its_query(self, client, address, full):
        text = client.get(address).text.replace("&amp;", "&")

        assert f'href="{full}"' in text
        assert "CC BY 4.0" in text
        assert 'name="robots" content="noindex"' in text
        assert client.get(full).status_code == 200

    def test_it_has_no_head_no_script_and_sets_no_cookie(self, client, address, full):
        answer = client.get(address)

        assert "masthead" not in answer.text
        assert "<script" not in answer.text
        assert not answer.cookies
        assert "public" in answer["Cache-Control"]

    def test_kept_copy_is_asked_for_once(self, client, address, full):
        tag = client.get(address)["ETag"]

        assert client.get(address, headers={"if-none-match": tag}).status_code == 304

    def test_nothing_hidden_is_in_it(self, client, address, full):
        text = client.get(address).text

        assert "anary" not in text
        assert "777" not in text

    def test_wrong_query_is_refused_in_the_same_frame(self, client, address, full):
        answer = client.get(f"{address}&colour=red")

        assert answer.status_code == 400
        assert ancestors(answer) == "*"
        assert "colour" in answer.text

    def test_pages_of_rows_are_nothing_to_a_figure(self, client, address, full):
        answer = client.get(f"{address}&page=-1")

        assert answer.status_code == 200
        assert "page=" not in answer.text

    def test_whole_page_offers_the_code(self, client, address, full):
        text = client.get(full).text.replace("&amp;", "&")

        assert f'&lt;iframe src="http://testserver{address.partition("?")[0]}' in text

    def test_it_answers_nothing_but_reading(self, client, address, full):
        assert client.post(address).status_code == 405


PAGES = [
    "/en/", "/en/matrix/", "/en/map/", "/en/aid/", "/en/data/", "/en/sources/", "/en/search/",
    "/en/cities/lviv/", "/en/partnerships/lviv--freiburg/", "/en/nothing/", "/admin/login/",
    "/api/v1/", "/en/partnerships/lviv--freiburg/brief/", "/en/data/releases/",
]  # fmt: skip


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("address", PAGES)
def test_every_other_page_denies_framing(client, address):
    answer = client.get(address)

    assert ancestors(answer) == "'none'"
    assert answer["X-Frame-Options"] == "DENY"
