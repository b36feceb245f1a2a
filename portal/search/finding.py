"""Finds public records: asks the index, lets only public ones through, puts them in order."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from portal.search.asking import Question
from portal.search.gate import public_ids
from portal.search.kinds import KINDS, Kind
from portal.search.spelling import respelt, spelt_out
from portal.search.streams import Candidate, Stream, Ways, as_written, misspelt, run

# So many of a kind are counted and listed; of more it is only said that there are more
MOST = 100
# With fewer records than this, words one letter off are looked for too
FEW = 5
# Asked of the index at first: some of the candidates are not public
CANDIDATES = 160
WIDENING = 4

WaysOf = Callable[[Question, Kind], Ways]


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
    question = spelt_out(question)
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


def search(question: Question, kinds: Sequence[Kind], ways_of: WaysOf) -> list[Group]:
    """A group of each kind. Asks for more candidates where too many of them are not public."""
    done: dict[Kind, Group] = {}
    limit = CANDIDATES
    while len(done) < len(kinds):
        waiting = {kind: ways_of(question, kind) for kind in kinds if kind not in done}
        for kind, streams in candidates(waiting, limit).items():
            group = group_of(kind, streams, limit)
            if group:
                done[kind] = group
        limit *= WIDENING
    return [done[kind] for kind in kinds]


def candidates(waiting: dict[Kind, Ways], limit: int) -> dict[Kind, list[list[Candidate]]]:
    """What the ways of each kind find: texts only where names alone do not fill the limit."""
    found = by_kind([one for ways in waiting.values() for one in ways.names], limit)
    few = [kind for kind, streams in found.items() if max(map(len, streams)) < limit]
    texts = by_kind([one for kind in few for one in waiting[kind].texts], limit)
    return {kind: [*streams, *texts.get(kind, [])] for kind, streams in found.items()}


def by_kind(streams: list[Stream], limit: int) -> dict[Kind, list[list[Candidate]]]:
    """What the streams find, those of one kind together."""
    found: dict[Kind, list[list[Candidate]]] = {}
    for stream, part in zip(streams, run(streams, limit), strict=True):
        found.setdefault(stream.kind, []).append(part)
    return found


def group_of(kind: Kind, streams: list[list[Candidate]], limit: int) -> Group | None:
    """The public ones among the candidates. Unknown: None, a stream was cut off too early."""
    ranked, is_cut = in_rank(streams, limit)
    hits: list[Candidate] = []
    # The first part is mostly enough, and long lists of ids are slow to ask for
    for start in range(0, len(ranked), CANDIDATES):
        part = ranked[start : start + CANDIDATES]
        public = public_ids(kind, {one.record_id for one in part})
        hits += [one for one in part if one.record_id in public]
        if len(hits) > MOST:
            return Group(kind, tuple(sorted(hits, key=order)[:MOST]), has_more=True)
    return None if is_cut else Group(kind, tuple(sorted(hits, key=order)), has_more=False)


def in_rank(streams: list[list[Candidate]], limit: int) -> tuple[list[Candidate], bool]:
    """Each record once, the best first, up to where a stream was cut off; whether one was."""
    best: dict[int, Candidate] = {}
    for stream in streams:
        for one in stream:
            best.setdefault(one.record_id, one)
        if len(stream) == limit:
            return list(best.values()), True
    return list(best.values()), False
