"""Embeds frozen to a release: its data for ever, whatever the register becomes."""

import os
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from aid.models import Delivery
from portal.releases import Release
from portal.releases.frozen import cache_of, database_of, reading
from portal.releases.publishing import draft, next_version, publish
from tests.factories import make_city, make_delivery, make_home, make_item, make_partnership

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def place(db, release_databases, settings, tmp_path) -> Path:
    """A folder of releases for each test."""
    settings.PORTAL_RELEASES = str(tmp_path / "releases")
    return tmp_path / "releases"


@pytest.fixture
def release():
    """A release with one link and ten generators."""
    lviv, freiburg = make_home("lviv"), make_city("freiburg")
    make_partnership(lviv, freiburg)
    make_item(make_delivery(lviv, donors=[freiburg]))
    return publish(draft(next_version()))


def test_frozen_figures_stay_while_live_ones_move(client, release):
    lviv = make_home("kyiv")
    make_partnership(lviv, make_city("riga", country="LV"))
    Delivery.objects.get().items.update(quantity=99)

    live = [client.get(f"/en/embed/{name}/").text for name in ("matrix", "map", "chart")]
    kept = [
        client.get(f"/en/embed/{release.version}/{name}/").text
        for name in ("matrix", "map", "chart")
    ]

    assert all("riga" in text for text in live[:2])
    assert not any("riga" in text for text in kept[:2])
    assert "99" in live[2]
    assert "99" not in kept[2]
    assert "freiburg" in kept[0]
    assert all(f"release {release.version}" in text for text in kept)


def test_filters_hold_in_a_release(client, release):
    address = f"/en/embed/{release.version}/matrix/"

    assert "freiburg" in client.get(f"{address}?country=DE").text
    assert "freiburg" not in client.get(f"{address}?kind=partner").text
    assert client.get(f"{address}?colour=red").status_code == 400


def test_frozen_embed_may_be_framed(client, release):
    answer = client.get(f"/en/embed/{release.version}/map/")

    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "public" in answer["Cache-Control"]


def test_withdrawn_record_leaves_the_live_embed_not_the_release(client, release):
    Delivery.objects.get().withdraw("Помилка")

    assert "Generators" not in client.get("/en/embed/chart/").text
    assert "Generators" in client.get(f"/en/embed/{release.version}/chart/").text


def test_release_taken_back_answers_410_and_its_database_is_gone(client, release):
    address = f"/en/embed/{release.version}/matrix/"
    client.get(address)
    assert cache_of(release.version).is_file()

    release.retract("Шкода", "Harm")

    answer = client.get(address)
    assert (answer.status_code, "Harm" in answer.text) == (410, True)
    assert not cache_of(release.version).exists()


def in_bare_frame(answer):
    """Whether any site may frame an answer that has no head of the site."""
    ancestors = "frame-ancestors *" in answer["Content-Security-Policy"]
    return ancestors and "X-Frame-Options" not in answer and "masthead" not in answer.text


def test_unknown_release_is_not_found(client):
    answer = client.get("/en/embed/2026.9/matrix/")

    assert answer.status_code == 404
    assert "no release 2026.9" in answer.text
    assert in_bare_frame(answer)


def test_release_taken_back_says_so_in_the_frame(client, release):
    release.retract("Шкода", "Harm")

    assert in_bare_frame(client.get(f"/en/embed/{release.version}/matrix/"))


def test_release_without_its_file_asks_for_patience(client, release):
    release.path.unlink()

    answer = client.get(f"/en/embed/{release.version}/map/")

    assert answer.status_code == 503
    assert int(answer["Retry-After"]) > 0
    assert "no-store" in answer["Cache-Control"]
    assert in_bare_frame(answer)


def test_damaged_file_asks_for_patience(client, release):
    with zipfile.ZipFile(release.path) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    release.path.unlink()
    with zipfile.ZipFile(release.path, "w") as archive:
        for name, content in held.items():
            archive.writestr(name, content.replace(b"lviv", b"nowhere") if "links" in name else b"")

    assert client.get(f"/en/embed/{release.version}/map/").status_code == 503
    assert not list(cache_of(release.version).parent.glob("*.sqlite3"))


def test_database_is_made_once_and_read_only(client, release):
    alias = database_of(release.version)
    made = cache_of(release.version).stat().st_mtime_ns

    assert database_of(release.version) == alias
    assert cache_of(release.version).stat().st_mtime_ns == made
    with reading(alias), pytest.raises(Exception, match="readonly"):
        Delivery.objects.all().update(stage="pledged")
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT count(*) FROM aid_delivery")
        assert cursor.fetchone() == (1,)


def test_nothing_is_read_there_outside_a_frozen_page(release):
    database_of(release.version)
    Delivery.objects.all().update(stage="pledged")

    assert Delivery.objects.get().stage == "pledged"


def test_releases_are_prepared_after_new_migrations(release, capsys):
    call_command("prepare_releases")

    assert cache_of(release.version).name in capsys.readouterr().out


@pytest.mark.parametrize("address", ["matrix/", "matrix/?on=", "map/", "map/?on=", "chart/"])
def test_figure_of_a_release_is_that_of_its_day(client, release, address):
    Release.objects.update(published_at=timezone.now() - timedelta(days=40))
    day = timezone.localdate() - timedelta(days=40)

    answer = client.get(f"/en/embed/{release.version}/{address}")

    assert answer.context["day"] == day


def test_nothing_is_written_in_the_register_while_a_database_is_made(client, release):
    with CaptureQueriesContext(connection) as queries:
        client.get(f"/en/embed/{release.version}/matrix/")

    assert cache_of(release.version).is_file()
    assert all(query["sql"].startswith("SELECT") for query in queries)
    assert all('"portal_release"' in query["sql"] for query in queries)


def test_queries_do_not_grow_in_a_release(client):
    lviv, counts = make_home("lviv"), []
    for number in range(3):
        make_partnership(lviv, make_city(f"partner-{number}"))
        release = publish(draft(next_version()))
        alias = database_of(release.version)
        with CaptureQueriesContext(connections[alias]) as queries:
            client.get(f"/en/embed/{release.version}/matrix/")
        counts.append(len(queries))

    assert counts[0] > 0
    assert counts[0] == counts[2]


def test_databases_of_older_tables_are_removed(release):
    place = cache_of(release.version).parent
    database_of(release.version)
    for name in ("2026.1-0123456789.sqlite3", ".building-new.sqlite3", ".building-old.sqlite3"):
        (place / name).touch()
    os.utime(place / ".building-old.sqlite3", (0, 0))

    call_command("prepare_releases")

    assert {path.name for path in place.iterdir()} == {
        cache_of(release.version).name,
        ".building-new.sqlite3",
    }


def test_whole_page_offers_the_frozen_code(client, release):
    text = client.get("/en/matrix/?kind=sister").text

    assert f"/en/embed/{release.version}/matrix/?kind=sister" in text
