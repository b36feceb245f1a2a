"""Public addresses of the pages that combine apps."""

from django.urls import path, re_path
from django.views.decorators.http import conditional_page

from portal.feeds import RegisterFeed
from portal.pages.brief import city_brief, partnership_brief
from portal.pages.city import city
from portal.pages.data import data
from portal.pages.embed import FROZEN, LIVE
from portal.pages.home import home
from portal.pages.links_map import links_map
from portal.pages.map_file import map_file
from portal.pages.methodology import methodology
from portal.pages.releases import live_package, release, release_file, release_list
from portal.pages.search import search
from portal.releases.model import VERSION

urlpatterns = [
    path("", home, name="home"),
    path("cities/<slug:slug>/", city, name="city"),
    path("data/", data, name="data"),
    path("data/register.zip", live_package, name="live-package"),
    path("data/releases/", release_list, name="release-list"),
    re_path(rf"^data/releases/(?P<version>{VERSION})/$", release, name="release"),
    re_path(rf"^data/releases/(?P<version>{VERSION})\.zip$", release_file, name="release-file"),
    path("feed.atom", conditional_page(RegisterFeed()), name="feed"),
    path("cities/<slug:slug>/feed.atom", conditional_page(RegisterFeed()), name="city-feed"),
    *(path(f"embed/{name}/", view, name=f"embed-{name}") for name, view in LIVE.items()),
    *(
        re_path(rf"^embed/(?P<version>{VERSION})/{name}/$", view, name=f"frozen-{name}")
        for name, view in FROZEN.items()
    ),
    path("cities/<slug:slug>/brief/", city_brief, name="city-brief"),
    path("partnerships/<slug:slug>/brief/", partnership_brief, name="partnership-brief"),
    path("methodology/", methodology, name="methodology"),
    path("map/", links_map, name="map"),
    path("map.svg", map_file, name="map-file"),
    path("search/", search, name="search"),
]
