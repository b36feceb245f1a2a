"""Public addresses of records."""

from django.urls import URLPattern, path, re_path

from records import views

urlpatterns: list[URLPattern] = [
    path("sources/", views.source_list, name="source-list"),
    re_path(r"^sources\.(?P<form>csv|xlsx|json)$", views.source_export, name="source-export"),
    path("sources/<slug:slug>/", views.source, name="source"),
]
