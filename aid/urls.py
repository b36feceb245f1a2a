"""Public addresses of aid."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
