"""The pages of reports in the admin, and their files."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from aid.counting import totals_of
from aid.models import Delivery
from aid.stage_table import received_table
from aid.sums import Summed
from partnerships.models import Agreement
from portal.pages.brief import PAPERS, ROWS, brief_table, cut
from portal.reports.donations import Donations, donations
from portal.reports.files import donations_csv, donations_xlsx, donations_zip, summary_xlsx
from portal.reports.period import Asked, AskForm
from records.exports.files import TYPES, attached
from records.languages import reader_language

PREVIEWED = 50


def summary_of(asked: Asked) -> tuple[Summed, int]:
    """What rows surely in the period add up to, and how many more may belong there."""
    rows = Delivery.objects.public().to_city(asked.city)
    sure, maybe = asked.definitely(rows), asked.possibly(rows)
    return totals_of(sure), maybe.count() - sure.count()


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
        made, doubtful = summary_of(asked)
        language = reader_language()
        shown |= {
            "asked": asked,
            "found": found,
            "previewed": found.rows[:PREVIEWED],
            "table": received_table(made, language, **asked.filters),
            "stages": [label for _code, label in Delivery.Stage.choices],
            "doubtful": doubtful,
            "query": request.GET.urlencode(),
        }
    return TemplateResponse(request, "admin/reports/reports.html", shown, status=status)


def form_of(request: HttpRequest) -> AskForm:
    """The form with what was asked. Raises: PermissionDenied for who sees no aid."""
    if not request.user.has_perm("aid.view_delivery"):
        raise PermissionDenied
    return AskForm(request.user, request.GET if "city" in request.GET else None)


FILES: dict[str, tuple[str, Callable[[Donations, Asked], bytes]]] = {
    "donations.csv": (TYPES["csv"], lambda found, _asked: donations_csv(found)),
    "donations.xlsx": (TYPES["xlsx"], lambda found, _asked: donations_xlsx(found)),
    "donations.zip": ("application/zip", donations_zip),
}


def report_file(request: HttpRequest, name: str) -> HttpResponse:
    """One report as a file or as a page to print. Raises: Http404."""
    form = form_of(request)
    if not (form.is_bound and form.is_valid()):
        raise Http404(_("Choose a city and a period first."))
    asked = form.asked()
    if name == "brief":
        return council_brief(request, asked)
    if name == "summary.xlsx":
        content, kind = summary_xlsx(*reordered(asked)), TYPES["xlsx"]
    elif name in FILES:
        kind, write = FILES[name]
        content = write(donations(asked), asked)
    else:
        raise Http404(_("There is no such report."))
    response = HttpResponse(content, content_type=kind)
    response["Cache-Control"] = "private, no-store"
    stem, ending = name.rsplit(".", 1)
    for header, value in attached(
        f"{stem}-{asked.city.slug}-{asked.first}-{asked.last}", ending
    ).items():
        response[header] = value
    return response


def reordered(asked: Asked) -> tuple[Summed, Asked, int]:
    """What the workbook of the summary is made of."""
    made, doubtful = summary_of(asked)
    return made, asked, doubtful


def council_brief(request: HttpRequest, asked: Asked) -> HttpResponse:
    """One page for the council, to be printed."""
    made, doubtful = summary_of(asked)
    table = received_table(made, reader_language(), **asked.filters)
    papers = Agreement.objects.public().of_city(asked.city)
    signed = papers.filter(signed_on_earliest__gte=asked.first, signed_on_latest__lte=asked.last)
    rows = asked.definitely(Delivery.objects.public().to_city(asked.city))
    context = {
        "asked": asked,
        "table": table,
        "lines": brief_table(table),
        "aid": cut(list(rows.for_lists()), ROWS),
        "papers": cut(list(signed.for_lists()), PAPERS),
        "doubtful": doubtful,
        "today": timezone.localdate(),
    }
    return render(request, "admin/reports/brief.html", context)
