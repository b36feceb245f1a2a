"""The numbers of a chart or of a comparison as a table: one figure a row, at one stage."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from aid.charted import Chart
from aid.charts.bars import Entry
from aid.comparing import Comparison
from aid.measures import Measure
from aid.models import Delivery, Item
from aid.totals import STAGES
from records.exports import Column, Table, column
from records.languages import reader_language
from records.quantities import Total


@dataclass(frozen=True)
class Number:
    """One figure: of a measure, a line and a stage."""

    measure: Measure
    name: str
    stage: str
    total: Total
    in_words: str
    url: str

    @property
    def measure_name(self) -> str:
        """The measure in the reader's language."""
        return self.measure.name(reader_language())

    @property
    def lower(self) -> object:
        """The least it can be. Unknown: None, no row states a number."""
        return whole(self.total.lower) if self.total.rows else None

    @property
    def upper(self) -> object:
        """The most it can be. Unknown: None, open or not stated."""
        return whole(self.total.upper) if self.total.rows else None

    @property
    def address(self) -> str:
        """The page of the rows behind it."""
        return f"{settings.PORTAL_ORIGIN}{self.url}"


def whole(value: Decimal | None) -> object:
    """A whole number without a fraction. Unknown: None."""
    return int(value) if value is not None and value == value.to_integral_value() else value


NUMBER = (
    Column(
        "measure",
        lambda one: one.measure.key,
        _("What is measured: a unit, a good counted in pieces, or a kind of money and currency."),
        kind="code",
    ),
    column("measure_name", told=_("The measure in the language of the file.")),
    Column("nature", lambda one: one.measure.nature, Item._meta.get_field("nature").help_text),
    Column("unit", lambda one: one.measure.unit, Item._meta.get_field("unit").help_text),
    column("name", told=_("The line of the figure: city, country, good or period.")),
    Column("stage", lambda one: one.stage, Delivery._meta.get_field("stage").help_text),
    column("lower", told=_("The least it can be. Empty: no row states a number."), kind="number"),
    column(
        "upper",
        told=_("The most it can be. Empty: a row says “more than”, or none states a number."),
        kind="number",
    ),
    Column(
        "is_approximate",
        lambda one: one.total.is_approximate,
        _("A row says “about”."),
        kind="boolean",
    ),
    Column("rows", lambda one: one.total.rows, _("Rows that state a number."), kind="integer"),
    Column(
        "unknown",
        lambda one: one.total.unknown,
        _("Rows that do not; never counted as zero."),
        kind="integer",
    ),
    column("in_words", told=_("The number as the figure shows it.")),
    column("address", told=_("The rows behind the figure.")),
)


def numbers_of(measure: Measure, entries: Iterable[Entry]) -> Iterator[Number]:
    """The figures of some lines; where no row stands there is none."""
    for entry in entries:
        for stage in STAGES:
            total = entry.totals[stage]
            if not total.is_empty:
                words, url = entry.words[stage], entry.urls[stage]
                yield Number(measure, entry.name, stage, total, words, url)


def of_chart(chart: Chart) -> list[Number]:
    """The figures of the table under a chart."""
    undated = [chart.undated] if chart.undated else []
    return list(numbers_of(chart.measure, [*chart.entries, *undated]))


def of_comparison(comparison: Comparison) -> list[Number]:
    """The figures of cities side by side, measure by measure."""
    return [one for panel in comparison.panels for one in numbers_of(panel.measure, panel.entries)]


def numbers_table(
    name: str,
    numbers: Sequence[Number],
    address: str,
    day: date,
    filters: Sequence[tuple[str, str]],
) -> Table:
    """The figures as any other downloaded table."""
    return Table(name, Delivery, NUMBER, numbers, address, day, filters=filters)
