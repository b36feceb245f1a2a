"""Forms for links, agreements, initiatives, organizations and areas."""

from partnerships.admin.agreements import AgreementAdmin, InitiativeAdmin
from partnerships.admin.links import PartnershipAdmin
from partnerships.admin.organizations import AreaAdmin, OrganizationAdmin
from partnerships.admin.parties import PartyForm

__all__ = [
    "AgreementAdmin",
    "AreaAdmin",
    "InitiativeAdmin",
    "OrganizationAdmin",
    "PartnershipAdmin",
    "PartyForm",
]
