"""Links of cities, the papers they signed, what they do together."""

from partnerships.models.agreement import Agreement, AgreementParty, AgreementQuerySet
from partnerships.models.approval_step import ApprovalStep
from partnerships.models.area import Area
from partnerships.models.event import PartnershipEvent
from partnerships.models.initiative import Initiative, InitiativeParty, InitiativeQuerySet
from partnerships.models.organization import Organization, OrganizationQuerySet
from partnerships.models.partnership import Partnership, PartnershipQuerySet

__all__ = [
    "Agreement",
    "AgreementParty",
    "AgreementQuerySet",
    "ApprovalStep",
    "Area",
    "Initiative",
    "InitiativeParty",
    "InitiativeQuerySet",
    "Organization",
    "OrganizationQuerySet",
    "Partnership",
    "PartnershipEvent",
    "PartnershipQuerySet",
]
