"""Vendored files: the committed copies are those of the lock, and a change is noticed."""

import shutil

import pytest

from scripts.vendor import FILES, ROOT, check, main


@pytest.fixture
def house(tmp_path):
    shutil.copytree(ROOT / "static" / "vendor", tmp_path / "static" / "vendor")
    shutil.copy(ROOT / "package-lock.json", tmp_path)
    return tmp_path


def test_committed_copies_agree_with_manifest_and_lock():
    assert check(ROOT) == []


def test_a_changed_copy_is_named(house, capsys):
    (house / "static" / "vendor" / "htmx.min.js").write_text("changed")

    assert main(["--check"], root=house) == 1
    assert capsys.readouterr().out == (
        "static/vendor/htmx.min.js is not what the manifest says: run make vendor\n"
    )


def test_a_missing_copy_is_named(house):
    (house / "static" / "vendor" / "htmx.LICENSE.txt").unlink()

    assert check(house) == ["static/vendor/htmx.LICENSE.txt is missing: run make vendor"]


def test_a_file_of_no_package_is_named(house):
    (house / "static" / "vendor" / "stray.js").write_text("")

    assert check(house) == ["static/vendor/stray.js is in no list: add it to FILES"]


def test_another_version_in_the_lock_is_noticed(house):
    lock = house / "package-lock.json"
    lock.write_text(lock.read_text().replace("2.0.11", "2.0.12"))

    assert len(check(house)) == len(FILES)


def test_copying_writes_what_the_check_accepts(house):
    for package, source, target in FILES:
        place = house / "node_modules" / package / source
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "static" / "vendor" / target, place)
    shutil.rmtree(house / "static")

    assert (main([], root=house), check(house)) == (0, [])


def test_the_lock_holds_no_address():
    assert (ROOT / "package-lock.json").read_text().count("http") == 0
