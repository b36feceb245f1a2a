"""What a fault of ours looks like: a problem in the API, the error page elsewhere."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views import defaults

from records.problems import problem_response

API_PREFIX = "/api/"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be read."""
    if request.path.startswith(API_PREFIX):
        return problem_response(400, _("The request cannot be read."))
    return defaults.bad_request(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    if request.path.startswith(API_PREFIX):
        return problem_response(500, _("This is our fault and was noted. Try again later."))
    return defaults.server_error(request)
