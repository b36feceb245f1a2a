"""Links, agreements, initiatives and organizations: the lists and their downloads."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from cities.places import line
from partnerships.exports.lists import AGREEMENT, INITIATIVE, ORGANIZATION, PARTNERSHIP
from partnerships.filters import (
    AgreementFilter,
    InitiativeFilter,
    OrganizationFilter,
    PartnershipFilter,
)
from partnerships.models import Agreement, Initiative, Organization, Partnership
from records.collation import sort_key
from records.languages import reader_language
from records.listing import read_export, read_listing


def partnership_list(request: HttpRequest) -> HttpResponse:
    """Links, the youngest first, as they stand today or on the day asked for."""
    rows = Partnership.objects.public().for_lists()
    listing = read_listing(request, PartnershipFilter, rows)
    context = {"section": "", "listing": listing}
    return render(request, "partnerships/partnership_list.html", context, status=listing.status)


def partnership_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The same links as a file."""
    rows = Partnership.objects.public().for_lists()
    return read_export(request, form, PartnershipFilter, rows, PARTNERSHIP, place=between)


def between(link: Partnership) -> dict[str, Any] | None:
    """The link as a line between its two cities. Unknown: None where one has no place."""
    return line(link.city, link.partner)


def agreement_list(request: HttpRequest) -> HttpResponse:
    """Agreements, the newest first."""
    listing = read_listing(request, AgreementFilter, Agreement.objects.public().for_lists())
    context = {"section": "agreements", "listing": listing}
    return render(request, "partnerships/agreement_list.html", context, status=listing.status)


def agreement_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The same agreements as a file."""
    rows = Agreement.objects.public().for_lists()
    return read_export(request, form, AgreementFilter, rows, AGREEMENT)


def initiative_list(request: HttpRequest) -> HttpResponse:
    """Initiatives, the newest first."""
    listing = read_listing(request, InitiativeFilter, Initiative.objects.public().for_lists())
    context = {"section": "", "listing": listing}
    return render(request, "partnerships/initiative_list.html", context, status=listing.status)


def initiative_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The same initiatives as a file."""
    rows = Initiative.objects.public().for_lists()
    return read_export(request, form, InitiativeFilter, rows, INITIATIVE)


def organization_list(request: HttpRequest) -> HttpResponse:
    """Organizations, in the reader's alphabet."""
    language = reader_language()
    listing = read_listing(
        request,
        OrganizationFilter,
        Organization.objects.public().for_lists(),
        key=lambda organization: sort_key(organization.name, language),
    )
    context = {"section": "", "listing": listing}
    return render(request, "partnerships/organization_list.html", context, status=listing.status)


def organization_export(request: HttpRequest, form: str) -> HttpResponseBase:
    """The same organizations as a file."""
    rows = Organization.objects.public().for_lists()
    return read_export(request, form, OrganizationFilter, rows, ORGANIZATION)
