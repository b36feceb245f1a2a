"""Facets of the aid: the choices of each filter, with the rows under all other filters."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial

from django.db.models import Count, QuerySet, Value
from django.db.models.functions import Coalesce, NullIf
from django.http import QueryDict
from django.utils.translation import gettext as _

from aid.filters import DeliveryFilter
from aid.grouping import UNDATED, YEAR, time_key
from aid.measures import measured
from aid.models import Delivery, Item, Participant
from aid.standing import Standing
from aid.sums import COUNTED, grouped

# Of a long facet so many choices stand open, the rest folds out
OPEN_CHOICES = 8
Counts = Mapping[str, int]


@dataclass(frozen=True)
class Choice:
    """One value of a facet, and how many rows it would show."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    """One filter as a list of choices; `is_single` where only one can be in force."""

    name: str
    label: str
    is_single: bool
    choices: tuple[Choice, ...]

    @property
    def is_any(self) -> bool:
        """Whether no choice is in force."""
        return not any(choice.is_chosen for choice in self.choices)

    @property
    def open(self) -> tuple[Choice, ...]:
        """The choices that stand open: the first, and those in force."""
        return tuple(
            choice
            for place, choice in enumerate(self.choices)
            if place < OPEN_CHOICES or choice.is_chosen
        )

    @property
    def folded(self) -> tuple[Choice, ...]:
        """The rest."""
        return tuple(choice for choice in self.choices if choice not in self.open)


def counted_by(column: str, rows: QuerySet[Delivery]) -> Counts:
    """Rows by a column of their own."""
    found = rows.order_by().values_list(column).annotate(number=Count("pk", distinct=True))
    return {str(value): number for value, number in found}


def counted_by_donor(column: str, rows: QuerySet[Delivery]) -> Counts:
    """Rows by a column of their public donors; a row of two donors counts under both."""
    donors = Participant.objects.public().filter(
        role=Participant.Role.DONOR, delivery__in=rows.order_by().values("pk")
    )
    found = donors.order_by().values_list(column).annotate(number=Count("delivery", distinct=True))
    return {str(value): number for value, number in found if value}


def counted_by_country(rows: QuerySet[Delivery]) -> Counts:
    """Rows by the countries of their public donors; each row once under each country."""
    donors = Participant.objects.public().filter(
        role=Participant.Role.DONOR, delivery__in=rows.order_by().values("pk")
    )
    own = Coalesce(NullIf("city__country", Value("")), "organization__country")
    found = donors.order_by().annotate(its_country=own).values_list("its_country")
    counts = found.annotate(number=Count("delivery", distinct=True))
    return {code: number for code, number in counts if code}


def counted_by_good(rows: QuerySet[Delivery]) -> Counts:
    """Rows by the goods they hold."""
    items = Item.objects.filter(delivery__in=rows.order_by().values("pk")).exclude(good="")
    found = items.order_by().values_list("good").annotate(number=Count("delivery", distinct=True))
    return dict(found)


def counted_by_measure(rows: QuerySet[Delivery]) -> Counts:
    """Rows by what they are counted in: those that a total counts."""
    counts: Counter[str] = Counter()
    for line in grouped(rows, Standing(Delivery.objects.public())):
        measure = measured(line["nature_"], line["piece"], line["unit_"])
        if measure and line["standing"] == COUNTED:
            counts[measure.key] += line["deliveries"]
    return counts


def counted_by_year(rows: QuerySet[Delivery], certainty: str = "") -> Counts:
    """Rows by the years in which they may lie, or surely lie; and those without a date."""
    keyed = rows.order_by().annotate(its_period=time_key(YEAR)).values_list("its_period")
    found = dict(keyed.annotate(number=Count("pk", distinct=True)))
    undated = found.pop(UNDATED, 0)
    years = {int(year) for period in found for year in period.split("/") if year}
    counts: Counter[str] = Counter()
    for period, number in found.items():
        if certainty != "definitely" or "/" not in period:
            for year in years_of(period, years):
                counts[str(year)] += number
    return {**counts, UNDATED: undated} if undated else counts


def years_of(period: str, years: Iterable[int]) -> Iterable[int]:
    """The years that a period touches, among those that any row names."""
    first, slash, last = period.partition("/")
    last = last if slash else first
    known = sorted(years)
    lowest, highest = int(first or known[0]), int(last or known[-1])
    return range(max(lowest, known[0]), min(highest, known[-1]) + 1)


COUNTERS = {
    "measure": counted_by_measure,
    "city": partial(counted_by, "city__slug"),
    "stage": partial(counted_by, "stage"),
    "country": counted_by_country,
    "partner": partial(counted_by_donor, "city__slug"),
    "organization": partial(counted_by_donor, "organization__slug"),
    "category": partial(counted_by, "category"),
    "good": counted_by_good,
}
SINGLE = {"measure"}
# Vocabularies stand in their own order, all else with the most rows first
IN_ORDER = {"measure", "stage"}


def without(query: QueryDict, *names: str) -> QueryDict:
    """The query without some parameters and its page."""
    rest = query.copy()
    for name in (*names, "page"):
        rest.pop(name, None)
    return rest


def rows_without(asked: DeliveryFilter, *names: str) -> QuerySet[Delivery]:
    """The rows under all other filters."""
    if not any(name in asked.data for name in names):
        return asked.qs
    return DeliveryFilter(
        without(asked.data, *names), Delivery.objects.public(), request=asked.request
    ).qs


def facets_of(asked: DeliveryFilter) -> list[Facet]:
    """The facets of a valid query; as many queries for three rows as for three hundred."""
    found = [facet_of(asked, name) for name in COUNTERS]
    return [*(facet for facet in found if facet.choices), years_facet(asked)]


def facet_of(asked: DeliveryFilter, name: str) -> Facet:
    """One facet; a choice without rows stands only where it is in force."""
    counts = COUNTERS[name](rows_without(asked, name))
    chosen = {value for value in asked.data.getlist(name) if value}
    labels = dict(asked.offered(name, chosen))
    made = [
        Choice(value, label, counts.get(value, 0), value in chosen)
        for value, label in labels.items()
        if counts.get(value) or value in chosen
    ]
    if name not in IN_ORDER:
        made.sort(key=lambda choice: -choice.count)
    label = str(asked.form.fields[name].label)
    return Facet(name, label, name in SINGLE, tuple(made))


def years_facet(asked: DeliveryFilter) -> Facet:
    """The years, the newest first; rows that may lie in two count under both."""
    certainty = asked.form.cleaned_data.get("year_is") or ""
    counts = counted_by_year(rows_without(asked, "year"), certainty)
    chosen = asked.data.get("year", "")
    years = sorted({*counts, *([chosen] if chosen else [])} - {UNDATED}, reverse=True)
    made = [Choice(year, year, counts.get(year, 0), year == chosen) for year in years]
    return Facet("year", _("Year"), True, tuple(made))
