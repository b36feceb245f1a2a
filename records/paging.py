"""Pages of the API's lists: keyset on the primary key, or on a day and the primary key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from rest_framework import pagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from records.problems import BadQuery

MAX_PAGE_SIZE = 500
NO_DAY = "none"
DIGITS = r"[1-9][0-9]{0,17}"
KEY = re.compile(rf"(?P<key>{DIGITS})\Z")
DAY_AND_KEY = re.compile(
    rf"(?P<day>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|{NO_DAY})\.(?P<key>{DIGITS})\Z"
)


@dataclass(frozen=True)
class Place:
    """A row's place in an order: its day and its primary key. Unknown: no day."""

    day: date | None
    key: int


@dataclass(frozen=True)
class Order:
    """By a day column, rows without a day last, then by primary key; without column by key."""

    column: str = ""
    is_descending: bool = False

    @property
    def beyond(self) -> str:
        """The comparison that leads on in this order."""
        return "lt" if self.is_descending else "gt"

    @property
    def before(self) -> str:
        """The comparison that leads back."""
        return "gt" if self.is_descending else "lt"

    def onward(self) -> list[Any]:
        """What `order_by` takes."""
        if not self.column:
            return ["-pk" if self.is_descending else "pk"]
        column = F(self.column)
        day = column.desc if self.is_descending else column.asc
        return [day(nulls_last=True), "pk"]

    def backward(self) -> list[Any]:
        """The same, the other way round."""
        if not self.column:
            return ["pk" if self.is_descending else "-pk"]
        column = F(self.column)
        day = column.asc if self.is_descending else column.desc
        return [day(nulls_first=True), "-pk"]

    def after(self, place: Place) -> Q:
        """Rows that come after the place."""
        if not self.column:
            return Q(**{f"pk__{self.beyond}": place.key})
        undated = Q(**{f"{self.column}__isnull": True})
        if place.day is None:
            return undated & Q(pk__gt=place.key)
        same = Q(**{self.column: place.day, "pk__gt": place.key})
        return undated | same | Q(**{f"{self.column}__{self.beyond}": place.day})

    def until(self, place: Place) -> Q:
        """Rows up to the place, itself included."""
        if not self.column:
            return Q(**{f"pk__{self.before}e": place.key})
        undated = Q(**{f"{self.column}__isnull": True})
        if place.day is None:
            return ~undated | Q(pk__lte=place.key)
        same = Q(**{self.column: place.day, "pk__lte": place.key})
        return same | Q(**{f"{self.column}__{self.before}": place.day})

    def cursor(self, row: models.Model) -> str:
        """The place of a row as it stands in an address."""
        if not self.column:
            return str(row.pk)
        day = getattr(row, self.column)
        return f"{day.isoformat() if day else NO_DAY}.{row.pk}"

    def place(self, cursor: str) -> Place:
        """The place a cursor names. Raises: BadQuery for one that no page of this list gave."""
        found = (DAY_AND_KEY if self.column else KEY).match(cursor)
        try:
            day = found["day"] if found and self.column else NO_DAY
            return Place(None if day == NO_DAY else date.fromisoformat(day), int(found["key"]))
        except (TypeError, ValueError):
            detail = _("Take the cursor from “next” or “previous” of a page in this order.")
            raise BadQuery([{"parameter": "cursor", "detail": detail}]) from None


def orders(columns: Mapping[str, str]) -> dict[str, Order]:
    """The orders a list offers, by the value of `ordering`; `columns` are its days by name."""
    offered = {}
    for name, column in {"id": "", **columns}.items():
        offered |= {name: Order(column), f"-{name}": Order(column, is_descending=True)}
    return offered


def once(request: Request, name: str) -> str | None:
    """The one value of a parameter. Unknown: None. Raises: BadQuery where it comes twice."""
    values = request.query_params.getlist(name)
    if len(values) > 1:
        raise BadQuery([{"parameter": name, "detail": _("Give this once.")}])
    return values[0] if values else None


def page_size(text: str | None, usual: int) -> int:
    """Rows on a page. Raises: BadQuery that says what is allowed."""
    if text is None:
        return usual
    if not (re.fullmatch(DIGITS, text) and int(text) <= MAX_PAGE_SIZE):
        detail = _("Write a whole number from 1 to %(most)d.") % {"most": MAX_PAGE_SIZE}
        raise BadQuery([{"parameter": "page_size", "detail": detail}])
    return int(text)


def order_of(name: str | None, offered: Mapping[str, Order]) -> Order:
    """The order asked for. Raises: BadQuery that lists the allowed ones."""
    if name is not None and name not in offered:
        detail = _("The list cannot be ordered so.")
        raise BadQuery([{"parameter": "ordering", "detail": detail, "allowed": list(offered)}])
    return offered[name or "id"]


class KeysetPagination(pagination.BasePagination):
    """Pages that neither skip nor repeat a row when records come in between."""

    page_size = 50

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list:
        self.request = request
        self.order = order_of(once(request, "ordering"), orders(view.ordering))
        self.size = page_size(once(request, "page_size"), self.page_size)
        cursor = once(request, "cursor")
        place = None if cursor is None else self.order.place(cursor)
        self.count = queryset.order_by().count()
        rows = queryset.filter(self.order.after(place)) if place else queryset
        found = list(rows.order_by(*self.order.onward())[: self.size + 1])
        self.more, self.rows = len(found) > self.size, found[: self.size]
        self.earlier = self.rows_before(queryset, place) if place else []
        return self.rows

    def rows_before(self, queryset: models.QuerySet, place: Place) -> list[models.Model]:
        """The rows of the page before, the last first, and one more to start it after."""
        passed = queryset.prefetch_related(None).filter(self.order.until(place))
        return list(passed.order_by(*self.order.backward())[: self.size + 1])

    def link(self, row: models.Model | None) -> str:
        """The address of the page after a row; the first page where it is None."""
        url = self.request.build_absolute_uri()
        if row is None:
            return remove_query_param(url, "cursor")
        return replace_query_param(url, "cursor", self.order.cursor(row))

    def get_paginated_response(self, data: Any) -> Response:
        previous = None
        if self.earlier:
            is_first = len(self.earlier) <= self.size
            previous = self.link(None if is_first else self.earlier[-1])
        following = self.link(self.rows[-1]) if self.more else None
        return Response(
            {"count": self.count, "next": following, "previous": previous, "results": data}
        )

    def get_paginated_response_schema(self, schema: dict) -> dict:
        link = {"type": ["string", "null"], "format": "uri"}
        count = {"type": "integer", "description": "Rows of the whole list."}
        parts = {"count": count, "next": link, "previous": link, "results": schema}
        return {"type": "object", "required": list(parts), "properties": parts}

    def get_schema_operation_parameters(self, view: Any) -> list[dict]:
        size = {"type": "integer", "minimum": 1, "maximum": MAX_PAGE_SIZE, "default": 50}
        day = rf"[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|{NO_DAY}"
        place = {"type": "string", "pattern": rf"^(({day})\.)?{DIGITS}$"}
        order = {"type": "string", "enum": list(orders(view.ordering)), "default": "id"}
        told = (
            ("cursor", place, _("Where the page begins: follow “next” and “previous”.")),
            ("ordering", order, _("By id, the order of entry, or by a day; rows without it last.")),
            ("page_size", size, _("Rows on a page.")),
        )
        return [
            {"name": name, "in": "query", "required": False, "description": text, "schema": shape}
            for name, shape, text in told
        ]
