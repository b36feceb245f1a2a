"""Says why a record was found: the name or text that holds the words, with those words marked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.search.asking import Term
from portal.search.kinds import BY_NAME, HAVE_OTHER_NAMES
from records.folding import DROPPED, fold
from records.models import Record

OTHER_NAME = "other_name"
# Letters and digits with their accents; an apostrophe inside holds a word together
LETTER = r"[^\W_][\u0300-\u036f]*"
WORD = re.compile(rf"(?:{LETTER})+(?:[{''.join(sorted(DROPPED))}](?:{LETTER})+)*")
BEFORE, AFTER = 70, 150


@dataclass(frozen=True)
class Part:
    """A piece of a text; a match is a word that was looked for."""

    text: str
    is_match: bool = False


@dataclass(frozen=True)
class Reason:
    """A column that holds words of the question; another name has no text, it only finds (R10)."""

    field: str
    language: str
    parts: tuple[Part, ...] = ()

    @property
    def text(self) -> str:
        """What is quoted of the column."""
        return "".join(part.text for part in self.parts)


def terms_in(text: str, terms: Sequence[Term]) -> set[Term]:
    """Those of the terms that stand in a text."""
    words = set(fold(text).split())
    return {term for term in terms if any(term.stands_in(word) for word in words)}


def marked(text: str, terms: Sequence[Term]) -> tuple[Part, ...]:
    """The text in parts, each word that was looked for in one of its own."""
    return tuple(part for part in pieces(text, terms) if part.text)


def pieces(text: str, terms: Sequence[Term]) -> Iterator[Part]:
    """What stands between the matches, and the matches."""
    end = 0
    for found in WORD.finditer(text):
        if terms_in(found[0], terms):
            yield Part(text[end : found.start()])
            yield Part(found[0], is_match=True)
            end = found.end()
    yield Part(text[end:])


def excerpt(text: str, terms: Sequence[Term]) -> tuple[Part, ...]:
    """The words of a long text around the first match, marked."""
    first = next((word for word in WORD.finditer(text) if terms_in(word[0], terms)), None)
    place = first.start() if first else 0
    start, end = max(place - BEFORE, 0), min(place + AFTER, len(text))
    if start:
        start = text.find(" ", start, place) + 1 or start
    if end < len(text):
        end = max(text.rfind(" ", 0, end), first.end() if first else end)
    shown = marked(text[start:end], terms)
    before = (Part("… "),) if start else ()
    return (*before, *shown, *((Part(" …"),) if end < len(text) else ()))


def language_of(column: str) -> str:
    """The language of a column. Unknown: empty, it is written in any."""
    return column[-2:] if column.endswith(("_uk", "_en")) else ""


def columns_of(record: Record, language: str) -> list[tuple[str, str]]:
    """Names first, then other text, with the reader's language first in both: column, text."""
    kind = BY_NAME[record._meta.model_name]
    columns = kind.model._meta.get_field("search_text").of
    names, texts = ([columns[place] for place in places] for places in kind.lines())
    if not names:
        names = ["name_uk", "name_en"]
    said = {name: record.called(language_of(name) or language) for name in names}
    said |= {name: str(getattr(record, name) or "") for name in texts}
    last = {name: (name not in names, language_of(name) not in ("", language)) for name in said}
    return [(name, said[name]) for name in sorted(said, key=lambda name: last[name]) if said[name]]


def reasons(record: Record, terms: Sequence[Term], language: str) -> list[Reason]:
    """As few columns as together hold all terms; else that another name does."""
    missing, found = set(terms), []
    columns = columns_of(record, language)
    for place, (column, text) in enumerate(columns):
        held = terms_in(text, terms) & missing
        if held:
            is_name = column.startswith(("name", "title")) or place == 0
            parts = (marked if is_name else excerpt)(text, terms)
            found.append(Reason(column, language_of(column), parts))
            missing -= held
    if missing and BY_NAME[record._meta.model_name] in HAVE_OTHER_NAMES:
        found.append(Reason(OTHER_NAME, ""))
    return found
