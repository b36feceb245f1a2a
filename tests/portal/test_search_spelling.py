"""Words one letter off, and nothing further."""

import pytest

from portal.search.asking import read_question
from portal.search.spelling import is_one_letter_off, near_words, respelt
from tests.factories import make_city

PAIRS = [
    ("kharkv", "kharkiv", True),
    ("kharkiiv", "kharkiv", True),
    ("kharkov", "kharkiv", True),
    ("khrakiv", "kharkiv", True),
    ("akharkiv", "kharkiv", True),
    ("harkiv", "kharkiv", True),
    ("kharkivv", "kharkiv", True),
    ("kharkiv", "kharkiv", False),
    ("kharkiv", "kharko", False),
    ("kahrkvi", "kharkiv", False),
    ("одкса", "одеса", True),
    ("дкеса", "одеса", False),
    ("aabb", "abab", True),
    ("aab", "abb", True),
]


@pytest.mark.parametrize(("one", "other", "expected"), PAIRS)
def test_is_one_letter_off(one, other, expected):
    assert is_one_letter_off(one, other) is expected


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["pdesa", "odesq", "oedsa", "odeas", "odsea", "doesa", "odesas"])
def test_every_kind_of_slip_finds_the_word(word):
    make_city("odesa", name_uk="Одеса", name_en="Odesa")

    assert near_words(word) == {"odesa"}


@pytest.mark.django_db
def test_two_letters_off_are_not_found():
    make_city("odesa", name_uk="Одеса", name_en="Odesa")

    assert near_words("adasa") == frozenset()


@pytest.mark.django_db
def test_short_words_and_numbers_are_taken_as_written():
    make_city("odesa", name_uk="Одеса 20221", name_en="Oslo")

    assert respelt(read_question("oslq 20222")) is None
