"""Methodology page: what the words mean and how the register counts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partnerships.models import Agreement, Partnership
from portal.pages.links import as_of_today, current
from records.languages import reader_language

# Long prose is written in each language, not translated sentence by sentence
TEXTS = {"uk": "portal/methodology/_uk.html", "en": "portal/methodology/_en.html"}


def methodology(request: HttpRequest) -> HttpResponse:
    """Definitions and rules, with this register's own counts as the example."""
    links = current(as_of_today(Partnership.objects.public()))
    context = {
        "text": TEXTS[reader_language()],
        "links": len(links),
        "partners": len({link.partner_id for link in links}),
        "agreements": Agreement.objects.public().count(),
    }
    return render(request, "portal/methodology.html", context)
