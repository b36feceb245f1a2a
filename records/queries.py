"""Reads the API's query string through the pages' FilterSets, and says what is wrong with it."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from rest_framework.request import Request

from records.filters import RegisterFilterSet
from records.problems import BadQuery

# Parameters of the API's lists that choose no rows
STEERING = frozenset({"ordering", "page_size", "cursor"})
# Longer lists of allowed values are not repeated in an error: it says where they are
MOST_ALLOWED = 60
IN_CITIES = frozenset({"partner", "country"})
DETAIL_LENGTH = 300
NAME_LENGTH = 60


def stranger(name: str, known: Iterable[str]) -> dict[str, Any]:
    """The problem of a parameter that nobody here understands."""
    detail = _("Unknown parameter.")
    return {"parameter": name[:NAME_LENGTH], "detail": detail, "allowed": sorted(known)}


def refusal(filterset: RegisterFilterSet, name: str, message: str) -> dict[str, Any]:
    """The problem of one parameter: why, and which values are allowed or where they are listed."""
    row: dict[str, Any] = {"parameter": name, "detail": str(message)[:DETAIL_LENGTH]}
    allowed = filterset.allowed_values(name)
    if not allowed:
        return row
    if name in IN_CITIES and len(allowed) > MOST_ALLOWED:
        places = filterset.request.build_absolute_uri(reverse("api-city-list"))
        return {**row, "allowed_in": places}
    return {**row, "allowed": allowed}


def query_problems(filterset: RegisterFilterSet) -> list[dict[str, Any]]:
    """What is wrong with each refused parameter."""
    known = [*filterset.filters, *filterset.steering]
    strangers = [stranger(name, known) for name in filterset.unknown_parameters()]
    refused = [
        refusal(filterset, name, message)
        for name, messages in filterset.form.errors.items()
        for message in messages
        if name in filterset.filters
    ]
    return strangers + refused


def refuse_parameters(request: Request, known: frozenset[str] = frozenset()) -> None:
    """For addresses without filters. Raises: BadQuery that names each unknown parameter."""
    if strangers := sorted(set(request.query_params) - known):
        raise BadQuery([stranger(name, known) for name in strangers])


def check(filterset: RegisterFilterSet, steering: frozenset[str]) -> None:
    """Raises: BadQuery where a parameter is unknown or has a wrong value."""
    filterset.steering = steering
    if not filterset.is_valid():
        raise BadQuery(query_problems(filterset))


class RegisterFilterBackend(DjangoFilterBackend):
    """The page's FilterSet for the API. Raises: BadQuery that names each parameter."""

    def filter_queryset(self, request: Request, queryset: models.QuerySet, view: Any) -> Any:
        filterset = self.get_filterset(request, queryset, view)
        if filterset is None:
            return queryset
        check(filterset, STEERING)
        return filterset.qs
