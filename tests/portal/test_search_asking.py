"""What visitors write becomes words, or a sentence that says what to write."""

import pytest

from portal.search.asking import Term, Unanswerable, read_question

SIGNS = "Write letters or digits: signs alone find nothing."
EMPTY = "Write what you look for: a city, an organization, a word."
SHORT = "Write at least two letters."
LONG = "Write at most 200 signs."

REFUSED = [
    ("", EMPTY),
    ("   ", EMPTY),
    ("\0", EMPTY),
    ("\u200f\u200e", EMPTY),
    ("a", SHORT),
    ("ї", SHORT),
    ("*", SIGNS),
    ("\"*-^:()'", SIGNS),
    ("🙂🙂", SIGNS),
    ("%_\\", SIGNS),
    ("\ufffd", SIGNS),
    ("x" * 201, LONG),
    ("*" * 5000, LONG),
]

READ = [
    ("Київ", ["киів"]),
    (" Łódź,  Kyiv! ", ["lodz", "kyiv"]),
    ("Берлін і Київ", ["берлін", "киів"]),
    ("City of Rome", ["city", "rome"]),
    ("of the", ["of", "the"]),
    ("Kyiv kyiv KYIV", ["kyiv"]),
    ("Ки\u200fїв", ["киів"]),
    ("Ки\0їв", ["киів"]),
    ("kyiv AND (lviv OR NEAR) -odesa*", ["kyiv", "lviv", "or", "near", "odesa"]),
    ("'; DROP TABLE cities_city; --", ["drop", "table", "cities", "city"]),
    ("x" * 200, ["x" * 200]),
    ("基輔", ["基輔"]),
]


@pytest.mark.parametrize(("text", "advice"), REFUSED, ids=[ascii(row[0])[:20] for row in REFUSED])
def test_refused(text, advice):
    with pytest.raises(Unanswerable) as refusal:
        read_question(text)

    assert str(refusal.value.message) == advice


@pytest.mark.parametrize(("text", "words"), READ, ids=[ascii(row[0])[:20] for row in READ])
def test_read(text, words):
    assert [term.word for term in read_question(text).terms] == words


def test_a_longer_word_counts_as_its_beginning():
    assert Term("freib").stands_in("freiburg")


def test_two_letters_count_only_as_a_word():
    assert (Term("xa").stands_in("xanten"), Term("xa").stands_in("xa")) == (False, True)


def test_similar_words_count_as_a_whole():
    term = Term("freibrug", near=frozenset({"freiburg"}))

    assert (term.stands_in("freiburg"), term.stands_in("freiburger")) == (True, False)
