"""Chooses the language where the address does not say it."""

from collections.abc import Callable, Mapping

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header

STAFF_PREFIXES = ("/admin/", "/accounts/")
API_PREFIX = "/api/"


def terminal_language(environ: Mapping[str, str]) -> str:
    """The language commands speak: Ukrainian on a Ukrainian terminal, else English."""
    words = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "uk" if next(filter(None, words), "").startswith("uk") else "en"


class PathLanguageMiddleware:
    """The admin, and the way into it, speaks Ukrainian unless the officer chose otherwise (cookie).

    The API speaks English to tools that do not say what they read.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(STAFF_PREFIXES):
            request.META["HTTP_ACCEPT_LANGUAGE"] = settings.LANGUAGE_CODE
        elif request.path.startswith(API_PREFIX):
            request.META.setdefault("HTTP_ACCEPT_LANGUAGE", "en")
        return self.get_response(request)


def accepted_language(header: str) -> str:
    """The first of our languages that the browser accepts; English for other readers.

    Unknown: an empty header means the site's own language.
    """
    accepted = [code.partition("-")[0] for code, _weight in parse_accept_lang_header(header)]
    ours = [code for code in accepted if code in dict(settings.LANGUAGES)]
    return next(iter(ours), "en" if accepted else settings.LANGUAGE_CODE)


def choose_language(request: HttpRequest) -> HttpResponse:
    """`/` leads to the home page in the reader's language."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen not in dict(settings.LANGUAGES):
        chosen = accepted_language(request.headers.get("accept-language", ""))
    response = HttpResponseRedirect(f"/{chosen}/")
    patch_vary_headers(response, ["Accept-Language", "Cookie"])
    return response
