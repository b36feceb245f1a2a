"""Public addresses of cities."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
