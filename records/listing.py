"""Reads a list page's query: filtered rows, one page of them, or what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import InvalidPage, Page, Paginator
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import resolve, reverse
from django.utils import timezone

from records.exports import Column, Table, export
from records.exports.table import Place
from records.filterbar import chips_of
from records.filters import RegisterFilterSet

ROWS_ON_A_PAGE = 50
ROWS_AT_ONCE = 200
PLAIN_TEXT = "text/plain; charset=utf-8"


@dataclass(frozen=True)
class Listing:
    """What a list page shows. Unknown: `page` is None where the query cannot be answered."""

    filter: RegisterFilterSet
    page: Page | None

    @property
    def is_refused(self) -> bool:
        """Whether the query cannot be answered."""
        return self.page is None

    @property
    def is_silent(self) -> bool:
        """Whether there is no number to say: a list without rows says so in a sentence."""
        return not self.count

    @property
    def status(self) -> int:
        """The HTTP status of the page."""
        return 400 if self.is_refused else 200

    @property
    def count(self) -> int:
        """How many rows there are on all pages."""
        return self.page.paginator.count if self.page else 0


def read_listing(
    request: HttpRequest,
    filter_class: type[RegisterFilterSet],
    rows: models.QuerySet,
    key: Callable[[Any], Any] | None = None,
) -> Listing:
    """One page of the rows that the query asks for, in the order of `key` if given.

    Raises: Http404 for a page that does not exist.
    """
    filterset = filter_class(request.GET, queryset=rows, request=request)
    if not filterset.is_valid():
        return Listing(filterset, None)
    found = sorted(filterset.qs, key=key) if key else filterset.qs
    return Listing(filterset, page_of(found, request))


def read_export(
    request: HttpRequest,
    form: str,
    filter_class: type[RegisterFilterSet],
    rows: models.QuerySet,
    shown: Sequence[Column],
    place: Place | None = None,
) -> HttpResponseBase:
    """All rows that the query asks for, as a file; status 400 says what is wrong."""
    filterset = filter_class(request.GET, queryset=rows, request=request)
    if not filterset.is_valid():
        return refusal(filterset.form.errors)
    table = Table(
        name=f"{rows.model._meta.model_name}-list",
        model=rows.model,
        shown=shown,
        records=filterset.qs.iterator(chunk_size=ROWS_AT_ONCE),
        address=page_address(request, filterset),
        day=timezone.localdate(),
        place=place,
        filters=tuple((chip.label, chip.value) for chip in chips_of(filterset)),
    )
    return export(form, table)


def refusal(errors: Mapping[str, Sequence[str]]) -> HttpResponse:
    """What is wrong with the query of a file, in plain text."""
    problems = [f"{name}: {', '.join(map(str, said))}" for name, said in errors.items()]
    return HttpResponse("\n".join(problems), status=400, content_type=PLAIN_TEXT)


def page_address(request: HttpRequest, filterset: RegisterFilterSet) -> str:
    """The full address of the page that lists the same rows, its filter in one order."""
    name = str(resolve(request.path_info).url_name)
    page = reverse(name.removesuffix("-export") + "-list")
    query = urlencode(filter_in_force(request, filterset))
    return f"{settings.PORTAL_ORIGIN}{page}{'?' if query else ''}{query}"


def filter_in_force(request: HttpRequest, filterset: RegisterFilterSet) -> list[tuple[str, str]]:
    """Parameters that choose rows, each value once."""
    return [
        (name, value)
        for name in filterset.filters
        for value in dict.fromkeys(request.GET.getlist(name))
        if value
    ]


def page_of(rows: Any, request: HttpRequest) -> Page:
    """The page that `?page=` names, else the first. Raises: Http404 for one there is not."""
    try:
        return Paginator(rows, ROWS_ON_A_PAGE).page(request.GET.get("page") or 1)
    except InvalidPage as error:
        raise Http404 from error
