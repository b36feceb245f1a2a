"""Numbers the sources of a page: one number a source, wherever the page cites it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from records.dissent import FactReader
from records.languages import LocalText
from records.models import Citation, Fact, Source


@dataclass(frozen=True)
class Saying:
    """What a source says of one fact, in the reader's words, and a note."""

    fact: str
    words: str
    note: LocalText


@dataclass
class Note:
    """A numbered source of a page, with what it says."""

    number: int
    source: Source
    sayings: list[Saying] = field(default_factory=list)


class Footnotes:
    """The sources of one page in the order in which it first cites them."""

    def __init__(self) -> None:
        self._notes: dict[int, Note] = {}

    def __iter__(self) -> Iterable[Note]:
        return iter(self._notes.values())

    def __len__(self) -> int:
        return len(self._notes)

    def note(self, citation: Citation) -> Note:
        """The note of the citation's source; a new one gets the next number."""
        if citation.source_id not in self._notes:
            self._notes[citation.source_id] = Note(len(self) + 1, citation.source)
        return self._notes[citation.source_id]

    def numbers(self, citations: Iterable[Citation]) -> list[int]:
        """The numbers of the sources that the citations name, each once."""
        return list(dict.fromkeys(self.note(citation).number for citation in citations))

    def add(self, citations: Iterable[Citation], reader: FactReader) -> list[int]:
        """Numbers the citations of the page's own record and keeps what each says."""
        citations = list(citations)
        numbers = self.numbers(citations)
        for citation in citations:
            if citation.fact and (citation.says or citation.note):
                words = reader.words(citation.fact, citation.part, citation.says)
                saying = Saying(str(Fact(citation.fact).label), words, citation.note)
                self.note(citation).sayings.append(saying)
        return numbers
