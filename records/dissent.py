"""Where the sources of a record disagree: every value with who says so, the one in use marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from records.evidence import disagreements
from records.languages import reader_language
from records.models import Citation, Fact, Record
from records.plurals import Noun
from records.quantities import Quantity
from records.told import DATES, code_said, quantity_said, told

CODED = ("kind", "status", "stage")


@dataclass(frozen=True)
class Measured:
    """A measured part of a record: the quantity in use, what its pieces are, what it is."""

    quantity: Quantity
    noun: Noun | None
    name: str


@dataclass(frozen=True)
class Stance:
    """One value, and the citations that give it."""

    words: str
    is_in_use: bool
    citations: tuple[Citation, ...]


@dataclass(frozen=True)
class Difference:
    """One fact on which sources disagree."""

    anchor: str
    fact: str
    part: int
    question: str
    about: str
    in_use: str
    stances: tuple[Stance, ...]
    record: Record | None = None

    def about_record(self, record: Record) -> "Difference":
        """The same on a page of another record: it names whose fact it is."""
        return replace(self, record=record)


@dataclass(frozen=True)
class FactReader:
    """Reads the facts of one record; `parts` are its measured items by number."""

    record: Record
    parts: Mapping[int, Measured] = field(default_factory=dict)

    def words(self, fact: str, part: int, says: str) -> str:
        """What a source says of the fact, in the reader's words."""
        measured = self.parts.get(part)
        noun = measured.noun if measured else None
        return told(fact, says, reader_language(), self.labels(fact), noun)

    def labels(self, fact: str) -> dict[str, str]:
        """The words of a coded fact, by code."""
        if fact not in CODED or not hasattr(self.record, fact):
            return {}
        choices = self.record._meta.get_field(fact).flatchoices
        return {str(code): str(label) for code, label in choices}

    def value_in_use(self, fact: str, part: int) -> Any:
        """What the record itself holds. Unknown: None."""
        if fact == Fact.QUANTITY:
            return self.parts[part].quantity if part in self.parts else None
        return getattr(self.record, f"{fact}_edtf" if fact in DATES else fact, None) or None

    def is_in_use(self, fact: str, part: int, says: str) -> bool:
        """Whether what a source says is what the record holds."""
        held = self.value_in_use(fact, part)
        if held is None:
            return False
        if fact == Fact.QUANTITY:
            said = quantity_said(says)
            return said is not None and (said.value, said.unit) == (held.value, held.unit)
        return (says.strip() if fact in DATES else code_said(says)) == held

    def held_in_words(self, fact: str, part: int) -> str:
        """What the record holds, in the reader's words. Unknown: an empty text."""
        held = self.value_in_use(fact, part)
        if isinstance(held, Quantity):
            return held.in_words(reader_language(), self.parts[part].noun)
        return self.words(fact, part, held) if held else ""


def question(fact: str) -> str:
    """What the sources answer differently."""
    return {
        Fact.KIND: _("What kind is it?"),
        Fact.ESTABLISHED: _("When did it begin?"),
        Fact.STATUS: _("Is it still alive?"),
        Fact.ENDED: _("When did it end?"),
        Fact.SIGNED_ON: _("When was it signed?"),
        Fact.QUANTITY: _("How much, or how many?"),
        Fact.WHEN: _("When was it?"),
        Fact.STAGE: _("At which stage is it?"),
    }[Fact(fact)]


def differences(
    citations: Iterable[Citation], reader: FactReader, prefix: str = ""
) -> list[Difference]:
    """The facts on which the citations disagree; `prefix` keeps anchors apart on one page."""
    return [
        Difference(
            anchor=f"differ-{prefix}{found.fact}-{found.part}",
            fact=found.fact,
            part=found.part,
            question=question(found.fact),
            about=reader.parts[found.part].name if found.part in reader.parts else "",
            in_use=reader.held_in_words(found.fact, found.part),
            stances=stances(found.fact, found.part, found.citations, reader),
        )
        for found in disagreements(citations)
    ]


def stances(
    fact: str, part: int, citations: Iterable[Citation], reader: FactReader
) -> tuple[Stance, ...]:
    """Each value once, in the order of its first source."""
    by_value: dict[str, list[Citation]] = {}
    for citation in citations:
        by_value.setdefault(citation.says, []).append(citation)
    return tuple(
        Stance(
            words=reader.words(fact, part, says),
            is_in_use=reader.is_in_use(fact, part, says),
            citations=tuple(group),
        )
        for says, group in by_value.items()
    )
