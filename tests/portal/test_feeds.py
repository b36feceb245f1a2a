"""Feeds, sitemap and robots.txt: what is public, in both languages, and nothing else."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import escape

from cities.models import City
from portal.sitemaps import SITEMAPS, RecordSitemap
from tests.factories import make_agreement, make_city, make_delivery, make_home, make_partnership
from tests.portal.test_api_leaks import CANARY, HIDDEN, plant

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def feed(client, address="/en/feed.atom"):
    """The feed, parsed."""
    answer = client.get(address)
    assert answer["Content-Type"].startswith("application/atom+xml")
    return ElementTree.fromstring(answer.content)


def titles(root):
    """The titles of the entries."""
    return [one.findtext(f"{ATOM}title") for one in root.iter(f"{ATOM}entry")]


def test_feed_has_what_atom_asks_for(client):
    make_delivery(make_home("lviv"))

    root = feed(client)

    entry = root.find(f"{ATOM}entry")
    assert root.findtext(f"{ATOM}rights") == "CC BY 4.0"
    assert root.find(f"{ATOM}author/{ATOM}name").text == "Register of Municipal Diplomacy"
    assert {one.get("rel") for one in root.findall(f"{ATOM}link")} == {"alternate", "self"}
    assert (
        entry.findtext(f"{ATOM}id") == "tag:register-of-municipal-diplomacy,2026:delivery:delivery"
    )
    assert entry.find(f"{ATOM}link").get("href") == "http://testserver/en/aid/delivery/"
    assert entry.findtext(f"{ATOM}updated")


def test_id_is_the_same_in_both_languages(client):
    make_delivery(make_home("lviv"))

    ids = [
        feed(client, f"/{code}/feed.atom").findtext(f"{ATOM}entry/{ATOM}id")
        for code in ("uk", "en")
    ]

    assert ids[0] == ids[1]


def test_newest_change_comes_first_and_city_has_its_own(client):
    lviv, kyiv = make_home("lviv"), make_home("kyiv")
    first = make_delivery(lviv, "first", title_en="First")
    make_agreement(kyiv, title_en="Second")
    first.save()

    assert titles(feed(client)) == ["First", "Second"]
    assert titles(feed(client, "/en/cities/lviv/feed.atom")) == ["First"]
    assert client.get("/en/cities/nowhere/feed.atom").status_code == 404


def test_withdrawn_record_tells_the_reason_and_nothing_else(client):
    make_delivery(make_home("lviv"), title_en="Canary").withdraw("Помилка", "Mistake")

    answer = client.get("/en/feed.atom").text

    assert "Withdrawn: delivery" in answer
    assert "Mistake" in answer
    assert "Canary" not in answer


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_hidden_records_are_in_no_feed_and_no_sitemap(client, state):
    make_delivery(make_home("lviv"), "canary", title_en="Canary", state=state)

    assert titles(feed(client)) == []
    assert "canary" not in client.get("/sitemap-aid.xml").text


@pytest.mark.parametrize("hidden", HIDDEN.values(), ids=HIDDEN)
def test_what_must_not_be_seen_is_in_no_feed_and_no_sitemap(client, hidden):
    plant(hidden)
    parts = [f"/sitemap-{name}.xml" for name in SITEMAPS]
    feeds = [f"/{code}/{name}feed.atom" for code in ("uk", "en") for name in ("", "cities/lviv/")]

    for address in (*parts, *feeds, "/sitemap.xml"):
        answer = client.get(address)
        assert answer.status_code == 200
        assert CANARY not in answer.text.lower()


def test_withdrawn_record_of_a_city_that_nobody_saw_is_in_no_feed(client):
    row = make_delivery(make_home("canary-home", state="draft"), "canary")
    row.withdraw("Помилка", "Mistake")

    assert titles(feed(client)) == []


def test_embargo_hides_and_then_dates_the_entry(client):
    ends = timezone.now() + timedelta(hours=1)
    row = make_delivery(make_home("lviv"), embargo_until=ends)
    assert titles(feed(client)) == []

    past = timezone.now() - timedelta(minutes=1)
    City.objects.update(published_at=past - timedelta(days=9))
    type(row).objects.update(embargo_until=past, changed_at=past - timedelta(days=9))

    updated = feed(client).findtext(f"{ATOM}entry/{ATOM}updated")
    assert datetime.fromisoformat(updated) == past


def test_record_whose_partner_became_public_later_is_as_new_as_that(client):
    link = make_partnership(make_home("lviv"), make_city("freiburg"))
    moment = timezone.now() - timedelta(hours=1)
    type(link).objects.update(changed_at=moment - timedelta(days=9))
    City.objects.update(published_at=moment - timedelta(days=9))
    City.objects.filter(slug="freiburg").update(embargo_until=moment)

    updated = feed(client).findtext(f"{ATOM}entry/{ATOM}updated")

    assert datetime.fromisoformat(updated) == moment


def test_embargo_that_ended_last_comes_before_fifty_later_changes(client):
    lviv = make_home("lviv")
    late = make_delivery(lviv, "late", title_en="Late")
    for number in range(50):
        make_delivery(lviv, f"row-{number}")
    type(late).objects.filter(pk=late.pk).update(
        changed_at=timezone.now() - timedelta(days=9), embargo_until=timezone.now()
    )

    found = titles(feed(client))

    assert (found[0], len(found)) == ("Late", 50)


def test_signs_of_html_and_of_no_xml_are_only_text(client):
    title = "<script>alert(1)</script> & \x0b\x01end"
    make_delivery(make_home("lviv"), title_en=title, summary_en=title)

    entry = feed(client).find(f"{ATOM}entry")

    plain = "<script>alert(1)</script> & end"
    assert entry.findtext(f"{ATOM}title") == plain
    assert entry.find(f"{ATOM}summary").get("type") == "html"
    assert entry.findtext(f"{ATOM}summary") == f"delivery: {escape(plain)}"


def test_unchanged_feed_is_not_sent_again(client):
    make_delivery(make_home("lviv"))
    tag = client.get("/en/feed.atom")["ETag"]

    assert client.get("/en/feed.atom", headers={"if-none-match": tag}).status_code == 304


def test_queries_of_the_feed_do_not_grow(client):
    lviv, counts = make_home("lviv"), []
    for number in range(3):
        make_delivery(lviv, f"row-{number}")
        make_partnership(lviv, make_city(f"city-{number}"))
        with CaptureQueriesContext(connection) as queries:
            client.get("/en/feed.atom")
        counts.append(len(queries))

    assert counts[0] == counts[2]


def test_sitemap_leads_to_each_page_in_both_languages(client):
    make_delivery(make_home("lviv"))

    parts = [
        one.text
        for one in ElementTree.fromstring(client.get("/sitemap.xml").content).iter(f"{MAP}loc")
    ]
    root = ElementTree.fromstring(client.get("/sitemap-aid.xml").content)

    assert "http://testserver/sitemap-aid.xml" in parts
    assert [one.text for one in root.iter(f"{MAP}loc")] == [
        "http://testserver/uk/aid/delivery/", "http://testserver/en/aid/delivery/",
    ]  # fmt: skip
    assert {one.get("hreflang") for one in root.iter(LINK)} == {"uk", "en", "x-default"}
    assert len(list(root.iter(f"{MAP}lastmod"))) == 2


def test_sitemap_reads_one_part_of_many_rows(client, monkeypatch):
    lviv = make_home("lviv")
    for number in range(3):
        make_delivery(lviv, f"row-{number}")
    monkeypatch.setattr(RecordSitemap, "limit", 4)

    index = client.get("/sitemap.xml").text
    with CaptureQueriesContext(connection) as queries:
        part = ElementTree.fromstring(client.get("/sitemap-aid.xml?p=2").content)

    assert "<loc>http://testserver/sitemap-aid.xml?p=2</loc>" in index
    assert [one.text for one in part.iter(f"{MAP}loc")] == [
        "http://testserver/uk/aid/row-2/", "http://testserver/en/aid/row-2/",
    ]  # fmt: skip
    assert len(queries) == 2
    assert client.get("/sitemap-aid.xml?p=3").status_code == 404


def test_robots_may_read_further_parts_of_the_sitemap(client):
    rules = [line.split(": ") for line in client.get("/robots.txt").text.splitlines() if line]
    matching = [rule for rule in rules if rule[1] in ("/*?", "/sitemap")]

    # Of the rules that match, the longest holds (RFC 9309)
    assert max(matching, key=lambda rule: len(rule[1]))[0] == "Allow"


def test_every_page_of_the_sitemap_answers(client):
    make_delivery(make_home("lviv"))

    for part in ("pages", "cities", "aid", "sources"):
        root = ElementTree.fromstring(client.get(f"/sitemap-{part}.xml").content)
        for one in root.iter(f"{MAP}loc"):
            assert client.get(one.text.removeprefix("http://testserver")).status_code == 200


def test_robots_may_read_pages_but_no_combinations_of_filters(client):
    told = client.get("/robots.txt")

    assert told["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /*?" in told.text
    assert "Sitemap: http://testserver/sitemap.xml" in told.text
