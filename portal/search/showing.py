"""What was found, ready to be shown: records with the reasons why they were found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from portal.search.asking import Question
from portal.search.explaining import Part, Reason, marked, reasons
from portal.search.kinds import Kind
from portal.search.streams import Candidate, How
from records.languages import LocalText, reader_language
from records.models import Record, Source

# What the ways of finding are called in the API
WORDS_FOR = {
    How.CITY_NAME: "name",
    How.NAME: "name",
    How.CITY_NAME_BEGINS: "name_begins",
    How.NAME_BEGINS: "name_begins",
    How.TITLE_BEGINS: "name_begins",
    How.CITY_OTHER_NAME: "other_name",
    How.CITY_OTHER_NAME_BEGINS: "other_name",
    How.CITY_OTHER_NAME_WORDS: "other_name",
    How.LINK_OTHER_NAME_WORDS: "other_name",
    How.CITY_NAME_WORDS: "name_words",
    How.NAME_WORDS: "name_words",
    How.TITLE_WORDS: "name_words",
    How.TEXT: "text",
    How.SPELLING_OF_NAME: "similar_spelling",
    How.SPELLING_IN_TEXT: "similar_spelling",
}


@dataclass(frozen=True)
class Hit:
    """One record that was found; `name` is in parts, with the words that were looked for."""

    kind: Kind
    record: Record
    how: str
    name: LocalText
    parts: tuple[Part, ...]
    reasons: tuple[Reason, ...]

    @property
    def language(self) -> str:
        """The language its name is written in."""
        return self.record.language if isinstance(self.record, Source) else self.name.language

    @property
    def further(self) -> tuple[Reason, ...]:
        """Reasons that do not already show in the name."""
        return tuple(one for one in self.reasons if one.text != str(self.name))


def shown_name(record: Record, language: str) -> LocalText:
    """The record's name in a language; in the other one, marked, where it is missing."""
    name = record.called(language)
    if name:
        return LocalText(name, language, is_translated=True)
    other = "en" if language == "uk" else "uk"
    return LocalText(record.called(other) or str(record), other, is_translated=False)


def load(hits: Iterable[Candidate]) -> dict[tuple[Kind, int], Record]:
    """The records, which have just passed the gate, with the neighbours that name them."""
    ids: dict[Kind, list[int]] = {}
    for hit in hits:
        ids.setdefault(hit.kind, []).append(hit.record_id)
    found = {}
    for kind, wanted in ids.items():
        records = kind.model._default_manager.filter(pk__in=wanted).order_by()
        neighbours = kind.model.REQUIRED_NEIGHBOURS
        joined = records.select_related(*neighbours) if neighbours else records
        found |= {(kind, record.pk): record for record in joined}
    return found


def show(hits: Sequence[Candidate], question: Question) -> list[Hit]:
    """The records in the same order, in the reader's language."""
    records, language = load(hits), reader_language()
    made = ((one, records.get((one.kind, one.record_id))) for one in hits)
    return [hit_of(one, record, question, language) for one, record in made if record]


def hit_of(one: Candidate, record: Record, question: Question, language: str) -> Hit:
    """A record with the reasons why it was found."""
    name = shown_name(record, language)
    parts = marked(str(name), question.terms)
    why = tuple(reasons(record, question.terms, language))
    return Hit(one.kind, record, WORDS_FOR[How(one.how)], name, parts, why)
