"""Figure 1: the page and its downloads."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from partnerships.exports import EXPORTS
from partnerships.filters import MatrixFilter
from partnerships.matrix import home_columns, matrix_of
from partnerships.matrix.build import totals_of
from partnerships.matrix.changes import marked
from partnerships.matrix.compare import compared_of
from partnerships.matrix.figure import Figure
from partnerships.matrix.links import plain_links
from partnerships.matrix.totals import sums, total_lines
from partnerships.matrix.words import lead, listed
from partnerships.models import Partnership
from partnerships.views.told import told_changes
from records import filterbar
from records.languages import reader_language

# What the form asks; other parameters of the address stay in force beside it
FORM = ("on", "from", "country", "kind", "status", "shared", "q")


def matrix(request: HttpRequest) -> HttpResponse:
    """Figure 1 as asked; a query that cannot be answered gets the form back with reasons."""
    asked = asked_of(request)
    if not asked.is_valid():
        return refused(request, asked)
    chips = chips_of(asked)
    figure = figure_of(asked, chips)
    shown = figure.matrix
    return render(
        request,
        "partnerships/matrix.html",
        {
            "section": "matrix",
            **form_of(asked, chips),
            "figure": figure,
            "matrix": shown,
            "lines": total_lines(shown, asked.data),
            "sums": sums(shown, asked.data),
            "homes": listed([column.name for column in shown.columns], shown.language),
            "lead": lead(figure.whole, shown.language),
            "told": told_changes(figure.compared) if figure.compared else None,
        },
    )


def matrix_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The figure of the same query as a file."""
    asked = asked_of(request)
    if not asked.is_valid():
        return refused(request, asked)
    return EXPORTS[form](figure_of(asked, chips_of(asked)))


def asked_of(request: HttpRequest) -> MatrixFilter:
    """The filter of the query; today and "by at least 1" are what the figure shows anyway."""
    query = request.GET.copy()
    for name, idle in (("on", timezone.localdate().isoformat()), ("shared", "1")):
        if query.getlist(name) == [idle]:
            del query[name]
    return MatrixFilter(query, Partnership.objects.public())


def refused(request: HttpRequest, asked: MatrixFilter) -> HttpResponse:
    """The form with what is wrong at its fields, and no table."""
    context = {"section": "matrix", **form_of(asked, [])}
    return render(request, "partnerships/matrix.html", context, status=400)


def figure_of(asked: MatrixFilter, chips: list[filterbar.Chip]) -> Figure:
    """Figure 1 of a valid query, with the register of that day as a whole."""
    today = timezone.localdate()
    day = asked.form.cleaned_data["on"] or today
    homes = home_columns()
    if chosen := asked.form.cleaned_data["city"]:
        homes = homes.filter(pk__in=[city.pk for city in chosen])
    whole = plain_links(Partnership.objects.public().as_of(day))
    compared = compared_of(asked, day)
    links = plain_links(asked.qs)
    shown = marked(links, compared.changes) if compared else links
    return Figure(
        day=day,
        today=today,
        matrix=matrix_of(shown, homes, reader_language()),
        whole=totals_of(whole),
        asked=tuple((chip.label, chip.value) for chip in chips),
        compared=compared,
        query=query_of(asked),
    )


def query_of(asked: MatrixFilter) -> tuple[tuple[str, str], ...]:
    """The filters in force as an address writes them; the figure itself knows its day."""
    return tuple(
        (name, value)
        for name in asked.filters
        if name != "on"
        for value in dict.fromkeys(asked.data.getlist(name))
        if value
    )


def form_of(asked: MatrixFilter, chips: list[filterbar.Chip]) -> dict[str, object]:
    """The form's fields by name, chips and hidden values."""
    others = [name for name in asked.filters if name not in FORM]
    return {
        "filter": asked,
        "fields": {name: filterbar.made(asked, name) for name in FORM},
        "kept": [(name, value) for name in others for value in filterbar.values(asked.data, name)],
        "chips": chips,
        "today": timezone.localdate(),
    }


def chips_of(asked: MatrixFilter) -> list[filterbar.Chip]:
    """The filters in force; the days are none, they stand in the sentences."""
    days = {str(asked.form.fields[name].label) for name in ("on", "from")}
    return [chip for chip in filterbar.chips_of(asked) if chip.label not in days]
