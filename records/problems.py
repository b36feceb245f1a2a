"""Errors of the API as problem details, in the reader's language (RFC 9457)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.response import Response

CONTENT_TYPE = "application/problem+json"


class BadQuery(exceptions.APIException):
    """A query string that cannot be answered; `problems` says why, parameter by parameter."""

    status_code = 400

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        super().__init__(_("The query has parameters that cannot be answered."))
        self.problems = problems


class Gone(exceptions.APIException):
    """A record that was public once and was withdrawn, with the reason."""

    status_code = 410

    def __init__(self, reason: str) -> None:
        super().__init__(reason)


def problem(status: int, title: str, detail: str, **more: Any) -> Response:
    """A response of type application/problem+json."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return Response(body, status=status, content_type=CONTENT_TYPE)


def problem_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turns what a view raised into a problem; None lets the server's 500 answer."""
    if isinstance(error, Http404):
        return problem(404, _("Not found"), _("No public record has this address."))
    if isinstance(error, PermissionDenied):
        return problem(403, _("Not allowed"), _("You may not do this."))
    if not isinstance(error, exceptions.APIException):
        return None
    titles = {
        400: _("Bad request"),
        404: _("Not found"),
        405: _("Method not allowed"),
        406: _("Not acceptable"),
        410: _("Withdrawn"),
    }
    more = {"errors": error.problems} if isinstance(error, BadQuery) else {}
    response = problem(
        error.status_code, titles.get(error.status_code, _("Error")), str(error.detail), **more
    )
    if error.status_code == 405:
        response["Allow"] = ", ".join(context["view"].allowed_methods)
    return response
