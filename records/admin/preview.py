"""Shows the page that visitors will see: everything is published for a moment, then undone."""

from copy import copy
from io import BytesIO
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIRequest
from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import resolve
from django.utils import timezone, translation
from django_htmx.middleware import HtmxDetails

from records.models import NewVersion, Record, State


def preview(
    model_admin: Any,
    request: HttpRequest,
    record: Record,
    language: str,
    version: NewVersion | None = None,
) -> HttpResponse | None:
    """The public page as it will be.

    Unknown: None, the new version is not sound any more, or nothing public cites the source.
    """
    with transaction.atomic():
        is_sound = version is None or lay_over(model_admin, request, record, version)
        response = page_of(request, record, language) if is_sound else None
        transaction.set_rollback(True)
    return response


def lay_over(model_admin: Any, request: HttpRequest, record: Record, version: NewVersion) -> bool:
    """Releases the new version; whether it could be."""
    sent = copy(request)
    sent.method, sent.POST = "POST", sent.POST.copy()
    # What the release would tell is not told
    sent._messages = Silence()
    model_admin.release_new_version(sent, record, version)
    return getattr(sent, "saved_record", None) is not None


class Silence:
    """Messages that nobody reads."""

    def add(self, *_args: Any, **_kwargs: Any) -> None:
        """Drops one."""


def publish_for_now(record: models.Model) -> None:
    """Makes a record and what it needs visible, until all is undone."""
    for name in record.REQUIRED_NEIGHBOURS:
        publish_for_now(getattr(record, name))
    now, is_step = timezone.now(), record.state != State.PUBLISHED
    as_released = {"public_version": models.F("version") + 1, "changed_at": now} if is_step else {}
    type(record)._base_manager.filter(pk=record.pk).update(
        **as_released,
        state=State.PUBLISHED,
        embargo_until=None,
        published_at=Coalesce("published_at", models.Value(now)),
    )


def page_of(request: HttpRequest, record: Record, language: str) -> HttpResponse | None:
    """The record's page in a language, as an anonymous visitor gets it, marked as a preview."""
    publish_for_now(record)
    with translation.override(language):
        asked = visit(request, record.get_absolute_url(), language)
        match = resolve(asked.path)
        asked.resolver_match = match
        try:
            response = match.func(asked, *match.args, **match.kwargs)
        except Http404:
            return None
        if isinstance(response, TemplateResponse):
            response.render()
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def visit(request: HttpRequest, address: str, language: str) -> HttpRequest:
    """A visitor's request for an address."""
    path = address.split("?")[0].split("#")[0]
    kept = {"wsgi.input": BytesIO(), "PATH_INFO": path, "QUERY_STRING": "", "REQUEST_METHOD": "GET"}
    asked: Any = WSGIRequest({**request.environ, **kept, "CONTENT_LENGTH": "0", "HTTP_COOKIE": ""})
    asked.user, asked.LANGUAGE_CODE = AnonymousUser(), language
    asked.htmx, asked.is_preview = HtmxDetails(asked), True
    return asked
