"""The ways in which records are found, each a limited query of the index in its own order."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, NamedTuple

from django.db import connection

from portal.search.asking import Question, Term
from portal.search.feeding import ENTRIES, NAMES
from portal.search.kinds import CITY, ORGANIZATION, PARTNERSHIP, Kind
from portal.search.triggers import FULL_TEXT

LAST_SIGN = chr(0x10FFFF)
# Of more than so many times the limit PostgreSQL takes those that come first to hand
POOL = 5
# FTS5 names the columns in the question, PostgreSQL keeps one for each set of them
COLUMNS = {
    "name": ("{name}", "name_words"),
    "called": ("{name other}", "called_words"),
    "all": ("{name other text}", "all_words"),
}


class How(IntEnum):
    """How a record was found, the best first.

    Cities come first when any of their names matches. Links and organizations have names too;
    agreements, initiatives, deliveries and sources have titles, which mention others.
    """

    CITY_NAME = 1
    CITY_NAME_BEGINS = 2
    CITY_OTHER_NAME = 3
    CITY_OTHER_NAME_BEGINS = 4
    CITY_NAME_WORDS = 5
    CITY_OTHER_NAME_WORDS = 6
    NAME = 11
    NAME_BEGINS = 12
    NAME_WORDS = 13
    LINK_OTHER_NAME_WORDS = 14
    TITLE_BEGINS = 21
    TITLE_WORDS = 22
    TEXT = 23
    SPELLING_OF_NAME = 31
    SPELLING_IN_TEXT = 32


@dataclass(frozen=True)
class Ranks:
    """How the names of one kind are ranked."""

    whole: How
    begins: How
    words: How


TITLES = Ranks(How.NAME, How.TITLE_BEGINS, How.TITLE_WORDS)
NAMED = Ranks(How.NAME, How.NAME_BEGINS, How.NAME_WORDS)
RANKS = {
    CITY: Ranks(How.CITY_NAME, How.CITY_NAME_BEGINS, How.CITY_NAME_WORDS),
    PARTNERSHIP: NAMED,
    ORGANIZATION: NAMED,
}
OTHER_RANKS = {
    CITY: Ranks(How.CITY_OTHER_NAME, How.CITY_OTHER_NAME_BEGINS, How.CITY_OTHER_NAME_WORDS),
    PARTNERSHIP: Ranks(
        How.LINK_OTHER_NAME_WORDS, How.LINK_OTHER_NAME_WORDS, How.LINK_OTHER_NAME_WORDS
    ),
}


class Candidate(NamedTuple):
    """A record that matches, public or not; `size` is the length of its name."""

    kind: Kind
    record_id: int
    how: int
    size: int


@dataclass(frozen=True)
class Stream:
    """One way for one kind. What a stream finds is never before what an earlier one finds."""

    kind: Kind
    sql: str
    values: tuple[Any, ...]

    def given(self, limit: int) -> list[Any]:
        """The values of its query, in which limits come last."""
        return [*self.values, *[limit] * self.sql.count("LIMIT %s")]


def by_beginning(kind: Kind, phrase: str, ranks: Ranks, is_other: bool) -> Stream:
    """Whole names that are or begin with the phrase, in the order of letters."""
    sql = (
        f"SELECT entry, CASE WHEN name = %s THEN {ranks.whole:d} ELSE {ranks.begins:d} END, "
        f"length(name) FROM {NAMES} WHERE kind = %s AND is_other = %s "
        "AND name >= %s AND name < %s ORDER BY name, entry LIMIT %s"
    )
    return Stream(kind, sql, (phrase, kind.number, is_other, phrase, phrase + LAST_SIGN))


def by_words(kind: Kind, terms: Iterable[Term], columns: str, how: How) -> Stream:
    """Records that hold every term in some columns, in the order of their ids."""
    if connection.vendor == "postgresql":
        asked = " & ".join(f"({alternatives(term, ':*', ' | ')})" for term in terms)
        # In the order of ids the planner would read them all for a word it guesses to be common
        sql = (
            f"SELECT id, {how:d}, length(name) FROM (SELECT id, name FROM {ENTRIES} "
            f"WHERE {COLUMNS[columns][1]} @@ %s::tsquery AND id BETWEEN %s AND %s "
            f"LIMIT %s * {POOL}) AS pool ORDER BY id LIMIT %s"
        )
    else:
        words = " AND ".join(f"({alternatives(term, ' *', ' OR ')})" for term in terms)
        asked = f"{COLUMNS[columns][0]} : ({words})"
        sql = (
            f"SELECT rowid, {how:d}, length(name) FROM {FULL_TEXT} "
            f"WHERE {FULL_TEXT} MATCH %s AND rowid BETWEEN %s AND %s ORDER BY rowid LIMIT %s"
        )
    return Stream(kind, sql, (asked, kind.base, kind.end))


def alternatives(term: Term, beginning: str, either: str) -> str:
    """A term as both databases write it; folded words hold no sign that could mean anything."""
    quote = "'" if connection.vendor == "postgresql" else '"'
    words = sorted({term.word, *term.near, *(term.longer or ())})
    quoted = [f"{quote}{word}{quote}" for word in words]
    if term.is_beginning and term.longer is None:
        quoted.append(f"{quote}{term.word}{quote}{beginning}")
    return either.join(quoted)


@dataclass(frozen=True)
class Ways:
    """The ways for one kind, the best first; texts matter where few names match."""

    names: list[Stream]
    texts: list[Stream]


def as_written(question: Question, kind: Kind) -> Ways:
    """The ways to find what was written."""
    ranks, terms = RANKS.get(kind, TITLES), question.terms
    names = [by_beginning(kind, question.phrase, ranks, is_other=False)]
    if kind is CITY:
        names.append(by_beginning(kind, question.phrase, OTHER_RANKS[CITY], is_other=True))
    names.append(by_words(kind, terms, "name", ranks.words))
    if kind in OTHER_RANKS:
        names.append(by_words(kind, terms, "called", OTHER_RANKS[kind].words))
    has_text = bool(kind.lines()[1])
    return Ways(names, [by_words(kind, terms, "all", How.TEXT)] if has_text else [])


def misspelt(question: Question, kind: Kind) -> Ways:
    """The ways to find similar words."""
    names = by_words(kind, question.terms, "called", How.SPELLING_OF_NAME)
    return Ways([names], [by_words(kind, question.terms, "all", How.SPELLING_IN_TEXT)])


def run(streams: list[Stream], limit: int) -> list[list[Candidate]]:
    """What each stream finds, at most `limit` of it, in one query."""
    if not streams:
        return []
    parts = [
        f"SELECT {place}, s{place}.* FROM ({stream.sql}) AS s{place}"
        for place, stream in enumerate(streams)
    ]
    values = [value for stream in streams for value in stream.given(limit)]
    found: list[list[Candidate]] = [[] for _stream in streams]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        for place, entry, how, size in cursor:
            kind = streams[place].kind
            found[place].append(Candidate(kind, entry - kind.base, how, size))
    return found
