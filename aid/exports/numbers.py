"""The numbers of a chart or of a comparison as a table: one figure a row, at one stage."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from aid.charted import Chart
from aid.charts.bars import Entry
from aid.comparing import Comparison
from aid.measures import Measure
from aid.models import Delivery, Item
from aid.receipts import Amount
from aid.stage_table import Asked
from aid.totals import STAGES, Figures
from records.exports import Column, Table, column
from records.languages import reader_language
from records.quantities import Total

# The name of the file of totals
TOTALS = "aid-totals"


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


COUNTED = "counted"
STANDING = Column(
    "standing",
    lambda one: one.name,
    _("counted, or why no total counts the rows: part_of, forwarded_from."),
    kind="code",
)
# The line is all rows that were asked for, so it needs no name
TOTAL = tuple(STANDING if one.name == "name" else one for one in NUMBER)


def of_totals(made: Figures, chosen: Measure | None, filters: Mapping[str, Asked]) -> list[Number]:
    """The figures of a table of totals, and behind them what its receipt leaves out."""
    measures = [chosen] if chosen else made.measures
    amounts = [Amount(one, stage, made.figure(one, stage)) for one in measures for stage in STAGES]
    found = [(COUNTED, amount) for amount in amounts if not amount.total.is_empty]
    for note in made.receipt(chosen).left_out:
        found += [(str(note.reason), amount) for amount in note.amounts]
    return [total_number(standing, amount, filters) for standing, amount in found]


def total_number(standing: str, amount: Amount, filters: Mapping[str, Asked]) -> Number:
    """One figure of a table of totals; rows in no total are found by their reason."""
    reason = {} if standing == COUNTED else {"receipt": standing}
    asked = {**filters, "measure": amount.measure.key, "stage": amount.stage, **reason}
    return Number(
        measure=amount.measure,
        name=standing,
        stage=amount.stage,
        total=amount.total,
        in_words=amount.in_words(reader_language()),
        url=f"{reverse('delivery-list')}?{urlencode(asked, doseq=True)}",
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
    shown = TOTAL if name == TOTALS else NUMBER
    return Table(name, Delivery, shown, numbers, address, day, filters=filters)
