"""Partners that home cities have in common: a ranked list and a table of overlaps."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from cities.countries import country_name
from partnerships.filters import PartnershipFilter
from partnerships.matrix import home_columns
from partnerships.matrix.build import named
from partnerships.matrix.links import plain_homes, plain_links
from partnerships.matrix.overlap import Overlap, Shared, overlaps, shared_partners
from partnerships.matrix.shape import Home
from partnerships.models import Partnership
from records.languages import reader_language


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


def matrix_shared(request: HttpRequest) -> HttpResponse:
    """Which partners are shared, on the day and under the filters of the address."""
    asked = PartnershipFilter(request.GET, Partnership.objects.public(), request=request)
    context = {"section": "matrix", "filter": asked}
    if not asked.is_valid():
        return render(request, "partnerships/shared.html", context, status=400)
    language, homes = reader_language(), plain_homes(home_columns())
    links = plain_links(asked.qs)
    names = {home.slug: named(home.name_uk, home.name_en, language)[0] for home in homes}
    day = asked.form.cleaned_data["on"] or timezone.localdate()
    context |= {
        "day": day,
        "ranked": [ranked(one, names, language, asked) for one in shared_partners(links, language)],
        "lines": [line_of(row, home, names, asked) for row, home in zip(
            overlaps(links, homes), homes, strict=True
        )],
        "names": list(names.values()),
        "partners": len({link.partner for link in links if link.status == "active"}),
    }  # fmt: skip
    return render(request, "partnerships/shared.html", context)


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
