"""Public addresses of single records whose pages combine apps."""

from django.urls import URLPattern, path

from portal.pages.records.agreement import agreement
from portal.pages.records.initiative import initiative
from portal.pages.records.organization import organization
from portal.pages.records.partnership import partnership

urlpatterns: list[URLPattern] = [
    path("partnerships/<slug:slug>/", partnership, name="partnership"),
    path("agreements/<slug:slug>/", agreement, name="agreement"),
    path("initiatives/<slug:slug>/", initiative, name="initiative"),
    path("organizations/<slug:slug>/", organization, name="organization"),
]
