"""The aid explorer: what the address asks for, its facets, totals with receipt, one chart."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.translation import gettext as _

from aid.charted import Chart, Subject, chart_of, kinds_of
from aid.counting import totals_of
from aid.facets import Facet, facets_of, rows_without
from aid.filters import DeliveryFilter
from aid.grouping import QUARTER, YEAR
from aid.measures import Measure, measure_of
from aid.models import Delivery
from aid.stage_table import Asked, StageTable, measure_table, stage_table
from aid.totals import Figures
from records.filterbar import Chip, chips_of
from records.languages import reader_language
from records.listing import Listing, page_of

# Parameters that choose the chart, not the rows
CHART, BY = "chart", "by"
KINDS = ("city", "country", "time", "good")
SPLITS = (YEAR, QUARTER)
NOT_FILTERS = ("page", CHART, BY)


@dataclass(frozen=True)
class Shown:
    """What stands over the rows."""

    facets: list[Facet]
    chips: list[Chip]
    kept: list[tuple[str, str]]
    table: StageTable
    measure: Measure | None
    chart: Chart | None
    kinds: tuple[str, ...]
    query: str = ""


def read_query(request: HttpRequest) -> DeliveryFilter:
    """The filter of the address; a wrong chart is an error of the form like any other."""
    asked = DeliveryFilter(
        request.GET, queryset=Delivery.objects.public().for_lists(), request=request
    )
    if asked.is_valid():
        for name, allowed in ((CHART, KINDS), (BY, SPLITS)):
            if request.GET.get(name, allowed[0]) not in allowed:
                message = _("“%(name)s” is one of %(allowed)s.")
                asked.form.add_error(None, message % {"name": name, "allowed": ", ".join(allowed)})
    return asked


def listing_of(asked: DeliveryFilter, request: HttpRequest) -> Listing:
    """The page of rows, or the refusal; only the rows of the page are fetched with neighbours."""
    if asked.form.errors:
        return Listing(asked, None)
    page = page_of(asked.qs.values_list("pk", flat=True), request)
    shown = Delivery.objects.public().for_lists().filter(pk__in=list(page.object_list))
    page.object_list = list(shown)
    return Listing(asked, page)


def filters_of(asked: DeliveryFilter, *left_out: str) -> dict[str, Asked]:
    """The filters in force by name, as an address writes them."""
    return {
        name: values if len(values) > 1 else values[0]
        for name, given in asked.data.lists()
        if name not in (*NOT_FILTERS, *left_out) and (values := [one for one in given if one])
    }


def shown_of(asked: DeliveryFilter) -> Shown:
    """Facets, totals and chart of a valid query; the totals ignore which rows a receipt names."""
    chosen = measure_of(asked.data.get("measure", ""))
    rows, filters = unmeasured(asked)
    made = totals_of(rows, boundary=asked.boundary())
    measure = chosen or next(iter(made.measures), None)
    language = reader_language()
    table = (
        measure_table(made, chosen, language, **filters)
        if chosen
        else stage_table(made, language, **filters)
    )
    facets = facets_of(asked)
    return Shown(
        facets=facets,
        chips=chips_of(asked),
        kept=kept(asked, {facet.name for facet in facets}),
        table=table,
        measure=chosen,
        chart=measure and chart(asked, rows, measure, filters),
        kinds=kinds_of(measure) if measure else (),
        query=totals_query(asked),
    )


def totals_query(asked: DeliveryFilter) -> str:
    """The query of the table of totals: a receipt's rows have the totals of all."""
    return urlencode(filters_of(asked, "receipt"), doseq=True)


def totals_of_query(asked: DeliveryFilter) -> tuple[Figures, Measure | None, dict[str, Asked]]:
    """The totals of a valid query, the measure it chose if any, and its filters."""
    rows, filters = unmeasured(asked)
    made = totals_of(rows, boundary=asked.boundary())
    return made, measure_of(asked.data.get("measure", "")), filters


def unmeasured(asked: DeliveryFilter) -> tuple[Any, dict[str, Asked]]:
    """The rows and filters of totals and charts, which have their own measure and receipt."""
    own = ("measure", "receipt")
    return rows_without(asked, *own), filters_of(asked, *own)


def chart_of_query(asked: DeliveryFilter) -> Chart | None:
    """The chart of a valid query alone. Unknown: None where no row has a measure."""
    rows, filters = unmeasured(asked)
    measure = measure_of(asked.data.get("measure", ""))
    if measure is None:
        measure = next(iter(totals_of(rows, boundary=asked.boundary()).measures), None)
    return measure and chart(asked, rows, measure, filters)


def chart(
    asked: DeliveryFilter, rows: Any, measure: Measure, filters: dict[str, Asked]
) -> Chart | None:
    """The chart asked for; the first one where it makes no sense of the measure."""
    kinds = kinds_of(measure)
    kind = asked.data.get(CHART, "")
    subject = Subject(rows, asked.boundary(), measure, filters)
    made = chart_of(subject, kind if kind in kinds else kinds[0], asked.data.get(BY, "") or YEAR)
    return made if made.entries or made.undated else None


def kept(asked: DeliveryFilter, in_facets: set[str]) -> list[tuple[str, str]]:
    """Values of the address that the form does not show, to be kept beside it."""
    own = {*in_facets, "q", "year_is", "page"}
    return [
        (name, value)
        for name, given in asked.data.lists()
        if name not in own
        for value in given
        if value
    ]
