"""What every template knows: the site's name, languages and the page's twin address."""

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.functional import SimpleLazyObject

from portal.releases import Release


def site(request: HttpRequest) -> dict:
    """The other-language addresses of this page, for the language switch and hreflang."""
    path = request.get_full_path()
    twins = [(code, translate_url(path, code)) for code, _name in settings.LANGUAGES]
    return {
        "language_twins": twins,
        "origin": origin_of(request),
        "newest_release": SimpleLazyObject(Release.objects.newest),
    }


def origin_of(request: HttpRequest) -> str:
    """The scheme and host of the site's public addresses.

    PORTAL_ORIGIN decides; where a developer has not set it, the address that is open,
    unless its host is refused: the page that says so has to be drawn too.
    """
    if settings.PORTAL_ORIGIN_IS_SET:
        return settings.PORTAL_ORIGIN
    try:
        return f"{request.scheme}://{request.get_host()}"
    except DisallowedHost:
        return settings.PORTAL_ORIGIN
