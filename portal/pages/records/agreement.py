"""The page of one agreement: parties, dates, what came of it, what sources say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from aid.models import Delivery
from partnerships.models import Agreement, Initiative
from portal.pages.records.evidence import evidence_of
from records.gone import public_or_gone


def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    """One agreement with the initiatives and the aid under it."""
    found = public_or_gone(Agreement.objects.for_pages(), slug, request)
    if not isinstance(found, Agreement):
        return found
    context = {
        "section": "agreements",
        "record": found,
        "api": "api-agreement-detail",
        "initiatives": Initiative.objects.public().filter(agreements=found).for_lists(),
        "deliveries": Delivery.objects.public().filter(agreement=found).for_lists(),
        **evidence_of(found),
    }
    return render(request, "portal/agreement.html", context)
