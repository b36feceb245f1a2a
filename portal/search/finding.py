"""Finds public records: asks the index, lets only public ones through, puts them in order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from portal.search.asking import Question
from portal.search.kinds import KINDS, Kind
from portal.search.spelling import respelt
from portal.search.streams import Candidate, Stream, as_written, misspelt, run

# So many of a kind are counted and listed; of more it is only said that there are more
MOST = 100
# With fewer records than this, words one letter off are looked for too
FEW = 5
WIDENING = 8

Ways = Callable[[Question, Kind], list[Stream]]


@dataclass(frozen=True)
class Group:
    """What was found of one kind, the best first; `has_more` beyond those."""

    kind: Kind
    hits: tuple[Candidate, ...]
    has_more: bool


@dataclass(frozen=True)
class Found:
    """All that was found. `question` holds similar words where they were looked for too."""

    question: Question
    groups: tuple[Group, ...]

    @property
    def hits(self) -> list[Candidate]:
        """The records of all kinds, the best first."""
        return sorted((hit for group in self.groups for hit in group.hits), key=order)

    @property
    def count(self) -> int:
        """How many records there are, as far as they were counted."""
        return sum(len(group.hits) for group in self.groups)

    @property
    def has_more(self) -> bool:
        """Whether there are more than were counted."""
        return any(group.has_more for group in self.groups)


def order(hit: Candidate) -> tuple[int, int, int, int]:
    """How it was found; then cities first; then shorter names; then the order of entry."""
    return hit.how, hit.kind.number, hit.size, hit.record_id


def find(question: Question, kinds: Sequence[Kind] = KINDS) -> Found:
    """Public records that answer the question, the groups in the order of their best hit."""
    groups = search(question, kinds, as_written)
    if sum(len(group.hits) for group in groups) < FEW:
        similar = respelt(question)
        if similar:
            question = similar
            groups = joined(groups, search(similar, kinds, misspelt))
    filled = [group for group in groups if group.hits]
    return Found(question, tuple(sorted(filled, key=lambda group: order(group.hits[0]))))


def joined(groups: Iterable[Group], more: Iterable[Group]) -> list[Group]:
    """Groups with what was found by similar words after what was found as written."""
    both = []
    for group, similar in zip(groups, more, strict=True):
        known = {hit.record_id for hit in group.hits}
        fresh = tuple(hit for hit in similar.hits if hit.record_id not in known)
        both.append(Group(group.kind, group.hits + fresh, similar.has_more))
    return both


def search(question: Question, kinds: Sequence[Kind], ways: Ways) -> list[Group]:
    """A group of each kind. Asks for more candidates where too many of them are not public."""
    done: dict[Kind, Group] = {}
    limit = MOST + 1
    while len(done) < len(kinds):
        waiting = [kind for kind in kinds if kind not in done]
        streams = [stream for kind in waiting for stream in ways(question, kind)]
        rows = run(streams, limit)
        for kind in waiting:
            found = [
                part for stream, part in zip(streams, rows, strict=True) if stream.kind is kind
            ]
            group = group_of(kind, found, limit)
            if group:
                done[kind] = group
        limit *= WIDENING
    return [done[kind] for kind in kinds]


def group_of(kind: Kind, streams: list[list[Candidate]], limit: int) -> Group | None:
    """The public ones among the candidates. Unknown: None, a stream was cut off too early."""
    public = public_ids(kind, {one.record_id for stream in streams for one in stream})
    best: dict[int, Candidate] = {}
    for stream in streams:
        for one in stream:
            if one.record_id in public:
                best.setdefault(one.record_id, one)
        if len(best) > MOST:
            break
        if len(stream) == limit:
            return None
    hits = sorted(best.values(), key=order)
    return Group(kind, tuple(hits[:MOST]), has_more=len(hits) > MOST)


def public_ids(kind: Kind, ids: set[int]) -> set[int]:
    """Those of the records that visitors may see at this moment."""
    if not ids:
        return set()
    records = kind.model._default_manager.public().order_by().filter(pk__in=ids)
    return set(records.values_list("pk", flat=True))
