"""Every page says how it is cited, at its permanent address."""

import re
from base64 import b64decode
from html import unescape

import pytest

from portal.releases.publishing import draft, next_version, publish
from tests.browser.pages import PAGES
from tests.factories import cite, make_city, make_delivery, make_home, make_partnership, make_source

pytestmark = pytest.mark.django_db
ORIGIN = "http://testserver"


def box(client, address):
    """The citation of a page as text."""
    found = re.search(r'<details class="details cite".*?</details>', client.get(address).text, re.S)
    return unescape(re.sub(r"<[^>]+>", "", found[0])) if found else ""


@pytest.mark.parametrize("language", ["en", "uk"])
@pytest.mark.parametrize(
    "address", [one for one in PAGES.values() if one.count("/") < 3 and "?" not in one]
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


def files(client, address):
    """The files of a page's citation by ending: name and text."""
    links = re.findall(
        r'<a href="data:[^;]+;charset=utf-8;base64,([^"]+)" download="([^"]+)\.(\w+)">',
        client.get(address).text,
    )
    return {ending: (name, b64decode(written).decode()) for written, name, ending in links}


def test_each_format_is_a_file_that_says_what_the_page_says(client):
    make_delivery(make_home("lviv"), title_uk="Їжа & <ліки>", title_en="Food")

    for language in ("en", "uk"):
        address = f"/{language}/aid/delivery/"
        found, told = files(client, address), box(client, address)

        assert list(found) == ["bib", "ris", "json"]
        for name, written in found.values():
            assert name == f"register-{language}-aid-delivery"
            assert written.endswith("\n")
            assert written.strip() in told


@pytest.mark.parametrize(
    "address",
    ["/en/aid/?nope=1", "/en/matrix/?on=2022-99", "/en/map/?nope=1", "/en/matrix/shared/?nope=1",
     "/en/aid/compare/?city=nowhere", "/en/partnerships/?page=9&nope=1", "/en/nowhere/"],
)  # fmt: skip
def test_page_that_says_only_what_is_wrong_is_neither_cited_nor_canonical(client, address):
    make_delivery(make_home("lviv"))

    answer = client.get(address)

    assert answer.status_code in (400, 404)
    assert 'id="cite-page"' not in answer.text
    assert 'rel="canonical"' not in answer.text
    assert "ld+json" not in answer.text


def test_withdrawn_record_is_neither_cited_nor_linked(client):
    make_delivery(make_home("lviv"), title_en="Canary").withdraw("Помилка", "Mistake")

    answer = client.get("/en/aid/delivery/")

    assert answer.status_code == 410
    assert [one in answer.text for one in ("Canary", "ld+json", "cite-page", "canonical")] == (
        [False] * 4
    )


@pytest.mark.parametrize("name", ["canonical", "citation"])
def test_production_names_its_own_host_whatever_is_asked(client, settings, name):
    settings.PORTAL_ORIGIN, settings.PORTAL_ORIGIN_IS_SET = "https://register.example", True

    told = client.get("/en/aid/", headers={"host": "localhost:8107"}).text

    where = {"canonical": 'rel="canonical" href="', "citation": ". "}[name]
    assert f"{where}https://register.example/en/aid/" in told
    assert "localhost:8107" not in told


def test_developer_s_server_names_its_own_port(client):
    told = client.get("/en/aid/", headers={"host": "localhost:8107"}).text

    assert 'rel="canonical" href="http://localhost:8107/en/aid/"' in told


@pytest.mark.parametrize("language", ["en", "uk"])
def test_pages_differ_in_title_and_description(client, language):
    make_delivery(make_home("lviv"), summary_en="Ten buses.", summary_uk="Десять автобусів.")
    pages = [one for one in PAGES.values() if one.count("/") == 2 and "?" not in one]

    told = [client.get(f"/{language}{one}").text for one in (*pages, "/aid/delivery/")]

    for sign in (r"<title>(.*?)</title>", r'<meta name="description" content="(.*?)">'):
        found = [re.search(sign, one)[1] for one in told]
        assert len(set(found)) == len(found)


def test_title_with_signs_of_html_is_cited_as_it_reads(client):
    make_delivery(make_home("lviv"), title_en='A <b>& B</b> "quoted" {x}')

    told = box(client, "/en/aid/delivery/")

    assert 'A <b>& B</b> "quoted" {x}' in told or 'A & B "quoted" {x}' in told


def test_figures_name_the_newest_release_and_records_do_not(client, settings, tmp_path):
    settings.PORTAL_RELEASES = str(tmp_path)
    link = make_partnership(make_home(), make_city())
    version = publish(draft(next_version())).version

    figure, record = (client.get(where).text for where in ("/en/aid/", link.get_absolute_url()))

    assert f"newest release {version}" in figure
    assert "newest release" not in record
