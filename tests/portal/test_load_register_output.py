"""What a load tells: plain lines in a pipe, a bar on a terminal."""

import sys

import pytest
from django.core.management import call_command
from django.utils import translation

from tests.portal.small_register import refused, small_rows, write

pytestmark = pytest.mark.django_db


def test_pipe_gets_plain_lines(tmp_path, capsys):
    call_command("load_register", write(tmp_path, small_rows()))

    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.splitlines()[1:] == [
        "sources.csv: 3 created, 0 updated, 0 unchanged",
        "cities.csv: 3 created, 0 updated, 0 unchanged",
        "city_names.csv: 2 created, 0 updated, 0 unchanged",
        "case_profiles.csv: 1 created, 0 updated, 0 unchanged",
        "organizations.csv: 1 created, 0 updated, 0 unchanged",
        "partnerships.csv: 2 created, 0 updated, 0 unchanged",
        "partnership_events.csv: 2 created, 0 updated, 0 unchanged",
        "agreements.csv: 1 created, 0 updated, 0 unchanged",
        "initiatives.csv: 1 created, 0 updated, 0 unchanged",
        "deliveries.csv: 2 created, 0 updated, 0 unchanged",
        "delivery_items.csv: 1 created, 0 updated, 0 unchanged",
        "participants.csv: 2 created, 0 updated, 0 unchanged",
        "relations.csv: 5 created, 0 updated, 0 unchanged",
        "claims.csv: 2 created, 0 updated, 0 unchanged",
    ]


def test_terminal_gets_a_bar(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)

    call_command("load_register", write(tmp_path, small_rows()))

    assert "/44 [" in capsys.readouterr().err


def test_long_lists_of_leftovers_are_cut(tmp_path, capsys):
    rows = small_rows()
    rows["city_names"] += [
        {"city": "lviv", "name": f"Name {number}", "language": "en", "kind": "exonym"}
        for number in range(7)
    ]
    call_command("load_register", write(tmp_path, rows))
    capsys.readouterr()

    call_command("load_register", write(tmp_path, small_rows()))

    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert len(told) == 6
    assert told[-1] == "  and 2 more"


def test_problems_are_told_in_the_reader_s_language(tmp_path):
    rows = small_rows()
    rows["cities"][0]["name_uk"] = ""

    with translation.override("uk"):
        told = refused(tmp_path, rows)

    assert told[0].startswith("cities.csv, ")
    assert told[0].endswith("Це поле не може бути порожнім.")
