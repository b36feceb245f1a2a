"""Public addresses of aid."""

from django.urls import URLPattern, path, re_path

from aid import views

urlpatterns: list[URLPattern] = [
    path("aid/", views.delivery_list, name="delivery-list"),
    re_path(r"^aid\.(?P<form>csv|xlsx|json)$", views.delivery_export, name="delivery-export"),
    re_path(r"^aid/countries/(?P<code>[A-Z]{2})/$", views.donor_country, name="donor-country"),
    re_path(r"^aid/totals\.(?P<form>csv|xlsx|json)$", views.totals_export, name="totals-export"),
    re_path(r"^aid/chart\.(?P<form>csv|xlsx|json|svg)$", views.chart_export, name="chart-export"),
    re_path(
        r"^aid/compare\.(?P<form>csv|xlsx|json|svg)$", views.compare_export, name="compare-export"
    ),
    path("aid/compare/", views.aid_compare, name="aid-compare"),
    path("aid/<slug:slug>/", views.delivery, name="delivery"),
]
