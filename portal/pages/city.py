"""The page of a city: the case page of a home city, else what the register holds of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from cities.models import CaseProfile, City
from portal.pages.case import case_context
from portal.pages.place import place_context
from records.gone import public_or_gone


def city(request: HttpRequest, slug: str) -> HttpResponse:
    """A city by its permanent address."""
    found = public_or_gone(City.objects.all(), slug, request)
    if isinstance(found, HttpResponse):
        return found
    profile = CaseProfile.objects.public().filter(city=found).first() if found.is_home else None
    if profile:
        return render(request, "portal/case.html", case_context(found, profile))
    return render(request, "portal/place.html", place_context(found))
