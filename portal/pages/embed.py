"""Figures of the register for other people's pages: the figure, its source line, the way back."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page, require_safe

from aid.explorer import listing_of, read_query, shown_of
from partnerships.filters import PartnershipFilter
from partnerships.matrix.totals import total_lines
from partnerships.matrix.words import listed
from partnerships.models import Partnership
from partnerships.views.matrix import asked_of, chips_of, figure_of
from portal.pages.links_map import drawn_of, figures_of, in_table_order, shown_links
from portal.releases import Release
from portal.releases.frozen import FrozenError, database_of, reading

View = Callable[..., HttpResponse]
# How long a copy may be kept. Unit: seconds
KEPT = 600


def frozen(view: View) -> View:
    """The same view of a release: its database, and its day where the address names none."""

    @wraps(view)
    def answer(request: HttpRequest, version: str) -> HttpResponse:
        found = get_object_or_404(Release, version=version)
        if found.is_retracted:
            return render(request, "410.html", {"reason": found.retraction_reason}, status=410)
        day = timezone.localtime(found.published_at).date()
        query = request.GET.copy()
        if view in WITH_DAY:
            query.setdefault("on", day.isoformat())
        request.GET = query
        try:
            alias = database_of(version)
        except (FrozenError, FileNotFoundError) as error:
            raise Http404(_("The file of this release is not here.")) from error
        request.release = found
        with reading(alias):
            return view(request)

    return answer


def framed(view: View) -> View:
    """May stand in a frame of any site, and be kept for a while; it sets no cookie."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs)

    made = csp_replace({"frame-ancestors": ["*"]})(answer)
    made = xframe_options_exempt(made)
    made = cache_control(public=True, max_age=KEPT)(made)
    return require_safe(conditional_page(made))


def full_page(request: HttpRequest, name: str) -> str:
    """The whole page with the same query."""
    query = urlencode([(key, one) for key, values in request.GET.lists() for one in values if one])
    return f"{reverse(name)}{'?' if query else ''}{query}"


def refused(request: HttpRequest, name: str, errors: Any) -> HttpResponse:
    """What is wrong with the query, in the same bare frame."""
    told = [str(error) for messages in errors.values() for error in messages]
    context = {"errors": told, "full": full_page(request, name)}
    return render(request, "portal/embed/refused.html", context, status=400)


def embed_matrix(request: HttpRequest) -> HttpResponse:
    """Figure 1."""
    asked = asked_of(request)
    if not asked.is_valid():
        return refused(request, "matrix", asked.form.errors)
    figure = figure_of(asked, chips_of(asked))
    shown = figure.matrix
    context = {
        "figure": figure,
        "matrix": shown,
        "lines": total_lines(shown, asked.data),
        "homes": listed([column.name for column in shown.columns], shown.language),
        "day": figure.day,
        "full": full_page(request, "matrix"),
    }
    return render(request, "portal/embed/matrix.html", context)


def embed_map(request: HttpRequest) -> HttpResponse:
    """The map of links."""
    asked = PartnershipFilter(request.GET, Partnership.objects.public(), request=request)
    if not asked.is_valid():
        return refused(request, "map", asked.form.errors)
    links = shown_links(asked)
    context = {
        "drawn": drawn_of(links) if links else None,
        "links": in_table_order(links),
        "figures": figures_of(links),
        "day": asked.form.cleaned_data["on"] or timezone.localdate(),
        "full": full_page(request, "map"),
    }
    return render(request, "portal/embed/map.html", context)


def embed_chart(request: HttpRequest) -> HttpResponse:
    """A chart of aid."""
    asked = read_query(request)
    if listing_of(asked, request).is_refused:
        return refused(request, "delivery-list", asked.form.errors)
    context = {
        "chart": shown_of(asked).chart,
        "day": timezone.localdate(),
        "full": full_page(request, "delivery-list"),
    }
    return render(request, "portal/embed/chart.html", context)


# Views whose figure is that of a day
WITH_DAY = (embed_matrix, embed_map)
VIEWS = {"matrix": embed_matrix, "map": embed_map, "chart": embed_chart}
LIVE = {name: framed(view) for name, view in VIEWS.items()}
FROZEN = {name: framed(frozen(view)) for name, view in VIEWS.items()}
