"""Makes as many deliveries as a country would have, to measure with: the same for a seed.

Nothing of it is true. It fills a scratch database and never the register.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from random import Random

from aid.measures import MONEY_NATURES
from aid.models import Delivery, DeliveryRelation, Item, Participant
from cities.models import City
from partnerships.models import Organization
from portal.search.generating import (
    HOMES,
    ROWS_AT_ONCE,
    Maker,
    in_batches,
    make_cities,
    make_organizations,
    make_sources,
)
from records.models import Citation, Source

# Places, bodies and sources grow with the deliveries, but slower: those of so many records
NEIGHBOURS_OF = 40_000
# Nature, good and unit of an item; the first are the commonest
KINDS = (
    ("goods", "bus", "vehicles"),
    ("goods", "generator", "pieces"),
    ("goods", "relief-goods", "tonnes"),
    ("money", "", "EUR"),
    ("goods", "ambulance", "vehicles"),
    ("goods", "medical-supplies", "tonnes"),
    ("goods", "hospital-bed", "pieces"),
    ("goods", "mixed", "pieces"),
    ("valuation", "", "EUR"),
    ("goods", "tram", "vehicles"),
    ("loan", "", "EUR"),
    ("money", "", "PLN"),
    ("people_helped", "", "people"),
    ("context", "", "people"),
)
QUALIFIERS = ("exactly",) * 12 + ("about", "about", "more_than", "less_than", "between", "unknown")
DATES = ("{0}", "{0}", "{0}", "{1}-{2:02}", "{1}-21", "{1}~", "{1}-01/{1}-06", "")
# Of a hundred rows
TIES = {"part_of": 5, "forwarded_from": 3, "overlaps": 5, "fulfils": 8}
SHARED, TWO_DONORS, GIVEN_BY_A_BODY = 5, 10, 20


def happens(maker: Maker, of_a_hundred: int) -> bool:
    """Chance."""
    return maker.random.randrange(100) < of_a_hundred


def date(maker: Maker) -> str:
    """A day, a month, a season, a year or nothing, as EDTF."""
    year, month = maker.random.randint(2022, 2025), maker.random.randint(1, 12)
    return maker.random.choice(DATES).format(maker.day(), year, month)


def make_rows(maker: Maker, number: int, homes: Sequence[City]) -> list[Delivery]:
    """Deliveries to home cities at every stage, some shared with other places."""

    def rows() -> Iterator[Delivery]:
        for place in range(number):
            shared = "Made, Up" if happens(maker, SHARED) else ""
            yield Delivery(
                city=maker.random.choice(homes),
                stage=maker.random.choice(Delivery.Stage.values),
                when_edtf=date(maker),
                category=maker.random.choice(Delivery.Category.values),
                shared_with_uk=shared,
                shared_with_en=shared,
                **maker.texts(),
                **maker.released(Delivery, place),
            )

    return in_batches(rows())


def item(maker: Maker, delivery: Delivery, position: int) -> Item:
    """A measured part, with every kind of doubt."""
    place = int(maker.random.random() ** 2 * len(KINDS))
    nature, good, unit = KINDS[place]
    qualifier = maker.random.choice(QUALIFIERS)
    most = 5_000_000 if nature in MONEY_NATURES else 500
    quantity = Decimal(maker.random.randint(1, most))
    quantity += Decimal(maker.random.randrange(1000)) / 1000 if unit == "tonnes" else 0
    return Item(
        delivery=delivery,
        position=position,
        nature=nature,
        good=good,
        unit=unit,
        qualifier=qualifier,
        quantity=None if qualifier == "unknown" else quantity,
        quantity_max=2 * quantity if qualifier == "between" else None,
    )


def make_items(maker: Maker, rows: Sequence[Delivery]) -> None:
    """None to three parts of each row."""
    in_batches(
        item(maker, row, position)
        for row in rows
        for position in range(1, maker.random.choice((0, 1, 1, 1, 2, 2, 3)) + 1)
    )


def make_donors(
    maker: Maker, rows: Sequence[Delivery], cities: Sequence[City], bodies: Sequence[Organization]
) -> None:
    """A donor of each row, city or body, or two."""

    def donors() -> Iterator[Participant]:
        for row in rows:
            for city in maker.random.sample(cities, 1 + happens(maker, TWO_DONORS)):
                if happens(maker, GIVEN_BY_A_BODY):
                    body = maker.random.choice(bodies)
                    yield Participant(delivery=row, role="donor", organization=body)
                    break
                yield Participant(delivery=row, role="donor", city=city)

    in_batches(donors())


def make_ties(maker: Maker, rows: Sequence[Delivery]) -> None:
    """Relations of rows to earlier ones."""

    def ties() -> Iterator[DeliveryRelation]:
        for place, row in enumerate(rows[1:], start=1):
            for kind, of_a_hundred in TIES.items():
                if happens(maker, of_a_hundred):
                    target = rows[maker.random.randrange(place)]
                    yield DeliveryRelation(delivery=row, kind=kind, target=target)

    in_batches(ties())


def cite(rows: Sequence[Delivery], sources: Sequence[Source]) -> None:
    """A source of each row."""
    in_batches(
        Citation(record=row, source=sources[place % len(sources)]) for place, row in enumerate(rows)
    )


def make_aid(number: int, seed: int) -> int:
    """Fills the database with deliveries and their neighbours. Returns: how many rows of aid."""
    # S311: chance only has to be the same each time
    maker = Maker(Random(seed), max(min(number, NEIGHBOURS_OF), 2 * ROWS_AT_ONCE))  # noqa: S311
    cities = make_cities(maker)
    bodies, sources = make_organizations(maker), make_sources(maker)
    rows = make_rows(maker, number, cities[:HOMES])
    make_items(maker, rows)
    make_donors(maker, rows, cities[HOMES:], bodies)
    make_ties(maker, rows)
    cite(rows, sources)
    return len(rows)
