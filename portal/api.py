"""The API's addresses: one resource for each kind of record, Figure 1, cases, description."""

from django.http import HttpResponseBase, HttpResponsePermanentRedirect
from django.urls import Resolver404, URLPattern, URLResolver, include, path, re_path, resolve
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from aid.api import DeliveryViewSet, TotalsView
from cities.api import CityViewSet
from partnerships.api import (
    AgreementViewSet,
    InitiativeViewSet,
    MatrixView,
    OrganizationViewSet,
    PartnershipViewSet,
    SharedView,
)
from portal.cases_api import CaseViewSet
from portal.releases.model import VERSION
from portal.releases_api import ReleaseListView, ReleaseView
from portal.search_api import SearchView
from records.api import RegisterView, SourceViewSet
from records.queries import refuse_parameters

RESOURCES = {
    "cities": ("city", CityViewSet),
    "organizations": ("organization", OrganizationViewSet),
    "partnerships": ("partnership", PartnershipViewSet),
    "agreements": ("agreement", AgreementViewSet),
    "initiatives": ("initiative", InitiativeViewSet),
    "deliveries": ("delivery", DeliveryViewSet),
    "sources": ("source", SourceViewSet),
    "cases": ("caseprofile", CaseViewSet),
}
router = SimpleRouter()
for prefix, (model, viewset) in RESOURCES.items():
    router.register(prefix, viewset, basename=f"api-{model}")


class ApiRoot(RegisterView):
    """Where everything is."""

    @extend_schema(
        responses=OpenApiResponse(OpenApiTypes.OBJECT, description="Name and address of each part.")
    )
    def get(self, request: Request) -> Response:
        """The addresses of the API, and the licence of its data."""
        refuse_parameters(request)
        names = {prefix: f"api-{model}-list" for prefix, (model, _set) in RESOURCES.items()}
        names |= {
            "totals": "api-totals",
            "matrix": "api-matrix",
            "search": "api-search",
            "releases": "api-release-list",
            "schema": "api-schema",
            "docs": "api-docs",
        }
        addresses = {part: reverse(name, request=request) for part, name in names.items()}
        return Response({**addresses, "licence": "CC BY 4.0"})


class UnknownAddress(APIView):
    """Answers for addresses under /api/ that nothing else answers."""

    schema = None

    def initial(self, request: Request, *args: str, **kwargs: str) -> None:
        """Raises: NotFound, whatever the method."""
        super().initial(request, *args, **kwargs)
        raise NotFound(_("The API has no such address."))

    def dispatch(self, request: Request, *args: str, **kwargs: str) -> HttpResponseBase:
        """A forgotten stroke at the end is put right; all else is not found."""
        if request.method in ("GET", "HEAD") and lacks_stroke(request.path):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{request.path}/{'?' if query else ''}{query}")
        return super().dispatch(request, *args, **kwargs)


def lacks_stroke(address: str) -> bool:
    """Whether an address would be one of the API with a stroke at its end."""
    try:
        match = resolve(f"{address}/")
    except Resolver404:
        return False
    return not address.endswith("/") and match.url_name != "api-unknown"


urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/", ApiRoot.as_view(), name="api-root"),
    path("v1/schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("v1/docs/", SpectacularSwaggerSplitView.as_view(url_name="api-schema"), name="api-docs"),
    path("v1/totals/", TotalsView.as_view(), name="api-totals"),
    path("v1/matrix/", MatrixView.as_view(), name="api-matrix"),
    path("v1/matrix/shared/", SharedView.as_view(), name="api-shared"),
    path("v1/search/", SearchView.as_view(), name="api-search"),
    path("v1/releases/", ReleaseListView.as_view(), name="api-release-list"),
    re_path(
        rf"^v1/releases/(?P<version>{VERSION})/$",
        ReleaseView.as_view(),
        name="api-release-detail",
    ),
    path("v1/", include(router.urls)),
    re_path(r"^.*$", UnknownAddress.as_view(), name="api-unknown"),
]
