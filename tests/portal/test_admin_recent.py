"""Autocompletes begin with what the officer used last."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth import get_user_model
from django.test import Client

from aid.models import Delivery
from tests.factories import (
    cite,
    make_city,
    make_delivery,
    make_home,
    make_organization,
    make_source,
)

pytestmark = pytest.mark.django_db


def choices(desk: Client, field: str, model: str, app: str, term: str = "") -> list[str]:
    """What the autocomplete offers, in its order."""
    query = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    answer = desk.get("/admin/autocomplete/", query)
    return [one["text"] for one in answer.json()["results"]]


def edit(row: Delivery, name: str = "admin") -> None:
    """The user's edit of a row, as the admin logs it."""
    user = get_user_model().objects.get_or_create(username=name)[0]
    LogEntry.objects.log_actions(user.pk, [row], CHANGE, single_object=True)


@pytest.fixture
def row(desk: Client) -> Delivery:
    """A delivery from the last of three cities and organizations, told by the last source."""
    cities = [make_city(f"city-{n}", name_en=f"City {n}", name_uk=f"Місто {n}") for n in (1, 2, 3)]
    bodies = [
        make_organization(f"body-{n}", name_en=f"Body {n}", name_uk=f"Орган {n}") for n in (1, 2, 3)
    ]
    sources = [make_source(f"source-{n}", title=f"Page {n}") for n in (1, 2, 3)]
    delivery = make_delivery(make_home())
    delivery.participants.create(role="donor", city=cities[2], position=5)
    delivery.participants.create(role="hub", organization=bodies[2], position=6)
    cite(delivery, sources[2])
    return delivery


FIELDS = [
    ("city", "participant", "aid", "City 3"),
    ("organization", "participant", "aid", "Body 3"),
    ("source", "citation", "records", "Page 3"),
]


@pytest.mark.parametrize(("field", "model", "app", "first"), FIELDS)
def test_what_was_used_last_comes_first(
    desk: Client, row: Delivery, field: str, model: str, app: str, first: str
) -> None:
    edit(row)

    offered = choices(desk, field, model, app)

    assert first in offered[0]
    assert len(offered) == len(set(offered)) > 2


@pytest.mark.parametrize(("field", "model", "app", "first"), FIELDS)
def test_what_others_used_does_not(
    desk: Client, row: Delivery, field: str, model: str, app: str, first: str
) -> None:
    edit(row, "other")

    assert first not in choices(desk, field, model, app)[0]


def test_what_is_typed_decides(desk: Client, row: Delivery) -> None:
    edit(row)

    assert ["City 1" in one for one in choices(desk, "city", "participant", "aid", "City 1")] == [
        True
    ]
