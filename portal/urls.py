"""Root addresses: admin and API without language, everything public under /uk/ and /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path

from portal.desk.calendar import calendar
from portal.language import choose_language
from portal.sitemaps import SITEMAPS, robots

urlpatterns = [
    path("", choose_language),
    path("admin/", admin.site.urls),
    path("accounts/", include("portal.signin.urls")),
    path("api/", include("portal.api")),
    path("calendar/<str:token>.ics", calendar, name="calendar"),
    path("robots.txt", robots, name="robots"),
    path(
        "sitemap.xml", index, {"sitemaps": SITEMAPS, "sitemap_url_name": "sitemap-part"}, "sitemap"
    ),
    path("sitemap-<section>.xml", sitemap, {"sitemaps": SITEMAPS}, "sitemap-part"),
    path("i18n/", include("django.conf.urls.i18n")),
]

urlpatterns += i18n_patterns(
    path("", include("portal.pages.urls")),
    path("", include("portal.pages.records.urls")),
    path("", include("aid.urls")),
    path("", include("partnerships.urls")),
    path("", include("cities.urls")),
    path("", include("records.urls")),
    prefix_default_language=True,
)

handler404 = "portal.pages.errors.not_found"
handler400 = "portal.errors.bad_request"
handler500 = "portal.errors.server_error"
