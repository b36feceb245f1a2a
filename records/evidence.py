"""Reads the citations of a record: its sources in order, and where they disagree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from records.models import Citation, Source


@dataclass(frozen=True)
class Disagreement:
    """One fact for which sources give different values."""

    fact: str
    part: int
    citations: tuple[Citation, ...]


def sources_of(citations: Iterable[Citation]) -> list[Source]:
    """Each source once, in the order of its first citation."""
    return list({citation.source_id: citation.source for citation in citations}.values())


def disagreements(citations: Iterable[Citation]) -> list[Disagreement]:
    """Facts with at least two different values, each with who says so."""
    by_fact: dict[tuple[str, int], list[Citation]] = defaultdict(list)
    for citation in citations:
        if citation.fact and citation.says:
            by_fact[citation.fact, citation.part].append(citation)
    return [
        Disagreement(fact, part, tuple(group))
        for (fact, part), group in by_fact.items()
        if len({citation.says for citation in group}) > 1
    ]
