"""The pages of reports in the admin, and their files."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from aid.models import Delivery
from portal.pages.brief import cut
from portal.reports.donations import Donations, donations
from portal.reports.files import donations_csv, donations_xlsx, donations_zip
from portal.reports.period import Asked, AskForm
from portal.reports.summary import Summary
from portal.reports.workbooks import brief_xlsx, consolidated_xlsx
from records.exports.files import TYPES, attached

# Lines shown of the list of received aid, and rows printed with the consolidated report: the
# files have them all
PREVIEWED, PRINTED_ROWS = 50, 500
# So many lines, rows and papers of a brief fit on its page
BRIEF_LINES, BRIEF_ROWS, BRIEF_PAPERS = 14, 9, 24


def reports_page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """Asks city and period; then shows the list of received aid and what stands apart."""
    form = form_of(request)
    shown = {**context, "title": _("Reports of received aid"), "form": form, "query": ""}
    status = 200
    if form.is_bound:
        status = 200 if form.is_valid() else 400
    if form.is_bound and form.is_valid():
        asked = form.asked()
        found = donations(asked)
        made = Summary(asked)
        shown |= {
            "asked": asked,
            "found": found,
            "previewed": found.rows[:PREVIEWED],
            "table": made.table,
            "stages": [label for _code, label in Delivery.Stage.choices],
            "doubtful": len(made.doubtful),
            "query": request.GET.urlencode(),
        }
    return TemplateResponse(request, "admin/reports/reports.html", shown, status=status)


def form_of(request: HttpRequest) -> AskForm:
    """The form with what was asked. Raises: PermissionDenied for who sees no aid."""
    if not request.user.has_perm("aid.view_delivery"):
        raise PermissionDenied
    return AskForm(request.user, request.GET if "city" in request.GET else None)


# What is made of the list of received aid, and what of the totals
LISTS: dict[str, tuple[str, Callable[[Donations, Asked], bytes]]] = {
    "donations.csv": (TYPES["csv"], lambda found, _asked: donations_csv(found)),
    "donations.xlsx": (TYPES["xlsx"], lambda found, _asked: donations_xlsx(found)),
    "donations.zip": ("application/zip", donations_zip),
}
BOOKS: dict[str, Callable[[Summary], bytes]] = {
    "summary.xlsx": consolidated_xlsx,
    "brief.xlsx": brief_xlsx,
}


def report_file(request: HttpRequest, name: str) -> HttpResponse:
    """One report as a file or as a page to print. Raises: Http404."""
    form = form_of(request)
    if not (form.is_bound and form.is_valid()):
        raise Http404(_("Choose a city and a period first."))
    asked = form.asked()
    if name in PRINTED:
        response = PRINTED[name](request, Summary(asked))
    elif name in BOOKS:
        response = HttpResponse(BOOKS[name](Summary(asked)), content_type=TYPES["xlsx"])
    elif name in LISTS:
        kind, write = LISTS[name]
        response = HttpResponse(write(donations(asked), asked), content_type=kind)
    else:
        raise Http404(_("There is no such report."))
    response["Cache-Control"] = "private, no-store"
    if name not in PRINTED:
        stem, ending = name.rsplit(".", 1)
        called = f"{stem}-{asked.city.slug}-{asked.first}-{asked.last}"
        for header, value in attached(called, ending).items():
            response[header] = value
    return response


def consolidated_report(request: HttpRequest, made: Summary) -> HttpResponse:
    """Figures and rows of all stages, to be printed."""
    context = {
        "asked": made.asked,
        "table": made.table,
        "rows": cut(made.rows, PRINTED_ROWS),
        "doubtful": made.doubtful,
        "today": timezone.localdate(),
    }
    return render(request, "admin/reports/summary.html", context)


def council_brief(request: HttpRequest, made: Summary) -> HttpResponse:
    """One page for the council, to be printed."""
    context = {
        "asked": made.asked,
        "table": made.table,
        "lines": cut(made.table.lines, BRIEF_LINES),
        "aid": cut(made.rows, BRIEF_ROWS),
        "papers": cut(made.papers, BRIEF_PAPERS),
        "doubtful": len(made.doubtful),
        "today": timezone.localdate(),
    }
    return render(request, "admin/reports/brief.html", context)


PRINTED: dict[str, Callable[[HttpRequest, Summary], HttpResponse]] = {
    "summary": consolidated_report,
    "brief": council_brief,
}
