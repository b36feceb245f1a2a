"""Addresses of signing in: allauth's own, and the link of an invitation."""

from django.urls import include, path

from portal.signin.accepting import accept_invitation

urlpatterns = [
    path("invitation/<str:token>/", accept_invitation, name="invitation"),
    path("", include("allauth.urls")),
]
