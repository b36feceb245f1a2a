"""Partners that home cities have in common: ranked, and home city by home city. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from partnerships.matrix.shape import Home, Link
from records.collation import sort_key


@dataclass(frozen=True)
class Shared:
    """A partner of several home cities: its links in force, and those that are not."""

    partner: str
    name_uk: str
    name_en: str
    country: str
    links: tuple[Link, ...]
    past: tuple[Link, ...]

    def name(self, language: str) -> str:
        """Its name; the other one where the reader's is missing."""
        names = (self.name_uk, self.name_en) if language == "uk" else (self.name_en, self.name_uk)
        return names[0] or names[1]


@dataclass(frozen=True)
class Overlap:
    """Two home cities: how many partners they have in common, and of how many.

    Unit: partners of links in force. `own` of the row's city; on the diagonal all of them.
    """

    row: str
    column: str
    common: int
    own: int

    @property
    def is_diagonal(self) -> bool:
        """Whether it compares a city with itself."""
        return self.row == self.column

    @property
    def share(self) -> Fraction | None:
        """What part of the row's partners they are. Unknown: None where it has none."""
        return Fraction(self.common, self.own) if self.own else None

    @property
    def percent(self) -> int | None:
        """The same in whole percent."""
        return round(100 * self.share) if self.share is not None else None


def is_current(link: Link) -> bool:
    """Whether a link is in force (R8: ended ones are in no current count)."""
    return link.status == "active"


def shared_partners(links: Iterable[Link], language: str, at_least: int = 2) -> list[Shared]:
    """Partners of at least so many home cities by links in force, most shared first."""
    by_partner: dict[str, list[Link]] = {}
    for link in links:
        by_partner.setdefault(link.partner, []).append(link)
    found = []
    for partner, own in by_partner.items():
        alive = tuple(sorted(filter(is_current, own), key=lambda link: link.home))
        past = tuple(sorted((one for one in own if not is_current(one)), key=lambda one: one.home))
        if len({link.home for link in alive}) >= at_least:
            first = own[0]
            names = first.partner_name_uk, first.partner_name_en
            found.append(Shared(partner, *names, first.country, alive, past))
    return sorted(found, key=lambda one: (-len(one.links), sort_key(one.name(language), language)))


def overlaps(links: Iterable[Link], homes: Sequence[Home]) -> list[list[Overlap]]:
    """A row for each home city against all: common partners of links in force."""
    partners = {home.slug: set[str]() for home in homes}
    for link in links:
        if link.home in partners and is_current(link):
            partners[link.home].add(link.partner)
    return [
        [
            Overlap(row.slug, column.slug, len(partners[row.slug] & partners[column.slug]),
                    len(partners[row.slug]))
            for column in homes
        ]
        for row in homes
    ]  # fmt: skip
