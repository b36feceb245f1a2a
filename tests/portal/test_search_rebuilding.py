"""Triggers come back after migrations, and the index can be filled anew."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from cities.models import City
from portal.search import triggers
from portal.search.asking import read_question
from portal.search.finding import find
from portal.search.rebuilding import (
    after_migrations,
    before_migrations,
    fold_again,
    rebuild,
)
from portal.search.tables import SearchEntry, SearchName, SearchWord
from tests.factories import make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db


def count(text):
    """How many records are found."""
    return find(read_question(text)).count


def contents():
    """All that the index holds."""
    return (
        sorted(SearchEntry.objects.values_list("id", "name", "other", "text")),
        sorted(SearchName.objects.values_list("entry", "kind", "is_other", "name")),
        sorted(SearchWord.objects.values_list("word", flat=True)),
    )


def test_no_trigger_is_missing():
    assert triggers.are_complete(connection)


def test_a_rebuilt_index_is_the_one_triggers_kept():
    make_partnership(make_home(), make_city(name_en="Zebra"))
    before = contents()

    number = rebuild(connection)

    assert (number, contents()) == (4, before)


def test_triggers_are_off_while_migrations_run_and_back_after():
    before_migrations(plan=["a migration"], using="default")
    off = triggers.installed(connection)
    make_city(name_en="Zebra")
    unseen = count("zebra")

    after_migrations(using="default")

    assert (off, unseen, count("zebra")) == ([], 0, 1)


def test_nothing_to_migrate_leaves_the_triggers():
    before_migrations(plan=[], using="default")

    assert triggers.are_complete(connection)


def test_texts_of_an_older_folding_are_folded_again():
    make_city(name_uk="Зебра", name_en="Zebra")
    City.objects.update(search_text="зебра zebra")

    number = fold_again(apps, "default")

    assert (number, City.objects.get().search_text) == (1, "зебра\nzebra")


def test_the_command(capsys):
    make_city(name_en="Zebra")
    City.objects.update(search_text="old")

    call_command("rebuild_search")

    told = capsys.readouterr().out
    assert told == "1 record is searched.\nSearch texts folded again: 1.\n"
    assert count("zebra") == 1
