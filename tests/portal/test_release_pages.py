"""Releases on the public site: lists, pages, files and the API."""

import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils.translation import override

from cities.models import CaseProfile
from portal.pages.releases import address
from portal.releases import Release
from portal.releases.publishing import draft, next_version, publish
from portal.releases.values import Change, change_of
from tests.api_answers import ENGLISH
from tests.factories import (
    make_city,
    make_delivery,
    make_home,
    make_item,
    make_partnership,
    make_profile,
)
from tests.page_text import queries_of

pytestmark = pytest.mark.django_db
LISTS_OF_RELEASES = ("/en/data/", "/en/data/releases/", "/api/v1/releases/")


@pytest.fixture(autouse=True)
def place(db, release_databases, settings, tmp_path) -> Path:
    """A folder of releases for each test."""
    settings.PORTAL_RELEASES = str(tmp_path / "releases")
    return tmp_path / "releases"


@pytest.fixture
def lviv():
    """A home city with a link and a row of aid."""
    city = make_home("lviv")
    make_partnership(city, make_city("freiburg"))
    make_item(make_delivery(city))
    return city


def release(**notes):
    """The next release."""
    return publish(draft(next_version()), **notes)


def test_queries_of_releases_do_not_grow(client, lviv):
    release()
    few = [queries_of(client, page) for page in LISTS_OF_RELEASES]
    release()
    release()

    assert [queries_of(client, page) for page in LISTS_OF_RELEASES] == few


def test_pages_show_releases_and_changes(client, lviv):
    first = release()
    make_delivery(lviv, "second")
    second = release(notes_en="Corrected", notes_uk="Виправлено")

    listed = client.get("/en/data/releases/").text
    page = client.get(f"/en/data/releases/{second.version}/").text

    assert first.version in listed
    assert second.version in listed
    assert 'href="/en/aid/second/"' in page
    assert second.sha256 in page
    assert "Corrected" in page
    assert f"Release {second.version}" in client.get("/en/data/").text


def lines_of(client, version, language="en"):
    """Each changed column on the page of a release: name, value before, value after."""
    page = client.get(f"/{language}/data/releases/{version}/").text
    cells = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", page)
    words = [(name, re.sub(r"<[^>]*>", "", cell).split(" → ")) for name, cell in cells]
    return [(name, *cell) for name, cell in words]


def changed_register(lviv):
    """A release, and another after a title, a population and an item changed."""
    release()
    row = lviv.deliveries.get()
    row.title_en, row.summary_en = "<b>Pumps</b>", ""
    row.save()
    row.items.update(quantity=12)
    lviv.population = 717_273
    lviv.save()
    return release()


def test_changed_values_stand_with_what_they_were(client, lviv):
    second = changed_register(lviv)

    assert lines_of(client, second.version) == [
        ("population", "empty", "717273"),
        ("title_en", "Generators", "&lt;b&gt;Pumps&lt;/b&gt;"),
        ("quantity", "10", "12"),
    ]
    assert lines_of(client, second.version, "uk")[0] == ("population", "порожньо", "717273")


def test_long_text_is_cut_to_where_it_differs():
    long = "a" * 500
    made = change_of("summary_en", {"summary_en": f"{long}b"}, {"summary_en": f"{long}c{long}"})

    assert made == Change("summary_en", f"…{'a' * 24}b", f"…{'a' * 24}c{'a' * 115}…")


def test_values_of_a_record_that_was_withdrawn_are_not_told(client, lviv):
    second = changed_register(lviv)
    client.get(second.get_absolute_url())
    lviv.deliveries.get().withdraw("Шкода")

    assert [name for name, *_cell in lines_of(client, second.version)] == ["population"]
    page = client.get(f"/en/data/releases/{second.version}/").text
    assert "Pumps" not in page
    assert ': <span class="muted">title_en</span>' in page


def test_values_are_gone_with_the_release_that_held_them(client, lviv):
    second = changed_register(lviv)
    assert lines_of(client, second.version)
    Release.objects.get(version=second.since).retract("Шкода")

    assert lines_of(client, second.version) == []
    assert client.get(second.get_absolute_url()).status_code == 200


def test_text_of_a_case_that_was_withdrawn_is_not_told(client, lviv):
    make_profile(lviv)
    release()
    profile = CaseProfile.objects.get()
    profile.lead_en = "Pumps"
    profile.save()
    second = release()
    assert lines_of(client, second.version)[0][0] == "lead_en"
    profile.withdraw("Шкода")

    assert lines_of(client, second.version) == []


def test_queries_of_a_release_do_not_grow_with_what_changed(client, lviv):
    few = queries_of(client, changed_register(lviv).get_absolute_url())
    for number in range(3):
        make_item(make_delivery(lviv, f"more-{number}"))
    release()
    for row in lviv.deliveries.all():
        row.title_en = f"Pumps {row.slug}"
        row.save()
        row.items.update(quantity=15)
    lviv.population = 1
    lviv.save()

    assert queries_of(client, release().get_absolute_url()) == few


def test_new_column_is_told_once(client, lviv):
    release()
    made = release()
    told = {"added": [], "removed": [], "changed": {}, "columns": ["is_part", "website"]}
    Release.objects.filter(pk=made.pk).update(changes={"deliveries": told})

    page = client.get(f"/en/data/releases/{made.version}/").text
    assert 'New columns: <span class="muted">is_part, website</span>' in page


def test_first_release_says_that_there_is_nothing_to_compare(client, lviv):
    made = release()

    assert (made.since, made.changes) == ("", {})
    assert "Nothing to compare with." in client.get("/en/data/releases/").text
    assert "This is the first release" in client.get(made.get_absolute_url()).text


@pytest.mark.parametrize(
    ("table", "key", "page"),
    [
        ("deliveries", "row", "/en/aid/row/"),
        ("delivery_items", "row | 2", "/en/aid/row/"),
        ("participants", "row | hub | lublin", "/en/aid/row/"),
        ("partnership_events", "lviv--graz | signed | 1990", "/en/partnerships/lviv--graz/"),
        ("city_names", "lviv | pl | exonym", "/en/cities/lviv/"),
        ("claims", "deliveries | row | when | page", "/en/aid/row/"),
        ("claims", "delivery_items | row#1 | quantity | page", "/en/aid/row/"),
        ("relations", "row | part_of | other", ""),
        ("areas", "culture", ""),
        ("claims", "deliveries | ../.. | when", ""),
    ],
)
def test_changed_row_leads_to_the_page_it_stands_on(table, key, page):
    with override("en"):
        assert address(table, key) == page


def test_page_names_tables_in_the_readers_language(client, lviv):
    page = client.get(f"/uk/data/releases/{release().version}/").text

    assert "Події зв’язків" in page
    assert "Events of links" not in page


def test_file_is_sent_once_and_kept(client, lviv):
    made = release()
    answer = client.get(f"/en/data/releases/{made.version}.zip")
    content = b"".join(answer.streaming_content)
    again = client.get(
        f"/en/data/releases/{made.version}.zip", headers={"if-none-match": answer["ETag"]}
    )

    assert content == made.path.read_bytes()
    assert answer["Cache-Control"] == "public, max-age=86400, must-revalidate"
    assert again.status_code == 304


def test_release_that_was_taken_back_answers_410_with_the_reason(client, lviv):
    made = release()
    call_command(
        "retract_release", made.version, reason_uk="Шкода", reason_en="Harm", stdout=io.StringIO()
    )

    for path in (f"/en/data/releases/{made.version}/", f"/en/data/releases/{made.version}.zip"):
        answer = client.get(path)
        assert answer.status_code == 410
        assert "Harm" in answer.text
    told = client.get(f"/api/v1/releases/{made.version}/", headers=ENGLISH)
    assert (told.status_code, told.json()["reason_uk"]) == (410, "Шкода")
    assert not made.path.exists()
    assert Release.objects.newest() is None


def test_exact_json_of_a_release(client, lviv):
    made = release(notes_en="First")
    own = f"http://testserver/api/v1/releases/{made.version}/"

    answer = client.get(own).json()

    assert answer == {
        "version": made.version,
        "url": own,
        "file": f"http://testserver/en/data/releases/{made.version}.zip",
        "sha256": made.sha256,
        "size": made.size,
        "since": "",
        "counts": made.counts,
        "notes_uk": "",
        "notes_en": "First",
        "published_at": answer["published_at"],
        "retracted_at": None,
        "retraction_reason_uk": "",
        "retraction_reason_en": "",
        "changes": made.changes,
    }
    del answer["changes"]
    assert client.get("/api/v1/releases/").json() == {"count": 1, "results": [answer]}


@pytest.mark.parametrize("version", ["2026.9", "2026.99999", "x"])
def test_unknown_release_is_not_found(client, version):
    assert client.get(f"/en/data/releases/{version}/").status_code == 404
    assert client.get(f"/en/data/releases/{version}.zip").status_code == 404
    assert client.get(f"/api/v1/releases/{version}/").status_code == 404
