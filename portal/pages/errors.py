"""The page for an address that leads nowhere, in the language of the address."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from records.problems import problem_response

API_PREFIX = "/api/"


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No public record or page has this address."""
    if request.path.startswith(API_PREFIX):
        return problem_response(404, _("No public record has this address."))
    twins = [(code, f"/{code}/") for code, _name in settings.LANGUAGES]
    return render(request, "404.html", {"language_twins": twins}, status=404)
