"""Public addresses of cities."""

from django.urls import URLPattern, path, re_path

from cities import views

urlpatterns: list[URLPattern] = [
    path("cities/", views.city_list, name="city-list"),
    re_path(r"^cities\.(?P<form>csv|xlsx|json|geojson)$", views.city_export, name="city-export"),
]
