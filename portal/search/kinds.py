"""The kinds of records that are searched, in the order in which equals are listed."""

from collections.abc import Iterator
from dataclasses import dataclass

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement, Initiative, Organization, Partnership
from records.models import Record, Source

# An entry's id holds the number of its kind above these bits, the record's id in them
BITS = 40


@dataclass(frozen=True)
class Kind:
    """A kind of records. `number` is kept in the index and must not change."""

    number: int
    model: type[Record]

    @property
    def name(self) -> str:
        """How addresses and the API call it."""
        return str(self.model._meta.model_name)

    @property
    def table(self) -> str:
        """Where its records are."""
        return str(self.model._meta.db_table)

    @property
    def base(self) -> int:
        """What is added to a record's id to make the id of its entry."""
        return self.number << BITS

    @property
    def end(self) -> int:
        """The last id an entry of this kind can have."""
        return self.base + (1 << BITS) - 1

    def lines(self) -> tuple[list[int], list[int]]:
        """Which lines of the records' search text are names, and which other text."""
        columns = self.model._meta.get_field("search_text").of
        named = (self.model.NAMED_BY, f"{self.model.NAMED_BY}_uk", f"{self.model.NAMED_BY}_en")
        places = range(len(columns))
        names = [place for place in places if columns[place] in named]
        return names, [place for place in places if place not in names]


CITY = Kind(1, City)
PARTNERSHIP = Kind(2, Partnership)
ORGANIZATION = Kind(5, Organization)
KINDS = (
    CITY,
    PARTNERSHIP,
    Kind(3, Agreement),
    Kind(4, Initiative),
    ORGANIZATION,
    Kind(6, Delivery),
    Kind(7, Source),
)
BY_NAME = {kind.name: kind for kind in KINDS}
# Found by names that are not their own too
HAVE_OTHER_NAMES = (CITY, PARTNERSHIP)


def plain_kinds() -> Iterator[Kind]:
    """Kinds whose names and text stand in their own row alone."""
    return (kind for kind in KINDS if kind not in HAVE_OTHER_NAMES)
