"""Every page says how it is cited, at its permanent address."""

import re
from html import unescape

import pytest

from tests.browser.pages import PAGES
from tests.factories import cite, make_city, make_delivery, make_home, make_partnership, make_source

pytestmark = pytest.mark.django_db
ORIGIN = "http://127.0.0.1:8000"


def box(client, address):
    """The citation of a page as text."""
    found = re.search(r'<details class="details cite".*?</details>', client.get(address).text, re.S)
    return unescape(re.sub(r"<[^>]+>", "", found[0])) if found else ""


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(
    "address", [one for one in PAGES.values() if one.count("/") == 2 or one == "/"]
)
def test_every_list_and_page_is_cited(client, address, language):
    told = box(client, f"/{language}{address}")

    assert ("Register of Municipal Diplomacy" if language == "en" else "Реєстр") in told
    assert all(name in told for name in ("BibTeX", "RIS", "CSL-JSON"))


def test_record_is_cited_with_version_and_sources(client):
    link = make_partnership(make_home("lviv"), make_city("freiburg"))
    cite(link, make_source("swr", title="Freiburg hilft", publisher="SWR"), fact="kind")

    told = box(client, link.get_absolute_url().replace("/uk/", "/en/"))

    assert f"Lviv – Freiburg, version {link.version} of" in told
    assert "Freiburg hilft, SWR. https://example.org/swr" in told


def test_hidden_source_is_not_cited(client):
    link = make_partnership(make_home("lviv"), make_city("freiburg"))
    cite(link, make_source("secret", title="Canary", state="draft"), fact="kind")

    assert "Canary" not in box(client, "/en/partnerships/lviv--freiburg/")


def test_filtered_view_names_its_filters_and_one_address(client):
    make_delivery(make_home("lviv"))

    told = box(client, "/en/aid/?stage=delivered&page=1&city=lviv&q=&chart=time")

    assert "(Recipient city: Lviv; Stage: delivered)" in told
    assert f"{ORIGIN}/en/aid/?city=lviv&stage=delivered (CC BY 4.0)" in told


def test_canonical_address_is_the_same_for_every_order(client):
    make_delivery(make_home("lviv"))
    pages = (
        "stage=delivered&city=lviv",
        "city=lviv&stage=delivered&page=1",
        "by=year&city=lviv&stage=delivered",
    )

    found = {
        re.search(r'rel="canonical" href="([^"]+)"', client.get(f"/en/aid/?{q}").text)[1]
        for q in pages
    }

    assert found == {f"{ORIGIN}/en/aid/?city=lviv&amp;stage=delivered"}


def test_title_with_signs_of_html_is_cited_as_it_reads(client):
    make_delivery(make_home("lviv"), title_en='A <b>& B</b> "quoted" {x}')

    told = box(client, "/en/aid/delivery/")

    assert 'A <b>& B</b> "quoted" {x}' in told or 'A & B "quoted" {x}' in told
