"""Public addresses of the pages that combine apps."""

from django.urls import path

from portal.pages.city import city
from portal.pages.data import data
from portal.pages.home import home
from portal.pages.links_map import links_map
from portal.pages.methodology import methodology
from portal.pages.search import search

urlpatterns = [
    path("", home, name="home"),
    path("cities/<slug:slug>/", city, name="city"),
    path("data/", data, name="data"),
    path("methodology/", methodology, name="methodology"),
    path("map/", links_map, name="map"),
    path("search/", search, name="search"),
]
