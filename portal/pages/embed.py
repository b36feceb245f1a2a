"""Figures of the register for other people's pages: the figure, its source line, the way back."""

import logging
from collections.abc import Callable
from datetime import date
from functools import wraps
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import conditional_page, require_safe

from aid.explorer import read_query, shown_of
from partnerships.filters import PartnershipFilter
from partnerships.matrix.totals import total_lines
from partnerships.matrix.words import listed
from partnerships.models import Partnership
from partnerships.views.matrix import asked_of, chips_of, figure_of
from portal.pages.links_map import drawn_of, figures_of, in_table_order, shown_links
from portal.releases import Release
from portal.releases.frozen import FrozenError, database_of, reading

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponse]
# How long a copy may be kept. Unit: seconds
KEPT = 600


def frozen(view: View) -> View:
    """The same view of a release: its database, and its day where the address names none."""

    @wraps(view)
    def answer(request: HttpRequest, version: str) -> HttpResponse:
        found = Release.objects.filter(version=version).first()
        if found is None:
            return told(request, 404, _("There is no release %s.") % version)
        if found.is_retracted:
            gone = _("Release %s was taken back.") % version
            return told(request, 410, gone, str(found.retraction_reason))
        try:
            alias = database_of(version)
        except (Release.DoesNotExist, FrozenError, OSError, DatabaseError):
            return unready(request, version)
        request.release, request.GET = found, of_its_day(request.GET, found, view)
        with reading(alias):
            return view(request)

    return answer


def of_its_day(query: QueryDict, release: Release, view: View) -> QueryDict:
    """The query, with the day of the release where it names none: "today" would move on."""
    dated = query.copy()
    if view in WITH_DAY and not any(dated.getlist("on")):
        dated["on"] = day_of(release).isoformat()
    return dated


def day_of(release: Release) -> date:
    """The day of a release in Kyiv."""
    return timezone.localtime(release.published_at).date()


def told(request: HttpRequest, status: int, *sentences: str) -> HttpResponse:
    """Why there is no figure, in the same bare frame, with the way to all releases."""
    context = {"errors": sentences, "full": reverse("release-list")}
    return render(request, "portal/embed/refused.html", context, status=status)


def unready(request: HttpRequest, version: str) -> HttpResponse:
    """A release that cannot be read now; the log says why."""
    logger.exception("Release %s cannot be read", version)
    answer = told(request, 503, _("Release %s cannot be read now: try again later.") % version)
    answer["Retry-After"] = str(KEPT)
    return answer


def framed(view: View) -> View:
    """May stand in a frame of any site, and be kept for a while; it sets no cookie."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # A figure has no pages of rows
        request.GET = request.GET.copy()
        request.GET.pop("page", None)
        made = view(request, *args, **kwargs)
        if made.status_code < HTTPStatus.INTERNAL_SERVER_ERROR:
            patch_cache_control(made, public=True, max_age=KEPT)
        else:
            add_never_cache_headers(made)
        return made

    made = csp_replace({"frame-ancestors": ["*"]})(answer)
    return require_safe(conditional_page(xframe_options_exempt(made)))


def full_page(request: HttpRequest, name: str) -> str:
    """The whole page with the same query."""
    query = urlencode([(key, one) for key, values in request.GET.lists() for one in values if one])
    return f"{reverse(name)}{'?' if query else ''}{query}"


def refused(request: HttpRequest, name: str, errors: Any) -> HttpResponse:
    """What is wrong with the query, in the same bare frame."""
    found = [str(error) for messages in errors.values() for error in messages]
    context = {"errors": found, "full": full_page(request, name)}
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
    asked, release = read_query(request), getattr(request, "release", None)
    if asked.form.errors:
        return refused(request, "delivery-list", asked.form.errors)
    context = {
        "chart": shown_of(asked).chart,
        "day": day_of(release) if release else timezone.localdate(),
        "full": full_page(request, "delivery-list"),
    }
    return render(request, "portal/embed/chart.html", context)


# Views whose figure is that of a day
WITH_DAY = (embed_matrix, embed_map)
VIEWS = {"matrix": embed_matrix, "map": embed_map, "chart": embed_chart}
LIVE = {name: framed(view) for name, view in VIEWS.items()}
FROZEN = {name: framed(frozen(view)) for name, view in VIEWS.items()}
