"""Errors of the API as problem details, in the reader's language (RFC 9457)."""

from typing import Any

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, JsonResponse
from django.utils.translation import gettext as _
from rest_framework import exceptions
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response

from records.models import Record

CONTENT_TYPE = "application/problem+json"


class BadQuery(exceptions.APIException):
    """A query string that cannot be answered; `problems` says why, parameter by parameter."""

    status_code = 400

    def __init__(self, problems: list[dict[str, Any]]) -> None:
        super().__init__(_("The query has parameters that cannot be answered."))
        self.more = {"errors": problems}


class Gone(exceptions.APIException):
    """What was public once and is no more, with the reason in both languages."""

    status_code = 410

    def __init__(self, reason: str, reason_uk: str, reason_en: str) -> None:
        super().__init__(reason)
        self.more = {"reason_uk": reason_uk, "reason_en": reason_en}

    @classmethod
    def of(cls, record: Record) -> "Gone":
        """A withdrawn record, in the reader's language."""
        told = record.withdrawal_reason
        return cls(str(told), record.withdrawal_reason_uk, record.withdrawal_reason_en)


def title_of(status: int) -> str:
    """What a status means, in the reader's language."""
    titles = {
        400: _("Bad request"),
        403: _("Not allowed"),
        404: _("Not found"),
        405: _("Method not allowed"),
        406: _("Not acceptable"),
        410: _("Withdrawn"),
        500: _("Server error"),
    }
    return titles.get(status, _("Error"))


def problem_body(status: int, detail: str, **more: Any) -> dict[str, Any]:
    """The members of a problem."""
    head = {"type": "about:blank", "title": title_of(status), "status": status}
    return {**head, "detail": detail, **more}


def problem_response(status: int, detail: str) -> JsonResponse:
    """A problem as a plain response, for where no view of the API answers."""
    return JsonResponse(problem_body(status, detail), status=status, content_type=CONTENT_TYPE)


def as_api_error(error: Exception) -> exceptions.APIException | None:
    """The error as the API names it. Unknown: None, a fault of ours."""
    if isinstance(error, Http404):
        return exceptions.NotFound(_("No public record has this address."))
    if isinstance(error, PermissionDenied):
        return exceptions.PermissionDenied(_("You may not do this."))
    if isinstance(error, SuspiciousOperation):
        return exceptions.ParseError(_("The request cannot be read."))
    return error if isinstance(error, exceptions.APIException) else None


def problem_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turns what a view raised into a problem; None lets the server's 500 answer."""
    known = as_api_error(error)
    if known is None:
        return None
    body = problem_body(known.status_code, str(known.detail), **getattr(known, "more", {}))
    response = Response(body, status=known.status_code, content_type=CONTENT_TYPE)
    if known.status_code == exceptions.MethodNotAllowed.status_code:
        response["Allow"] = ", ".join(context["view"].allowed_methods)
    # Whatever the view would have rendered (YAML, HTML): a problem is JSON
    context["request"].accepted_renderer = JSONRenderer()
    context["request"].accepted_media_type = CONTENT_TYPE
    return response
