"""The page of one organization: what it signed, gave, forwarded, carried and carried out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from aid.counting import totals_of
from aid.models import Delivery, Participant
from aid.stage_table import StageTable, stage_table
from partnerships.models import Agreement, Initiative, Organization
from portal.pages.records.evidence import evidence_of
from records.gone import public_or_gone
from records.languages import reader_language


def organization(request: HttpRequest, slug: str) -> HttpResponse:
    """One organization with its part in everything public."""
    found = public_or_gone(Organization.objects.for_pages(), slug, request)
    if not isinstance(found, Organization):
        return found
    signed = found.agreementparty_rows.values("agreement")
    joined = found.initiativeparty_rows.values("initiative")
    context = {
        "section": "",
        "record": found,
        "api": "api-organization-detail",
        "agreements": Agreement.objects.public().filter(pk__in=signed).for_lists(),
        "initiatives": Initiative.objects.public().filter(pk__in=joined).for_lists(),
        "table": given_table(found),
        "parts": parts_of(found),
        **evidence_of(found),
    }
    return render(request, "portal/organization.html", context)


def given_table(organization: Organization) -> StageTable:
    """What it gave, by stage and unit; what it only forwarded is not in it (R5)."""
    public = Delivery.objects.public()
    donors = Participant.objects.filter(
        role=Participant.Role.DONOR, organization=organization
    ).values("delivery")
    made = totals_of(public.filter(pk__in=donors), boundary=public)
    return stage_table(made, reader_language(), organization=organization.slug)


def parts_of(organization: Organization) -> list[tuple[str, str, list[Delivery]]]:
    """Its rows of aid by role: code, heading, rows. As hub it gave nothing (R5)."""
    headings = {
        Participant.Role.DONOR: _("Aid it gave"),
        Participant.Role.HUB: _("Aid it forwarded as a hub, given by others"),
        Participant.Role.CARRIER: _("Aid it carried"),
        Participant.Role.IMPLEMENTER: _("Aid it carried out"),
        Participant.Role.RECEIVER: _("Aid it received"),
    }
    rows = list(Delivery.objects.public().with_organization(organization).for_lists())
    found = [
        (str(role), text, in_role(rows, organization, role)) for role, text in headings.items()
    ]
    return [part for part in found if part[2]]


def in_role(rows: list[Delivery], organization: Organization, role: str) -> list[Delivery]:
    """The rows in which the organization has the role."""
    return [
        row
        for row in rows
        if any(one.organization_id == organization.pk for one in row.in_role(role))
    ]
