"""Embeds alone may be framed: every other type of page and answer denies it."""

import pytest

from tests.browser.pages import PAGES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]
OTHERS = [
    "/admin/login/", "/api/v1/", "/api/v1/partnerships/", "/api/v1/totals/", "/api/v1/nothing/",
    "/en/feed.atom", "/en/cities/lviv/feed.atom", "/sitemap.xml", "/robots.txt", "/en/embed/",
    "/en/embed/nothing/", "/en/aid/?colour=red", "/en/nothing/", "/nothing",
]  # fmt: skip
NOT_FRAMED = [f"/en{address}" for name, address in PAGES.items() if not name.startswith("embedded")]
FRAMED = [f"/en{address}" for name, address in PAGES.items() if name.startswith("embedded")]


@pytest.mark.parametrize("address", [*NOT_FRAMED, *OTHERS])
def test_page_denies_framing(client, address):
    answer = client.get(address)

    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("address", FRAMED)
def test_embed_allows_framing(client, address):
    answer = client.get(address)

    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
