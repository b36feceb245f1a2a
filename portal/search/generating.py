"""Makes as many records as a country would have, to measure with: always the same for a seed.

Nothing of it is true. It fills a scratch database and never the register.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from random import Random
from typing import Any

from django.core.management import CommandError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _

from aid.models import Delivery, Participant
from cities.models import City, CityName
from partnerships.models import (
    Agreement,
    Initiative,
    Organization,
    Partnership,
    PartnershipEvent,
)
from records.models import Citation, Record, Source, State

ROWS_AT_ONCE = 2000
# Of a hundred records
SHARES = {
    City: 5,
    Organization: 4,
    Partnership: 8,
    Agreement: 6,
    Initiative: 4,
    Delivery: 55,
    Source: 18,
}
MADE = "made-"
HOMES = 40
COUNTRIES = ("DE", "PL", "FR", "LT", "US", "IT", "JP", "CZ", "GB", "FI")
LATIN = "ka lo mi ren sta burg dor fel gra hin va zel tor pol nes wick"
CYRILLIC = "ка ло мі рен ста бург дор фел гра гін ва зел тор пол нес вік"
# Common and rare words as texts of aid have them: the first of them stand everywhere
WORDS_UK = (
    "допомога місто лікарня генератори автобуси угода партнерство громада школа вода тепло "
    "обладнання медикаменти трамваї пожежники швидка діти відбудова навчання мости"
)
WORDS_EN = (
    "aid city hospital generators buses agreement partnership community school water heat "
    "equipment medicines trams firefighters ambulance children rebuilding training bridges"
)


@dataclass
class Maker:
    """Makes the records of one seed."""

    random: Random
    total: int

    def number(self, model: type[Record]) -> int:
        """How many records of a model there are."""
        return self.total * SHARES[model] // 100

    def pair(self) -> tuple[str, str]:
        """A made-up name in Ukrainian and English."""
        parts = [part.split() for part in (CYRILLIC, LATIN)]
        places = [self.random.randrange(len(parts[0])) for _syllable in range(4)]
        names = ("".join(part[place] for place in places) for part in parts)
        uk, en = (name.capitalize() for name in names)
        return uk, en

    def words(self, number: int) -> tuple[str, str]:
        """Words in both languages, the first of the list far more often than the last."""
        parts = [part.split() for part in (WORDS_UK, WORDS_EN)]
        places = [int(self.random.random() ** 2 * len(parts[0])) for _word in range(number)]
        uk, en = (
            " ".join([*(part[place] for place in places), name])
            for part, name in zip(parts, self.pair(), strict=True)
        )
        return uk, en

    def texts(self) -> dict[str, str]:
        """Titles and summaries."""
        title, summary = self.words(4), self.words(25)
        return {
            "title_uk": title[0],
            "title_en": title[1],
            "summary_uk": summary[0],
            "summary_en": summary[1],
        }

    def released(self, model: type[Record], number: int) -> dict[str, Any]:
        """What all records have; one in twenty is a draft."""
        state = State.DRAFT if self.random.random() < 0.05 else State.PUBLISHED
        moment = timezone.now() if state == State.PUBLISHED else None
        slug = f"{MADE}{model._meta.model_name}-{number}"
        return {"slug": slug, "state": state, "published_at": moment, "version": 1}

    def day(self) -> str:
        """A day of the war years, as EDTF."""
        year, month, day = (self.random.randint(*ends) for ends in ((2022, 2025), (1, 12), (1, 28)))
        return f"{year}-{month:02}-{day:02}"


def is_filled(is_scratch: bool) -> bool:
    """Whether made-up records are there already.

    Raises: CommandError on a real register, unless it is said to be for scratch.
    """
    kept = [model._default_manager for model in SHARES]
    if any(rows.exclude(slug__startswith=MADE).exists() for rows in kept) and not is_scratch:
        raise CommandError(
            _("This database holds records. Name an empty one in DATABASE_URL, or --scratch.")
        )
    return any(rows.filter(slug__startswith=MADE).exists() for rows in kept)


def in_batches(rows: Iterator[models.Model]) -> list[Any]:
    """Saves rows as they are made."""
    kept: list[Any] = []
    while batch := list(islice(rows, ROWS_AT_ONCE)):
        type(batch[0])._base_manager.bulk_create(batch)
        kept += batch
    return kept


def make_cities(maker: Maker) -> list[City]:
    """Cities, the first of them home cities, each with another name."""

    def rows() -> Iterator[City]:
        for number in range(maker.number(City)):
            uk, en = maker.pair()
            country = "UA" if number < HOMES else maker.random.choice(COUNTRIES)
            yield City(
                name_uk=uk,
                name_en=en,
                country=country,
                is_home=number < HOMES,
                **maker.released(City, number),
            )

    kept = in_batches(rows())
    in_batches(
        CityName(city=city, name=f"{maker.pair()[1]}au", language="de", kind="exonym")
        for city in kept
    )
    return kept


def make_organizations(maker: Maker) -> list[Organization]:
    """Funds."""

    def rows() -> Iterator[Organization]:
        for number in range(maker.number(Organization)):
            uk, en = maker.pair()
            names = {"name_uk": f"Фонд {uk}", "name_en": f"{en} fund"}
            given = maker.released(Organization, number)
            yield Organization(kind="fund", country="DE", **names, **given)

    return in_batches(rows())


def make_partnerships(maker: Maker, cities: Sequence[City]) -> list[Partnership]:
    """Links of every home city in turn to the partners in turn, each with its signature."""

    def rows() -> Iterator[Partnership]:
        partners = cities[HOMES:]
        for number in range(maker.number(Partnership)):
            turn, place = divmod(number, len(partners))
            given = maker.released(Partnership, number)
            yield Partnership(
                city=cities[(place + turn) % HOMES],
                partner=partners[place],
                kind="sister",
                established_edtf="2022",
                note_uk=maker.words(10)[0],
                **given,
            )

    kept = in_batches(rows())
    in_batches(
        PartnershipEvent(partnership=link, kind="signed", link_kind="sister", date_edtf="2022")
        for link in kept
    )
    return kept


def make_papers(maker: Maker, cities: Sequence[City]) -> list[Record]:
    """Agreements and initiatives of home cities."""

    def rows(model: type[Record], **given: str) -> Iterator[Record]:
        for number in range(maker.number(model)):
            city = maker.random.choice(cities[:HOMES])
            yield model(city=city, **maker.texts(), **given, **maker.released(model, number))

    agreements = rows(Agreement, kind="declaration", signed_on_edtf="2023-09-14")
    initiatives = rows(Initiative, kind="project", when_edtf="2022-21")
    return in_batches(agreements) + in_batches(initiatives)


def make_deliveries(maker: Maker, cities: Sequence[City]) -> list[Delivery]:
    """Deliveries to home cities, each from one partner."""

    def rows() -> Iterator[Delivery]:
        for number in range(maker.number(Delivery)):
            yield Delivery(
                city=maker.random.choice(cities[:HOMES]),
                stage=maker.random.choice(Delivery.Stage.values),
                when_edtf=maker.day(),
                category="medical",
                **maker.texts(),
                **maker.released(Delivery, number),
            )

    kept = in_batches(rows())
    in_batches(
        Participant(delivery=row, role="donor", city=maker.random.choice(cities[HOMES:]))
        for row in kept
    )
    return kept


def make_sources(maker: Maker) -> list[Source]:
    """Pages of the press."""

    def rows() -> Iterator[Source]:
        for number in range(maker.number(Source)):
            yield Source(
                title=maker.words(8)[number % 2],
                publisher=maker.pair()[1],
                url=f"https://example.org/{number}",
                published_on_edtf=maker.day(),
                language=("uk", "en")[number % 2],
                kind="media",
                **maker.released(Source, number),
            )

    return in_batches(rows())


def make_records(total: int, seed: int) -> int:
    """Fills the database with about `total` records. Returns: how many it made."""
    # S311: chance only has to be the same each time
    maker = Maker(Random(seed), total)  # noqa: S311
    cities = make_cities(maker)
    claims: list[Record] = [
        *make_organizations(maker),
        *make_partnerships(maker, cities),
        *make_papers(maker, cities),
        *make_deliveries(maker, cities),
    ]
    sources = make_sources(maker)
    in_batches(
        Citation(record=record, source=sources[place % len(sources)])
        for place, record in enumerate(claims)
    )
    return len(cities) + len(claims) + len(sources)
