"""Settings from the environment stop the start on a wrong value."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from portal import environment

PRODUCTION = {
    "PORTAL_ENV": "production",
    "PORTAL_SECRET_KEY": "k7w!pZ3_" * 8,
    "PORTAL_HOSTS": "register.example.org",
    "PORTAL_ORIGIN": "https://register.example.org",
    "DATABASE_URL": "postgresql://register:secret@127.0.0.1:5432/register",
}


def manage(*words: str, **variables: str) -> subprocess.CompletedProcess:
    """Runs manage.py in an environment of its own."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=settings.BASE_DIR,
        env={**kept, **variables},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(
    ("word", "expected"), [("1", True), ("yes", True), ("off", False), ("", False), (" ON ", True)]
)
def test_flag(word, expected):
    assert environment.flag("X", environ={"X": word}) is expected


def test_flag_refuses_other_words():
    with pytest.raises(ImproperlyConfigured, match="neither yes nor no"):
        environment.flag("X", environ={"X": "maybe"})


def test_number_refuses_words():
    with pytest.raises(ImproperlyConfigured, match="not a whole number"):
        environment.number("X", 1, environ={"X": "many"})


def test_words_are_split_at_commas_and_spaces():
    assert environment.words("X", environ={"X": "a.org, b.org c.org"}) == [
        "a.org",
        "b.org",
        "c.org",
    ]


def test_choice_lists_what_is_allowed():
    with pytest.raises(ImproperlyConfigured, match="one of development, production"):
        environment.choice("X", ("development", "production"), "development", {"X": "prod"})


@pytest.mark.parametrize("name", ["PORTAL_SECRET_KEY", "PORTAL_HOSTS", "DATABASE_URL"])
def test_production_names_what_is_missing(name):
    variables = {key: value for key, value in PRODUCTION.items() if key != name}

    run = manage("check", **variables)

    assert run.returncode == 1
    assert f"Production needs {name}" in run.stderr


def test_production_refuses_a_short_secret():
    run = manage("check", **{**PRODUCTION, "PORTAL_SECRET_KEY": "short"})

    assert "PORTAL_SECRET_KEY must be random" in run.stderr


def test_production_refuses_debug():
    run = manage("check", **{**PRODUCTION, "PORTAL_DEBUG": "1"})

    assert "PORTAL_DEBUG must be 0 in production" in run.stderr


def test_production_refuses_an_unreadable_database():
    run = manage("check", **{**PRODUCTION, "DATABASE_URL": "nonsense://x"})

    assert "DATABASE_URL cannot be read" in run.stderr


def test_check_deploy_is_clean_in_production():
    run = manage("check", "--deploy", "--fail-level", "WARNING", **PRODUCTION)

    assert (run.returncode, run.stdout) == (0, "System check identified no issues (0 silenced).\n")


def test_demo_officers_are_refused_in_production():
    run = manage("make_demo_officers", **PRODUCTION)

    assert run.returncode == 1
    assert "Demo accounts are not made in production." in run.stderr
