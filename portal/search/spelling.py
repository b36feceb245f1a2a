"""Words of the register like one that was written: longer by its end, or one letter off."""

from dataclasses import replace

from django.db import connection

from portal.search.asking import Question, Term
from portal.search.feeding import WORDS

# Shorter words have too many neighbours to mean anything
SHORTEST = 5
MOST = 20
MOST_LONGER = 40
LAST_SIGN = chr(0x10FFFF)
# Both queries find every word that is right in its first half, or right in its second one
NEIGHBOURS = {
    "sqlite": (
        f"SELECT word FROM {WORDS} WHERE word >= %(head)s AND word < %(beyond)s "
        "AND length(word) BETWEEN %(least)s AND %(most)s UNION "
        f"SELECT word FROM {WORDS} WHERE substr(word, -2) = substr(%(tail)s, -2) "
        "AND length(word) BETWEEN %(least)s AND %(most)s"
    ),
    "postgresql": (
        f"SELECT DISTINCT word FROM {WORDS} "
        "WHERE (word LIKE %(head)s || '%%' OR word LIKE '%%' || %(tail)s) "
        "AND length(word) BETWEEN %(least)s AND %(most)s"
    ),
}


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter is missing, added, replaced, or two neighbours are exchanged."""
    shorter = min(len(one), len(other))
    head = next((i for i in range(shorter) if one[i] != other[i]), shorter)
    one, other = one[head:], other[head:]
    shorter = min(len(one), len(other))
    tail = next((i for i in range(shorter) if one[-1 - i] != other[-1 - i]), shorter)
    one, other = one[: len(one) - tail], other[: len(other) - tail]
    if len(one) == len(other) == 2:
        return one == other[::-1]
    return max(len(one), len(other)) == 1


def near_words(word: str) -> frozenset[str]:
    """Words of the index one letter off, those with the same first letter before others."""
    half = len(word) // 2
    head, tail = word[:half], word[half + 1 :]
    given = {"head": head, "beyond": head + LAST_SIGN, "tail": tail}
    given |= {"least": len(word) - 1, "most": len(word) + 1}
    with connection.cursor() as cursor:
        cursor.execute(NEIGHBOURS[connection.vendor], given)
        found = [near for (near,) in cursor if is_one_letter_off(word, near)]
    return frozenset(sorted(found, key=lambda near: (near[0] != word[0], near))[:MOST])


def may_be_misspelt(word: str) -> bool:
    """Whether a word is long enough, and no number."""
    return len(word) >= SHORTEST and word.isalpha()


def respelt(question: Question) -> Question | None:
    """The question with similar words beside those written. Unknown: None, nothing is similar."""
    terms = tuple(
        replace(term, near=near_words(term.word)) if may_be_misspelt(term.word) else term
        for term in question.terms
    )
    if not any(term.near for term in terms):
        return None
    return replace(question, terms=terms)


def spelt_out(question: Question) -> Question:
    """The question with the words that begin with its terms, where PostgreSQL needs them.

    It finds whole words together far sooner than beginnings; SQLite keeps an index of beginnings.
    """
    if connection.vendor != "postgresql":
        return question
    return replace(question, terms=tuple(with_longer(term) for term in question.terms))


def with_longer(term: Term) -> Term:
    """The term with all words of the register that begin with it, unless they are many."""
    if not term.is_beginning:
        return term
    query = f"SELECT DISTINCT word FROM {WORDS} WHERE word LIKE %s LIMIT {MOST_LONGER + 1}"
    with connection.cursor() as cursor:
        cursor.execute(query, [f"{term.word}%"])
        found = frozenset(word for (word,) in cursor)
    return replace(term, longer=found) if len(found) <= MOST_LONGER else term
