"""Answers keep to the API's own description, whatever is asked: tried by schemathesis."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from portal.wsgi import application
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
    make_profile,
)

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# The transport in memory does not unpack what is compressed
PLAIN = {"Accept-Encoding": "identity"}
told = schemathesis.openapi.from_wsgi("/api/v1/schema/", application)


@pytest.fixture
def _register(db):
    """A record of each kind, with neighbours; a request leaves the test's connection open."""
    lviv, freiburg = make_home("lviv"), make_city("freiburg")
    make_profile(lviv)
    paper = make_agreement(lviv, parties=[freiburg, make_organization("undp", seat=freiburg)])
    paper.partnerships.add(make_partnership(lviv, freiburg))
    make_initiative(lviv, when_edtf="2022/..").agreements.add(paper)
    make_item(make_delivery(lviv, donors=[freiburg], agreement=paper, when_edtf=""))
    moments = (request_started, request_finished)
    for moment in moments:
        moment.disconnect(close_old_connections)
    yield
    for moment in moments:
        moment.connect(close_old_connections)


@pytest.mark.usefixtures("_register")
@told.parametrize()
@settings(
    max_examples=5,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_answers_keep_to_the_description(case):
    case.call_and_validate(checks=CHECKS, headers=PLAIN)


ADDRESSES = {
    "cities": "lviv",
    "organizations": "undp",
    "partnerships": "lviv--freiburg",
    "agreements": "agreement",
    "initiatives": "initiative",
    "deliveries": "delivery",
    "sources": "source-one",
    "cases": "lviv",
}


@pytest.mark.usefixtures("_register")
@pytest.mark.parametrize("resource", ADDRESSES)
def test_records_keep_to_the_description(resource):
    operation = told[f"/api/v1/{resource}/{{slug}}/"]["GET"]

    case = operation.Case(path_parameters={"slug": ADDRESSES[resource]})

    assert case.call_and_validate(checks=CHECKS, headers=PLAIN).status_code == 200
