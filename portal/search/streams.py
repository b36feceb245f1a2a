"""The ways in which records are found, each a limited query of the index in its own order."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from django.db import connection

from portal.search.asking import Question, Term
from portal.search.feeding import ENTRIES, NAMES
from portal.search.kinds import CITY, PARTNERSHIP, Kind
from portal.search.triggers import FULL_TEXT

LAST_SIGN = chr(0x10FFFF)
# FTS5 names the columns in the question, PostgreSQL keeps one for each set of them
COLUMNS = {
    "name": ("{name}", "name_words"),
    "called": ("{name other}", "called_words"),
    "all": ("{name other text}", "all_words"),
}


class How(IntEnum):
    """How a record was found, the best first; cities come first when a name matches."""

    CITY_NAME = 1
    CITY_NAME_BEGINS = 2
    CITY_OTHER_NAME = 3
    CITY_OTHER_NAME_BEGINS = 4
    CITY_NAME_WORDS = 5
    CITY_OTHER_NAME_WORDS = 6
    NAME = 11
    NAME_BEGINS = 12
    LINK_NAME_WORDS = 13
    LINK_OTHER_NAME_WORDS = 14
    NAME_WORDS = 15
    TEXT = 16
    SPELLING_OF_NAME = 21
    SPELLING_IN_TEXT = 22


NAME_WORDS = {CITY: How.CITY_NAME_WORDS, PARTNERSHIP: How.LINK_NAME_WORDS}
OTHER_NAME_WORDS = {CITY: How.CITY_OTHER_NAME_WORDS, PARTNERSHIP: How.LINK_OTHER_NAME_WORDS}


@dataclass(frozen=True)
class Candidate:
    """A record that matches, public or not; `size` is the length of its name."""

    kind: Kind
    record_id: int
    how: How
    size: int


@dataclass(frozen=True)
class Stream:
    """One way for one kind. What a stream finds is never before what an earlier one finds."""

    kind: Kind
    sql: str
    values: tuple[Any, ...]


def by_beginning(kind: Kind, phrase: str, is_other: bool) -> Stream:
    """Whole names that are or begin with the phrase, in the order of letters."""
    city = How.CITY_OTHER_NAME if is_other else How.CITY_NAME
    whole = city if kind is CITY else How.NAME
    sql = (
        f"SELECT entry, CASE WHEN name = %s THEN {whole:d} ELSE {whole + 1:d} END, length(name) "
        f"FROM {NAMES} WHERE kind = %s AND is_other = %s AND name >= %s AND name < %s "
        "ORDER BY name, entry LIMIT %s"
    )
    return Stream(kind, sql, (phrase, kind.number, is_other, phrase, phrase + LAST_SIGN))


def by_words(kind: Kind, terms: Iterable[Term], columns: str, how: How) -> Stream:
    """Records that hold every term in some columns, in the order of their ids."""
    if connection.vendor == "postgresql":
        asked = " & ".join(f"({alternatives(term, ':*', ' | ')})" for term in terms)
        sql = (
            f"SELECT id, {how:d}, length(name) FROM {ENTRIES} "
            f"WHERE {COLUMNS[columns][1]} @@ %s::tsquery AND id BETWEEN %s AND %s "
            "ORDER BY id LIMIT %s"
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
    first = f"{quote}{term.word}{quote}{beginning if term.is_beginning else ''}"
    return either.join([first, *(f"{quote}{word}{quote}" for word in sorted(term.near))])


def as_written(question: Question, kind: Kind) -> list[Stream]:
    """The ways for one kind, the best first."""
    ways = [by_beginning(kind, question.phrase, is_other=False)]
    if kind is CITY:
        ways.append(by_beginning(kind, question.phrase, is_other=True))
    ways.append(by_words(kind, question.terms, "name", NAME_WORDS.get(kind, How.NAME_WORDS)))
    if kind in OTHER_NAME_WORDS:
        ways.append(by_words(kind, question.terms, "called", OTHER_NAME_WORDS[kind]))
    if kind.lines()[1]:
        ways.append(by_words(kind, question.terms, "all", How.TEXT))
    return ways


def misspelt(question: Question, kind: Kind) -> list[Stream]:
    """The ways for a question with similar words."""
    return [
        by_words(kind, question.terms, "called", How.SPELLING_OF_NAME),
        by_words(kind, question.terms, "all", How.SPELLING_IN_TEXT),
    ]


def run(streams: list[Stream], limit: int) -> list[list[Candidate]]:
    """What each stream finds, at most `limit` of it, in one query."""
    parts = [
        f"SELECT {place}, s{place}.* FROM ({stream.sql}) AS s{place}"
        for place, stream in enumerate(streams)
    ]
    values = [value for stream in streams for value in (*stream.values, limit)]
    found: list[list[Candidate]] = [[] for _stream in streams]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        for place, entry, how, size in cursor:
            kind = streams[place].kind
            found[place].append(Candidate(kind, entry - kind.base, How(how), size))
    return found
