"""What nobody does through the API, whoever is signed in: write, or read what is not public."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from cities.models import City
from portal.api import RESOURCES
from records.models import Record, Source, State
from records.roles import Role
from tests.factories import cite, make_organization
from tests.portal.attempts import ALL, TOLD, a_record, stands, version_of
from tests.portal.kept_records import everything
from tests.staff import at_desk, make_account

pytestmark = pytest.mark.django_db

SECRET = "Таємниця"
WRITING = ("post", "put", "patch", "delete")
# The name of the address of each kind, and what its list is asked for
KINDS = {model: name for name, (model, _viewset) in RESOURCES.items()}
# Any other address under /api/ is answered by this one
UNKNOWN = "api-unknown"
# What an address that asks for something is asked for, beside the slugs of records
ASKED = {"version": "2026.1"}


def endpoints() -> dict[str, list[str]]:
    """The names of all addresses under /api/, each with what it asks for."""
    (api,) = [one for one in get_resolver().url_patterns if str(one.pattern) == "api/"]
    return {one.name: asked_by(one.pattern) for one in walk(api)}


def walk(resolver: Any) -> list[Any]:
    """All addresses below."""
    if not hasattr(resolver, "url_patterns"):
        return [resolver]
    return [one for below in resolver.url_patterns for one in walk(below)]


def asked_by(pattern: Any) -> list[str]:
    """The parts of an address that are given."""
    return list(pattern.regex.groupindex)


def places(record: Record) -> dict[str, str]:
    """Each address; where it names a record, that of this one."""
    given = {**ASKED, "slug": slug_of(record)}
    named = {name: asked for name, asked in endpoints().items() if name != UNKNOWN}
    found = {
        name: reverse(name, kwargs={one: given[one] for one in asked})
        for name, asked in named.items()
    }
    return {**found, UNKNOWN: "/api/v1/nothing/"}


def slug_of(record: Record) -> str:
    """By which the API knows it: a case by its city."""
    return record.city.slug if record._meta.model_name == "caseprofile" else record.slug


def detail_of(record: Record) -> str:
    """The name of its address."""
    return f"api-{record._meta.model_name}-detail"


def browsers(lviv: City) -> dict[str, Client]:
    """Those of a visitor and of each role; the officer keeps Lviv."""
    signed_in = {role: at_desk(make_account(role, role, lviv)) for role in Role.values}
    return {"nobody": Client(), **signed_in}


def a_secret(kind: type[Record], city: City, state: str) -> Record:
    """A record in which a word stands that nothing else holds."""
    record = a_record(kind, city)
    if kind is Source:
        cite(make_organization("citing"), record)
    stands(record, state)
    setattr(record, TOLD[kind], SECRET)
    record.save()
    return record


EACH = pytest.mark.parametrize("kind", ALL, ids=lambda kind: kind.__name__)


def test_every_kind_has_its_address_in_the_matrix() -> None:
    assert {*KINDS} == {kind._meta.model_name for kind in ALL}
    assert {f"api-{model}-detail" for model in KINDS} < set(endpoints())


@EACH
def test_nothing_is_written(lviv: City, kyiv: City, kind: type[Record]) -> None:
    record = a_secret(kind, kyiv, State.PUBLISHED)
    told, asking = places(record), browsers(lviv)
    body = {**Client().get(told[detail_of(record)]).json(), TOLD[kind]: "Інакше", "state": "draft"}
    before = everything()

    answers = {
        (who, name, method): ask(where)
        for who, browser in asking.items()
        for name, where in told.items()
        for method, ask in ways(browser, body).items()
    }

    refused = {key: 404 if key[1] == UNKNOWN else 405 for key in answers}
    assert {key: one.status_code for key, one in answers.items()} == refused
    assert everything() == before


def ways(browser: Client, body: dict[str, Any]) -> dict[str, Callable[[str], Any]]:
    """All by which something could be written: as JSON, and as a form that means another method."""
    as_json = {
        one: partial(getattr(browser, one), data=body, content_type="application/json")
        for one in WRITING
    }
    sent = {"title_uk": "Інакше", "name_uk": "Інакше", "city": "kyiv"}
    as_form = {
        f"form {one}": partial(
            browser.post, data={**sent, "_method": one}, headers={"X-HTTP-Method-Override": one}
        )
        for one in ("PUT", "DELETE")
    }
    return as_json | as_form


@EACH
def test_no_draft_is_read(lviv: City, kyiv: City, kind: type[Record]) -> None:
    record = a_secret(kind, kyiv, State.DRAFT)
    told = places(record)
    found = f"{told['api-search']}?q={SECRET}"

    for who, browser in browsers(lviv).items():
        answers = {name: browser.get(where) for name, where in read(told).items()}

        assert [name for name, one in answers.items() if SECRET in one.text] == [], who
        assert answers[detail_of(record)].status_code == 404, who
        assert browser.get(found).json()["count"] == 0, who


@EACH
def test_what_is_public_is_read_but_not_its_new_version(
    lviv: City, kyiv: City, kind: type[Record]
) -> None:
    record = a_secret(kind, kyiv, State.PUBLISHED)
    then, told = version_of(record).snapshot().values[TOLD[kind]], places(record)

    for who, browser in browsers(lviv).items():
        answers = {name: browser.get(where).text for name, where in read(told).items()}

        assert SECRET in answers[detail_of(record)], who
        assert SECRET in answers[detail_of(record).replace("detail", "list")], who
        assert [name for name, text in answers.items() if then in text] == [], who


def read(told: dict[str, str]) -> dict[str, str]:
    """The addresses that tell of records: the description of the API knows none."""
    return {name: where for name, where in told.items() if name not in DESCRIBING}


DESCRIBING = {"api-schema", "api-docs"}


def test_the_description_tells_of_no_record(lviv: City, kyiv: City) -> None:
    record = a_secret(Source, kyiv, State.PUBLISHED)

    answers = [Client().get(places(record)[name]) for name in sorted(DESCRIBING)]

    assert [one.status_code for one in answers] == [200, 200]
    assert [SECRET in one.text for one in answers] == [False, False]
