"""The page of one initiative: who takes part, when, under which papers, with which aid."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aid.models import Delivery
from partnerships.models import Initiative
from portal.pages.records.evidence import evidence_of
from records.gone import public_or_gone


def initiative(request: HttpRequest, slug: str) -> HttpResponse:
    """One initiative with the aid given for it."""
    found = public_or_gone(Initiative.objects.for_pages(), slug, request)
    if not isinstance(found, Initiative):
        return found
    context = {
        "section": "",
        "record": found,
        "api": "api-initiative-detail",
        "deliveries": Delivery.objects.public().filter(initiatives=found).for_lists(),
        **evidence_of(found),
    }
    return render(request, "portal/initiative.html", context)
