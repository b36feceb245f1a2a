"""Reads the API's query string: filters, page size and cursor."""

from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework import pagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from records.filters import RegisterFilterSet
from records.problems import BadQuery

MAX_PAGE_SIZE = 500


def query_problems(filterset: RegisterFilterSet) -> list[dict[str, Any]]:
    """Each refused parameter with the reason and, where the list is closed, allowed values."""
    problems = []
    for name, errors in filterset.form.errors.items():
        for message in errors:
            row: dict[str, Any] = {"parameter": name, "detail": str(message)}
            allowed = filterset.allowed_values(name)
            problems.append({**row, "allowed": allowed} if allowed else row)
    return problems


class RegisterFilterBackend(DjangoFilterBackend):
    """The page's FilterSet for the API. Raises: BadQuery that names each parameter."""

    def filter_queryset(self, request: Request, queryset: models.QuerySet, view: Any) -> Any:
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None:
            return queryset
        if not filterset.is_valid():
            raise BadQuery(query_problems(filterset))
        return filterset.qs


def whole_number(text: str | None, name: str, most: int | None = None) -> int | None:
    """A positive number of the query. Raises: BadQuery that says what is allowed."""
    if text is None:
        return None
    if not (text.isascii() and text.isdecimal() and len(text) < 19 and int(text) > 0):
        detail = _("Write a whole number above zero.")
        raise BadQuery([{"parameter": name, "detail": detail}])
    if most and int(text) > most:
        detail = _("At most %(most)d.") % {"most": most}
        raise BadQuery([{"parameter": name, "detail": detail}])
    return int(text)


class KeysetPagination(pagination.BasePagination):
    """Pages by primary key: `cursor` is the last key seen, stable under new records."""

    page_size = 50

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list:
        self.request = request
        self.size = (
            whole_number(request.query_params.get("page_size"), "page_size", MAX_PAGE_SIZE)
            or self.page_size
        )
        after = whole_number(request.query_params.get("cursor"), "cursor") or 0
        self.count = queryset.order_by().count()
        rows = list(queryset.filter(pk__gt=after).order_by("pk")[: self.size + 1])
        self.more, self.rows = len(rows) > self.size, rows[: self.size]
        before = queryset.filter(pk__lte=after).order_by("-pk").values_list("pk", flat=True)
        self.before = list(before[: self.size + 1]) if after else []
        return self.rows

    def link(self, cursor: int | None) -> str:
        """The address of the page after `cursor`; the first page where it is None."""
        url = self.request.build_absolute_uri()
        if cursor is None:
            return remove_query_param(url, "cursor")
        return replace_query_param(url, "cursor", cursor)

    def get_paginated_response(self, data: Any) -> Response:
        following = self.link(self.rows[-1].pk) if self.more else None
        previous = None
        if self.before:
            first = len(self.before) <= self.size
            previous = self.link(None if first else self.before[-1])
        return Response(
            {"count": self.count, "next": following, "previous": previous, "results": data}
        )

    def get_paginated_response_schema(self, schema: dict) -> dict:
        link = {"type": ["string", "null"], "format": "uri"}
        parts = {
            "count": {"type": "integer"},
            "next": link,
            "previous": link,
            "results": schema,
        }
        return {"type": "object", "required": list(parts), "properties": parts}
