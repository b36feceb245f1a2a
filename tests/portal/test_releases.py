"""Releases: made once, never changed, told what changed; taken back with a reason."""

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from aid.models import DeliveryRelation
from portal.releases import Release, open_package
from portal.releases.comparing import compare
from portal.releases.publishing import ReleaseError, checksum, draft, next_version, publish
from tests.factories import (
    cite,
    make_city,
    make_delivery,
    make_home,
    make_item,
    make_partnership,
)

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


def test_release_keeps_its_file_and_checksum(lviv, place):
    made = release()

    assert made.path == place / f"{made.version}.zip"
    assert checksum(made.path) == made.sha256
    assert made.path.stat().st_size == made.size
    assert made.path.stat().st_mode & 0o777 == 0o444
    assert (made.counts["partnerships"], made.counts["deliveries"]) == (1, 1)
    assert open_package(made.version) == made.path


def test_second_release_says_what_changed(lviv):
    release()
    row = make_delivery(lviv, "second")
    lviv.name_en = "Lviv city"
    lviv.save()
    call_command("publish_release", stdout=io.StringIO())

    changes = Release.objects.newest().changes
    assert changes["deliveries"] == {"added": [row.slug], "removed": [], "changed": {}}
    assert changes["cities"]["changed"] == {"lviv": ["name_en"]}
    assert "partnerships" not in changes


def test_withdrawn_record_is_gone_in_the_next_release(lviv):
    release()
    make_delivery(lviv, "second").withdraw("Помилка")
    lviv.deliveries.get(slug="delivery").withdraw("Помилка")

    assert release().changes["deliveries"]["removed"] == ["delivery"]


def test_version_is_never_used_twice(lviv):
    made = release()

    with pytest.raises(ReleaseError, match="exists and never changes"):
        draft(made.version)


def test_two_at_once_cannot_publish_one_version(lviv, place):
    first, second = draft("2026.5"), draft("2026.5")
    publish(first)

    with pytest.raises(ReleaseError, match="exists and never changes"):
        publish(second)

    assert [path.name for path in place.iterdir()] == ["2026.5.zip"]


@pytest.mark.parametrize("version", ["latest", "2026", "../2026.1", "2026.1\n", "26.1"])
def test_version_has_its_form(lviv, version, place):
    with pytest.raises(CommandError):
        call_command("publish_release", version_name=version, stdout=io.StringIO())

    assert list(place.glob("*.zip")) == []


def test_empty_register_makes_no_release(place):
    with pytest.raises(CommandError, match="The register is empty"):
        call_command("publish_release", stdout=io.StringIO())

    assert list(place.iterdir()) == []


def test_dry_run_leaves_nothing(lviv, place):
    call_command("publish_release", dry_run=True, stdout=io.StringIO())

    assert (Release.objects.count(), list(place.iterdir())) == (0, [])


def test_release_never_changes(lviv):
    made = release()
    made.sha256 = "0" * 64

    with pytest.raises(ValidationError, match="never changes"):
        made.save()
    with pytest.raises(ValidationError, match="never deleted"):
        made.delete()


def test_compare_tells_columns(lviv, tmp_path):
    made = release()
    other = tmp_path / "other.zip"
    with zipfile.ZipFile(made.path) as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            changed = text.replace("Generators", "Pumps") if name == "deliveries.csv" else text
            new.writestr(name, changed)

    assert compare(made.path, other) == {
        "deliveries": {"added": [], "removed": [], "changed": {"delivery": ["title_en"]}}
    }


def test_column_that_a_release_lacks_changes_no_record(lviv, tmp_path):
    made = release()
    older = tmp_path / "older.zip"
    with zipfile.ZipFile(made.path) as new, zipfile.ZipFile(older, "w") as old:
        for name in new.namelist():
            text = new.read(name).decode()
            if name == "deliveries.csv":
                rows = list(csv.DictReader(io.StringIO(text)))
                kept = [one for one in rows[0] if one != "is_part"]
                written = io.StringIO()
                writer = csv.DictWriter(written, [*kept, "review"], extrasaction="ignore")
                writer.writeheader()
                writer.writerows(rows)
                text = written.getvalue()
            old.writestr(name, text)

    assert compare(older, made.path) == {
        "deliveries": {"added": [], "removed": [], "changed": {}, "columns": ["is_part"]}
    }
    assert compare(made.path, made.path) == {}


def test_text_behind_an_apostrophe_is_the_same_text(lviv, tmp_path):
    lviv.deliveries.update(title_en="=1+1")
    made = release()
    older = tmp_path / "older.zip"
    with zipfile.ZipFile(made.path) as new, zipfile.ZipFile(older, "w") as old:
        for name in new.namelist():
            old.writestr(name, new.read(name).decode().replace("'=1+1", "=1+1"))

    assert compare(older, made.path) == {}


def test_what_changed_holds_ids_and_never_texts(client, lviv):
    first = lviv.deliveries.get(slug="delivery")
    other = make_delivery(lviv, "other")
    DeliveryRelation.objects.create(
        delivery=first, kind="overlaps", target=other, note_en="harmful words"
    )
    cite(first, fact="when", says="harmful words", note_en="harmful words")
    cite(first, fact="when", says="other words")
    release()
    first.withdraw("Шкода")

    made = release()

    assert made.changes["claims"]["removed"] == [
        "deliveries | delivery | when | source-one",
        "deliveries | delivery | when | source-one | 2",
    ]
    assert made.changes["relations"]["removed"] == ["delivery | overlaps | other"]
    assert "words" not in json.dumps(made.changes)
    assert "words" not in client.get(made.get_absolute_url()).text


def test_claim_that_says_something_else_is_changed(lviv):
    said = cite(lviv.deliveries.get(), fact="when", says="2022")
    release()
    said.says = "2023"
    said.save()

    assert release().changes["claims"]["changed"] == {
        "deliveries | delivery | when | source-one": ["says"]
    }


def test_release_is_compared_with_the_last_one_that_stands(client, lviv):
    first, second = release(), release()
    second.retract("Шкода")

    third = release()

    assert (first.since, second.since, third.since) == ("", first.version, first.version)
    assert f"What changed since {first.version}" in client.get(third.get_absolute_url()).text


def test_lost_file_of_the_last_release_stops_the_next(lviv):
    made = release()
    made.path.unlink()

    with pytest.raises(CommandError, match="is missing: put it back"):
        call_command("publish_release", stdout=io.StringIO())

    assert Release.objects.count() == 1
