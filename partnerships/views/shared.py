"""Partners that home cities have in common: a ranked list and a table of overlaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from cities.countries import country_name
from partnerships.exports.shared import OVERLAP, SHARED
from partnerships.filters import PartnershipFilter
from partnerships.matrix import home_columns
from partnerships.matrix.build import named
from partnerships.matrix.links import plain_homes, plain_links
from partnerships.matrix.overlap import Overlap, Shared, overlaps, shared_partners
from partnerships.matrix.shape import Home, Link
from partnerships.models import Partnership
from records.exports import Table, export
from records.filterbar import chips_of
from records.languages import reader_language
from records.listing import filter_in_force, refusal


@dataclass(frozen=True)
class Ranked:
    """A shared partner as the page shows it: its home cities by name, the query of its links."""

    shared: Shared
    name: str
    country: str
    homes: tuple[tuple[str, str, str], ...]
    query: str


@dataclass(frozen=True)
class Line:
    """One home city of the table of overlaps."""

    name: str
    slug: str
    cells: list[tuple[Overlap, str]]


@dataclass(frozen=True)
class Pair:
    """One cell of it as a row of a file."""

    city: str
    city_name: str
    other: str
    other_name: str
    common: int
    own: int
    percent: int | None
    query: str


def matrix_shared(request: HttpRequest) -> HttpResponse:
    """Which partners are shared, on the day and under the filters of the address."""
    asked = PartnershipFilter(request.GET, Partnership.objects.public(), request=request)
    context = {"section": "matrix", "filter": asked}
    if not asked.is_valid():
        return render(request, "partnerships/shared.html", context, status=400)
    links, homes = plain_links(asked.qs), plain_homes(home_columns())
    names = names_of(homes)
    context |= {
        "day": asked.form.cleaned_data["on"] or timezone.localdate(),
        "ranked": ranked_partners(links, names, asked),
        "lines": lines_of(links, homes, names, asked),
        "names": list(names.values()),
        "partners": len({link.partner for link in links if link.status == "active"}),
        "query": urlencode(filter_in_force(request, asked)),
    }
    return render(request, "partnerships/shared.html", context)


def shared_export(request: HttpRequest, table: str, form: str) -> HttpResponseBase:
    """One of the two tables of the same query as a file."""
    asked = PartnershipFilter(request.GET, Partnership.objects.public(), request=request)
    if not asked.is_valid():
        return refusal(asked.form.errors)
    links, homes = plain_links(asked.qs), plain_homes(home_columns())
    names = names_of(homes)
    rows: Sequence[Ranked | Pair]
    if table == "overlaps":
        rows, shown = pairs_of(lines_of(links, homes, names, asked), names), OVERLAP
    else:
        rows, shown = ranked_partners(links, names, asked), SHARED
    query = urlencode(filter_in_force(request, asked))
    page = f"{settings.PORTAL_ORIGIN}{reverse('matrix-shared')}{'?' if query else ''}{query}"
    filters = [(chip.label, chip.value) for chip in chips_of(asked)]
    file = Table(
        f"{table}-partners", Partnership, shown, rows, page, timezone.localdate(), filters=filters
    )
    return export(form, file)


def names_of(homes: Sequence[Home]) -> dict[str, str]:
    """Names of the home cities by slug, in the reader's language."""
    language = reader_language()
    return {home.slug: named(home.name_uk, home.name_en, language)[0] for home in homes}


def ranked_partners(
    links: Sequence[Link], names: dict[str, str], asked: PartnershipFilter
) -> list[Ranked]:
    """The shared partners, most shared first."""
    language = reader_language()
    return [ranked(one, names, language, asked) for one in shared_partners(links, language)]


def lines_of(
    links: Sequence[Link], homes: Sequence[Home], names: dict[str, str], asked: PartnershipFilter
) -> list[Line]:
    """The table of overlaps."""
    found = zip(overlaps(links, homes), homes, strict=True)
    return [line_of(row, home, names, asked) for row, home in found]


def pairs_of(lines: Sequence[Line], names: dict[str, str]) -> list[Pair]:
    """The cells of the table of overlaps one by one."""
    return [
        Pair(
            city=cell.row,
            city_name=line.name,
            other=cell.column,
            other_name=names[cell.column],
            common=cell.common,
            own=cell.own,
            percent=cell.percent,
            query=query,
        )
        for line in lines
        for cell, query in line.cells
    ]


def ranked(
    shared: Shared, names: dict[str, str], language: str, asked: PartnershipFilter
) -> Ranked:
    """One shared partner."""
    return Ranked(
        shared=shared,
        name=shared.name(language),
        country=country_name(shared.country, language),
        homes=tuple(
            (link.slug, names.get(link.home, link.home), link.kind) for link in shared.links
        ),
        query=query_of(asked, partner=shared.partner),
    )


def query_of(asked: PartnershipFilter, **more: str | Sequence[str]) -> str:
    """The list's parameters: the filters of the page, with some changes, links in force."""
    kept = {name: asked.data.getlist(name) for name in asked.data if name not in more}
    return urlencode({**kept, "status": "active", **more}, doseq=True)


def line_of(
    row: list[Overlap], home: Home, names: dict[str, str], asked: PartnershipFilter
) -> Line:
    """A home city against all others; each number leads to the links behind it."""
    cells = []
    for one in row:
        both = [] if one.is_diagonal else [one.row, one.column]
        cells.append((one, query_of(asked, city=one.row, common=both) if one.common else ""))
    return Line(names[home.slug], home.slug, cells)
