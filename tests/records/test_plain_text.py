"""Invisible signs that a text may hold from before are left out of feeds and drawings."""

from xml.etree import ElementTree

import pytest
from django.test import Client

from records.citing import one_line
from tests.factories import make_city, make_delivery, make_home, make_partnership

SIGNS = ["\x01", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"]


@pytest.mark.parametrize("sign", ["\0", *SIGNS])
def test_one_line_leaves_them_out(sign: str) -> None:
    assert one_line(f"a{sign}b") == "a b"


@pytest.mark.django_db
@pytest.mark.parametrize("sign", ["\x01", "\ufffe"])
def test_feeds_and_drawings_stay_sound(client: Client, sign: str) -> None:
    lviv = make_home(name_en=f"Lv{sign}iv")
    make_partnership(lviv, make_city(name_en=f"Frei{sign}burg"))
    make_delivery(lviv, title_en=f"Gen{sign}erators")

    for address in (
        "/en/feed.atom",
        "/en/cities/lviv/feed.atom",
        "/en/map.svg",
        "/en/matrix.svg",
    ):
        answer = client.get(address)
        assert answer.status_code == 200, address
        ElementTree.fromstring(answer.content)
