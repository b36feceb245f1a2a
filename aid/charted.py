"""What a chart of aid shows: its lines or moments, with the address of the rows of each mark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django_countries import countries

from aid.charts import bars, times
from aid.charts.periods import read_period
from aid.counting import totals_by
from aid.goods import GOODS, good_label
from aid.grouping import (
    INTERNATIONAL,
    NOT_NAMED,
    QUARTER,
    SEVERAL,
    SHARED,
    UNDATED,
    city_key,
    country_key,
    time_key,
)
from aid.measures import Measure
from aid.models import Delivery
from aid.totals import STAGES, Figures
from cities.models import City
from records.languages import reader_language
from records.quantities import Total
from records.units import PIECES, TONNES, VEHICLES

# Longer charts are cut: all lines stand in the table
LINES_DRAWN = 15
Asked = Mapping[str, Any]
Named = Callable[[str], str]
Changed = Callable[[str], dict[str, str]]


@dataclass(frozen=True)
class Chart:
    """A chart of one measure, drawn wide and narrow, with the table of the same numbers.

    `query` is the explorer's for exactly this chart.
    """

    kind: str
    by: str
    measure: Measure
    title: str
    entries: tuple[bars.Entry, ...]
    wide: Any
    narrow: Any
    undated: bars.Entry | None = None
    query: str = ""

    @property
    def drawn(self) -> tuple[bars.Entry, ...]:
        """The lines that have a bar."""
        return self.entries[:LINES_DRAWN]

    @property
    def is_time(self) -> bool:
        """Whether it is drawn on a time axis."""
        return self.kind == "time"

    @property
    def not_drawn(self) -> int:
        """Lines that stand in the table alone."""
        return 0 if self.is_time else max(0, len(self.entries) - LINES_DRAWN)


@dataclass(frozen=True)
class Subject:
    """What is charted: public rows, in a measure, under the filters of the address."""

    rows: QuerySet[Delivery]
    boundary: QuerySet[Delivery]
    measure: Measure
    filters: Asked

    def entry(self, name: str, made: Figures, change: Asked) -> bars.Entry:
        """One line of the chart."""
        language = reader_language()
        totals = {stage: made.figure(self.measure, stage) for stage in STAGES}
        return bars.Entry(
            name=name,
            totals=totals,
            words={stage: self.words(total, language) for stage, total in totals.items()},
            urls={stage: self.url({**change, "stage": stage}) for stage in STAGES},
        )

    def words(self, total: Total, language: str) -> str:
        """The figure with its doubt. Unknown: "not stated", or nothing where there is no row."""
        if not total.rows:
            return "" if total.is_empty else _("not stated")
        return f"{total.prefix(language)} {total.figure(language)}".strip()

    def url(self, change: Asked) -> str:
        """The rows of a mark."""
        asked = {**self.filters, "measure": self.measure.key, **change}
        return f"{reverse('delivery-list')}?{urlencode(asked, doseq=True)}"

    def query(self, kind: str, by: str) -> str:
        """The explorer's query for a chart of these rows."""
        chosen = {"chart": kind, **({"by": by} if by else {})}
        return urlencode({**self.filters, "measure": self.measure.key, **chosen}, doseq=True)

    def grouped(self, key: Any) -> dict[str, Figures]:
        """The totals by a key; only those that have the measure."""
        found = totals_by(self.rows, key, boundary=self.boundary)
        return {value or "": made for value, made in found.items() if self.measure in made.measures}


def kinds_of(measure: Measure) -> tuple[str, ...]:
    """The charts that make sense of a measure."""
    goods = ("good",) if measure.unit in (VEHICLES, TONNES) else ()
    return ("city", "country", "time", *goods)


def chart_of(subject: Subject, kind: str, by: str) -> Chart:
    """The chart of a kind; `by` year or quarter for the one of time."""
    return time_chart(subject, by) if kind == "time" else line_chart(subject, kind)


def line_chart(subject: Subject, kind: str) -> Chart:
    """Bars by city, donors' country or good."""
    key, named, change = {
        "city": (city_key(), city_names(), to_city),
        "country": (country_key(), country_name, of_country),
        "good": (F("aid_item__good"), good_name, of_good),
    }[kind]
    found = subject.grouped(key)
    entries = [subject.entry(named(value), found[value], change(value)) for value in found]
    if kind == "city":
        order = [named(value) for value in [*city_order(), SHARED]]
        entries.sort(key=lambda one: order.index(one.name) if one.name in order else len(order))
    else:
        entries.sort(key=lambda one: (-weight(one), one.name))
    drawn = entries[:LINES_DRAWN]
    return Chart(
        kind=kind,
        by="",
        measure=subject.measure,
        title=title_of(kind, subject.measure),
        entries=tuple(entries),
        wide=bars.bar_chart(drawn, bars.WIDE),
        narrow=bars.bar_chart(drawn, bars.NARROW),
        query=subject.query(kind, ""),
    )


def weight(entry: bars.Entry) -> float:
    """What decides the order: the longest bar of a line."""
    return max(float(total.upper or total.lower) for total in entry.totals.values())


def time_chart(subject: Subject, by: str) -> Chart:
    """Bars by year or quarter, with uncertain dates as ranges."""
    language = reader_language()
    found = subject.grouped(time_key(by))
    undated = found.pop(UNDATED, None)
    periods = sorted((read_period(text) for text in found), key=lambda one: order_of(one.text))
    entries = [
        subject.entry(one.in_words(language), found[one.text], {"when": one.text})
        for one in periods
    ]
    moments = [
        times.Moment(period, entry.name, entry.totals, entry.words, entry.urls)
        for period, entry in zip(periods, entries, strict=True)
    ]
    in_quarters = by == QUARTER
    return Chart(
        kind="time",
        by=by,
        measure=subject.measure,
        title=title_of("time", subject.measure),
        entries=tuple(entries),
        wide=times.time_chart(moments, times.WIDE, in_quarters),
        narrow=times.time_chart(moments, times.NARROW, in_quarters),
        undated=undated and subject.entry(_("date unknown"), undated, {"when": UNDATED}),
        query=subject.query("time", by),
    )


def order_of(period: str) -> tuple[str, bool, str]:
    """In time; of one begin the sure period before the ranges."""
    begin, slash, end = period.partition("/")
    return begin or end, bool(slash), end


def title_of(kind: str, measure: Measure) -> str:
    """What the chart says."""
    label = measure.label(reader_language())
    label = label[0].upper() + label[1:]
    if measure.unit not in (VEHICLES, TONNES, PIECES) and measure.nature != "people_helped":
        label = f"{label}, {measure.kind(reader_language())}"
    return {
        "city": _("%(measure)s by city and stage"),
        "country": _("%(measure)s by country of the donors and stage"),
        "good": _("%(measure)s by good and stage"),
        "time": _("%(measure)s by time and stage"),
    }[kind] % {"measure": label}


def city_order() -> list[str]:
    """Home cities as everywhere: case cities first."""
    homes = City.objects.public().home()
    return list(
        homes.order_by(F("profile__position").asc(nulls_last=True), "slug").values_list(
            "slug", flat=True
        )
    )


def city_names() -> Named:
    """Names of home cities by slug."""
    names = {city.slug: str(city.name) for city in City.objects.public().home()}
    return lambda slug: names.get(slug) or pgettext("rows of aid", "Shared")


def to_city(slug: str) -> dict[str, str]:
    """The rows of one city alone, or those that several share."""
    return {"city": slug, "split": "known"} if slug else {"split": "unknown"}


def country_name(code: str) -> str:
    """The country in words, or why there is no single one."""
    words = {
        SEVERAL: _("Several countries"),
        NOT_NAMED: _("Donor not named"),
        INTERNATIONAL: _("International bodies"),
    }
    return words.get(code) or str(countries.name(code)) or code


def of_country(code: str) -> dict[str, str]:
    """The rows whose donors all have the country."""
    if code in (SEVERAL, NOT_NAMED, INTERNATIONAL):
        return {"donors": code}
    return {"country": code, "donors": "one_country"}


def good_name(code: str) -> str:
    """The good in words."""
    if code not in GOODS:
        return _("Not stated")
    label = good_label(code, reader_language())
    return label[0].upper() + label[1:]


def of_good(code: str) -> dict[str, str]:
    """The rows that hold the good."""
    return {"good": code} if code else {"receipt": "no_quantity"}
