"""Embeds frozen to a release: its data for ever, whatever the register becomes."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connections
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


def test_unknown_release_is_not_found(client):
    assert client.get("/en/embed/2026.9/matrix/").status_code == 404


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


def test_figure_of_a_release_is_that_of_its_day(client, release):
    Release.objects.update(published_at=timezone.now() - timedelta(days=40))
    day = timezone.localdate() - timedelta(days=40)

    answer = client.get(f"/en/embed/{release.version}/matrix/")

    assert answer.context["figure"].day == day


def test_whole_page_offers_the_frozen_code(client, release):
    text = client.get("/en/matrix/?kind=sister").text

    assert f"/en/embed/{release.version}/matrix/?kind=sister" in text
