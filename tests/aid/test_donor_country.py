"""What a country gave: its donors' rows, totals, chart; hubs and hidden rows are no part of it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from aid.models import Participant
from tests.factories import make_city, make_delivery, make_home, make_item, make_organization

pytestmark = pytest.mark.django_db
PAGE = "/en/aid/countries/DE/"


def test_page_counts_what_donors_of_the_country_gave(client):
    lviv, berlin, riga = make_home("lviv"), make_city("berlin"), make_city("riga", country="LV")
    body = make_organization("thw", country="DE")
    make_item(make_delivery(lviv, "a", donors=[berlin]), quantity=8)
    make_item(make_delivery(lviv, "b", donors=[body, riga]), quantity=4)
    forwarded = make_delivery(lviv, "c", donors=[riga])
    make_item(forwarded, quantity=100)
    Participant.objects.create(delivery=forwarded, role="hub", city=berlin, position=5)
    make_item(make_delivery(lviv, "d", donors=[berlin], state="draft"), quantity=1000)

    answer = client.get(PAGE)

    (line,) = answer.context["table"].lines
    assert line.cells[2].figure == "12"
    assert [row.slug for row in answer.context["page_obj"]] == ["a", "b"]
    assert "Aid from Germany" in answer.text
    assert client.get(f"/en/aid/?{line.cells[2].query}").context["listing"].count == 2


@pytest.mark.parametrize("code", ["FR", "XX", "ZZ"])
def test_country_that_gave_nothing_is_not_found(client, code):
    make_item(make_delivery(make_home(), donors=[make_city("berlin")]))

    assert client.get(f"/en/aid/countries/{code}/").status_code == 404


def test_organization_page_totals_what_it_gave_not_what_it_forwarded(client):
    lviv, body = make_home("lviv"), make_organization("undp")
    make_item(make_delivery(lviv, "given", donors=[body]), quantity=8)
    forwarded = make_delivery(lviv, "forwarded", donors=[make_city("berlin")])
    make_item(forwarded, quantity=100)
    Participant.objects.create(delivery=forwarded, role="hub", organization=body, position=5)

    (line,) = client.get("/en/organizations/undp/").context["table"].lines

    assert line.cells[2].figure == "8"
    rows = client.get(f"/en/aid/?{line.cells[2].query}").context["listing"]
    assert [row.slug for row in rows.page] == ["given"]


@pytest.mark.parametrize("address", [PAGE, "/en/organizations/thw/"])
def test_queries_do_not_grow(client, address):
    lviv, body, counts = make_home("lviv"), make_organization("thw", country="DE"), []
    for number in range(3):
        make_item(make_delivery(lviv, f"row-{number}", donors=[body]), qualifier="about")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[2]
