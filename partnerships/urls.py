"""Public addresses of partnerships."""

from django.urls import URLPattern, path, re_path

from partnerships.views import document, lists, matrix
from partnerships.views.shared import matrix_shared, shared_export

FORM = r"\.(?P<form>csv|xlsx|json)$"
FORM_WITH_PLACES = r"\.(?P<form>csv|xlsx|json|geojson)$"

urlpatterns: list[URLPattern] = [
    path("matrix/", matrix.matrix, name="matrix"),
    re_path(r"^matrix\.(?P<form>csv|xlsx|json|svg)$", matrix.matrix_export, name="matrix-export"),
    path("matrix/shared/", matrix_shared, name="matrix-shared"),
    re_path(r"^matrix/(?P<table>shared)" + FORM, shared_export, name="shared-export"),
    re_path(r"^matrix/(?P<table>overlaps)" + FORM, shared_export, name="overlaps-export"),
    path("partnerships/", lists.partnership_list, name="partnership-list"),
    re_path(
        "^partnerships" + FORM_WITH_PLACES, lists.partnership_export, name="partnership-export"
    ),
    path("agreements/", lists.agreement_list, name="agreement-list"),
    re_path("^agreements" + FORM, lists.agreement_export, name="agreement-export"),
    path(
        "agreements/<slug:slug>/document/", document.agreement_document, name="agreement-document"
    ),
    path("initiatives/", lists.initiative_list, name="initiative-list"),
    re_path("^initiatives" + FORM, lists.initiative_export, name="initiative-export"),
    path("organizations/", lists.organization_list, name="organization-list"),
    re_path("^organizations" + FORM, lists.organization_export, name="organization-export"),
]
