"""What changed in Figure 1 between two days: new links, ended ones, other kinds. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from partnerships.matrix.shape import Link

NEW, ENDED, RAISED, RENAMED = "new", "ended", "raised", "renamed"
SUSPENDED, RESUMED, UNSURE = "suspended", "resumed", "unsure"
# Reading order
KINDS = (NEW, ENDED, RAISED, RENAMED, SUSPENDED, RESUMED, UNSURE)
_STATES = {"terminated": ENDED, "suspended": SUSPENDED, "active": RESUMED, "unknown": UNSURE}


@dataclass(frozen=True)
class Change:
    """One link as it stood before and after. Unknown: `before` None, it was not there yet."""

    before: Link | None
    after: Link
    what: tuple[str, ...]

    @property
    def main(self) -> str:
        """What a cell says of it: the first in reading order."""
        return min(self.what, key=KINDS.index)


def change_of(before: Link | None, after: Link) -> Change | None:
    """What became of a link. Unknown: None, it stands as it stood."""
    if before is None:
        told = [NEW, *([ENDED] if after.status == "terminated" else [])]
        return Change(None, after, tuple(told))
    told = []
    if before.kind != after.kind:
        told.append(RAISED if after.kind == "sister" else RENAMED)
    if before.status != after.status:
        told.append(_STATES[after.status])
    return Change(before, after, tuple(told)) if told else None


def changes_between(before: Iterable[Link], after: Iterable[Link]) -> list[Change]:
    """The changes of all links, in the order of their slugs. Links are never undone."""
    known = {link.slug: link for link in before}
    found = [change_of(known.get(link.slug), link) for link in after]
    return sorted((one for one in found if one), key=lambda one: one.after.slug)


def counted(changes: Iterable[Change]) -> dict[str, int]:
    """How many links changed so, in reading order; a link can stand under two."""
    numbers = Counter(what for change in changes for what in change.what)
    return {what: numbers[what] for what in KINDS if numbers[what]}


def marked(links: Iterable[Link], changes: Iterable[Change]) -> list[Link]:
    """The links with what a cell says of their change."""
    told: Mapping[str, str] = {one.after.slug: one.main for one in changes}
    return [replace(link, change=told.get(link.slug, "")) for link in links]
