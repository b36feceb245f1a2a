"""SQL that makes index entries from records, in the words of either database.

Everything is made from `search_text`, which records fold when they are saved: letters, digits,
spaces, and a line for each column. So no value can end a quoted text or mean an operator.
"""

from collections.abc import Sequence

from cities.models import City, CityName
from portal.search.kinds import CITY, HAVE_OTHER_NAMES, PARTNERSHIP, Kind
from portal.search.tables import SearchEntry, SearchName, SearchWord

ENTRIES, NAMES = SearchEntry._meta.db_table, SearchName._meta.db_table
WORDS = SearchWord._meta.db_table
CITIES, CITY_NAMES = City._meta.db_table, CityName._meta.db_table
SPACED = " || ' ' || "


def line(vendor: str, column: str, place: int) -> str:
    """One line of a search text, counted from 0."""
    if vendor == "postgresql":
        return f"split_part({column}, chr(10), {place + 1})"
    as_list = f"""'["' || replace({column}, char(10), '","') || '"]'"""
    return f"coalesce(json_extract({as_list}, '$[{place}]'), '')"


def beside(texts: Sequence[str]) -> str:
    """Texts in a row, a space between them."""
    return f"trim({SPACED.join(texts)})" if texts else "''"


def other_names(vendor: str, cities: str) -> str:
    """All other names of some cities in a row."""
    gather = "string_agg" if vendor == "postgresql" else "group_concat"
    rows = f"SELECT {gather}(n.folded, ' ') FROM {CITY_NAMES} n WHERE n.city_id IN ({cities})"
    return f"coalesce(({rows}), '')"


def source_of(kind: Kind) -> str:
    """The rows entries are made from: `r` is the record; a link has its cities `c` and `p`."""
    if kind is not PARTNERSHIP:
        return f"{kind.table} r"
    return (
        f"{kind.table} r JOIN {CITIES} c ON c.id = r.city_id JOIN {CITIES} p ON p.id = r.partner_id"
    )


def names_of(vendor: str, kind: Kind) -> list[str]:
    """The names of a record, one for each language; a link is named by both its ends."""
    if kind is not PARTNERSHIP:
        return [line(vendor, "r.search_text", place) for place in kind.lines()[0]]
    ends = [
        (line(vendor, "c.search_text", place), line(vendor, "p.search_text", place))
        for place in CITY.lines()[0]
    ]
    return [f"CASE WHEN {a} = '' OR {b} = '' THEN '' ELSE {beside([a, b])} END" for a, b in ends]


def others_of(vendor: str, kind: Kind) -> str:
    """Names that only find the record."""
    cities = {CITY: "r.id", PARTNERSHIP: "r.city_id, r.partner_id"}
    return other_names(vendor, cities[kind]) if kind in HAVE_OTHER_NAMES else "''"


def entry_sql(vendor: str, kind: Kind, ids: str) -> str:
    """Writes the entries of the records with these ids."""
    texts = [line(vendor, "r.search_text", place) for place in kind.lines()[1]]
    return (
        f"INSERT INTO {ENTRIES} (id, name, other, text) "
        f"SELECT {kind.base} + r.id, {beside(names_of(vendor, kind))}, {others_of(vendor, kind)}, "
        f"{beside(texts)} FROM {source_of(kind)} WHERE r.id IN ({ids})"
    )


def name_sql(vendor: str, kind: Kind, ids: str) -> list[str]:
    """Writes their whole names."""
    head = f"INSERT INTO {NAMES} (entry, kind, is_other, name) "
    own = " UNION ".join(
        f"SELECT {kind.base} + r.id, {kind.number}, false, substr({name}, 1, {SearchName.LENGTH}) "
        f"FROM {source_of(kind)} WHERE r.id IN ({ids}) AND {name} <> ''"
        for name in names_of(vendor, kind)
    )
    if kind is not CITY:
        return [head + own]
    return [
        head + own,
        f"{head}SELECT {kind.base} + n.city_id, {kind.number}, true, "
        f"substr(n.folded, 1, {SearchName.LENGTH}) FROM {CITY_NAMES} n "
        f"WHERE n.city_id IN ({ids}) AND n.folded <> ''",
    ]


def word_sql(vendor: str, kind: Kind, ids: str) -> str:
    """Writes their words, as far as they are new."""
    text = beside(["e.name", "e.other", "e.text"])
    if vendor == "postgresql":
        words = f"unnest(string_to_array({text}, ' ')) AS j(value)"
    else:
        words = f"""json_each('["' || replace({text}, ' ', '","') || '"]') j"""
    return (
        f"INSERT INTO {WORDS} (word) SELECT DISTINCT j.value FROM {ENTRIES} e, {words} "
        f"WHERE e.id IN (SELECT {kind.base} + t.id FROM ({ids}) t) "
        f"AND length(j.value) BETWEEN {SearchWord.SHORTEST} AND {SearchWord.LENGTH} "
        f"AND NOT EXISTS (SELECT 1 FROM {WORDS} w WHERE w.word = j.value)"
    )


def removal_sql(kind: Kind, ids: str) -> list[str]:
    """Removes the entries and names of these records."""
    gone = f"(SELECT {kind.base} + t.id FROM ({ids}) t)"
    return [
        f"DELETE FROM {ENTRIES} WHERE id IN {gone}",
        f"DELETE FROM {NAMES} WHERE entry IN {gone}",
    ]


def writing_sql(vendor: str, kind: Kind, ids: str) -> list[str]:
    """Writes all that the index holds of these records."""
    return [
        entry_sql(vendor, kind, ids),
        *name_sql(vendor, kind, ids),
        word_sql(vendor, kind, ids),
    ]


def refresh_sql(vendor: str, kind: Kind, ids: str) -> list[str]:
    """Puts the index in step with the records of these ids, whether they are there or not."""
    steps = [*removal_sql(kind, ids), *writing_sql(vendor, kind, ids)]
    if vendor != "postgresql":
        return steps
    # Two writers who touch the same entry follow each other instead of both inserting it
    entries = f"SELECT {kind.base} + t.id FROM ({ids}) t"
    lock = f"PERFORM 1 FROM {ENTRIES} WHERE id IN ({entries}) ORDER BY id FOR UPDATE"
    return [lock, *steps]


def every(kind: Kind) -> str:
    """The ids of all records of a kind."""
    return f"SELECT id FROM {kind.table}"
