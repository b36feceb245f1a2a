"""Public addresses of partnerships."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
