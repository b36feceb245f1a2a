"""Shared by tests of roles: a record of each kind that a city keeps, or that all share."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps

from aid.models import Delivery
from cities.models import CaseProfile, City
from partnerships.models import Agreement, Initiative, Organization, Partnership
from records.models import Record, Source, State
from tests.desk import rows_of
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_initiative,
    make_organization,
    make_partnership,
    make_profile,
    make_source,
)

CANARY = "Канарка"
DRAFT = {"state": State.DRAFT}


def a_profile(city: City, **fields: Any) -> CaseProfile:
    """A profile whose text cites a source."""
    make_source(f"of-{city.slug}")
    return make_profile(city, text_uk=f"[@of-{city.slug}]", role_uk=CANARY, **fields)


def a_link(city: City, **fields: Any) -> Partnership:
    """A link of the city with a partner of its own."""
    partner = make_city(f"partner-of-{city.slug}", name_uk=f"{CANARY} {city.slug}")
    return make_partnership(city, partner, **fields)


def an_agreement(city: City, **fields: Any) -> Agreement:
    """A paper of the city and a body."""
    body = make_organization(f"body-of-{city.slug}")
    return make_agreement(
        city, f"paper-{city.slug}", parties=[city, body], title_uk=CANARY, **fields
    )


# Kinds that a city keeps, and how a city gets one
KEPT: dict[type[Record], Callable[..., Any]] = {
    CaseProfile: a_profile,
    Partnership: a_link,
    Agreement: an_agreement,
    Initiative: lambda city, **f: make_initiative(
        city, f"festival-{city.slug}", title_uk=CANARY, **f
    ),
    Delivery: lambda city, **f: make_delivery(city, f"aid-{city.slug}", title_uk=CANARY, **f),
    City: lambda city, **f: city,
}
# Kinds that all share
SHARED: dict[type[Record], Callable[[], Any]] = {
    City: lambda: make_city("leipzig", **DRAFT),
    Organization: lambda: make_organization("fund", **DRAFT),
    Source: lambda: make_source("paper", **DRAFT),
}
OWNED = [kind for kind in KEPT if kind is not City]
EVERY = pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.__name__)
EACH_OWNED = pytest.mark.parametrize("kind", OWNED, ids=lambda kind: kind.__name__)


def everything() -> str:
    """All rows of the register, as one text to compare."""
    mine = ("records", "cities", "partnerships", "aid")
    kinds = [kind for kind in apps.get_models(True) if kind._meta.app_label in mine]
    kinds = [kind for kind in kinds if kind._meta.model_name != "formtoken"]
    rows = {kind._meta.label: list(kind._base_manager.order_by("pk").values()) for kind in kinds}
    return json.dumps(rows, default=str, sort_keys=True)


def complete(data: dict[str, Any]) -> dict[str, Any]:
    """What a browser sends, with the number of rows of each group."""
    groups = {key for key in data if key.endswith("-TOTAL_FORMS")}
    totals = {key: str(rows_of(data, key.removesuffix("-TOTAL_FORMS"))) for key in groups}
    return {**data, **totals}
