"""JSON of what partnerships hold: links, agreements, initiatives, organizations, Figure 1."""

from partnerships.serializers.links import PartnershipSerializer
from partnerships.serializers.matrix import MatrixSerializer, matrix_json
from partnerships.serializers.organizations import OrganizationSerializer
from partnerships.serializers.papers import (
    AgreementSerializer,
    InitiativeSerializer,
    PartySerializer,
)
from partnerships.serializers.refs import (
    AgreementRefSerializer,
    InitiativeRefSerializer,
    OrganizationRefSerializer,
    PartnershipRefSerializer,
)

__all__ = [
    "AgreementRefSerializer",
    "AgreementSerializer",
    "InitiativeRefSerializer",
    "InitiativeSerializer",
    "MatrixSerializer",
    "OrganizationRefSerializer",
    "OrganizationSerializer",
    "PartnershipRefSerializer",
    "PartnershipSerializer",
    "PartySerializer",
    "matrix_json",
]
