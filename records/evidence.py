"""Reads the citations of a record: its sources in order, and where they disagree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count, Model, QuerySet

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


def single_publisher(citations: Iterable[Citation]) -> str:
    """Who alone stands behind a record. Unknown: empty, it rests on several or on nothing."""
    publishers = {citation.source.publisher for citation in citations}
    return publishers.pop() if len(publishers) == 1 else ""


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


def on_one_publisher(model: type[Model]) -> QuerySet:
    """Keys of the records all of whose public sources have one publisher. One query."""
    kind = ContentType.objects.get_for_model(model)
    cited = Citation.objects.public().filter(content_type=kind).order_by().values("object_id")
    return (
        cited.annotate(publishers=Count("source__publisher", distinct=True))
        .filter(publishers=1)
        .values("object_id")
    )
