"""Where sources disagree, both values stand at the figure, with who says so."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_item,
    make_partnership,
    make_source,
)
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db


def claims(record, fact, *said, part=0):
    """Each value from a publisher of its own."""
    for number, says in enumerate(said):
        source = make_source(f"{fact}-{record.pk}-{number}", publisher=f"Medium {number}")
        cite(record, source, fact=fact, part=part, says=says)


@pytest.fixture
def disputed():
    """A link of 1978 or 1976, 3,500 or 2,500 tonnes, a paper of two days."""
    lviv, lille = make_home("lviv"), make_city("lille", country="FR")
    claims(make_partnership(lviv, lille, signed="1978"), "established", "1978", "1976")
    row = make_delivery(lviv, donors=[lille])
    make_item(row, good="relief-goods", unit="tonnes", quantity=3500)
    claims(row, "quantity", "3500 tonnes", "2500 tonnes", part=1)
    claims(make_agreement(lviv), "signed_on", "2023-09-14", "2023-09-15")


@pytest.mark.usefixtures("disputed")
@pytest.mark.parametrize(
    ("address", "values"),
    [
        ("/en/partnerships/", ("1978", "1976")),
        ("/en/partnerships/lviv--lille/", ("1978", "1976")),
        ("/en/aid/", ("3,500 tonnes", "2,500 tonnes")),
        ("/en/aid/delivery/", ("3,500 tonnes", "2,500 tonnes")),
        ("/en/cities/lille/", ("3,500 tonnes", "2,500 tonnes")),
        ("/en/agreements/", ("14 September 2023", "15 September 2023")),
        ("/en/agreements/agreement/", ("14 September 2023", "15 September 2023")),
    ],
)
def test_both_values_stand_with_who_says_so(client, address, values):
    text = client.get(address).text

    for number, value in enumerate(values):
        at = text.index(f"<b>{value}</b> (")
        assert f"Medium {number}" in text[at : at + 200]


def test_hidden_source_makes_no_disagreement(client):
    row = make_delivery(make_home("lviv"))
    make_item(row, good="relief-goods", unit="tonnes", quantity=3500)
    cite(row, make_source("seen"), fact="quantity", part=1, says="3500 tonnes")
    secret = make_source("secret", state="draft", publisher="Canary")
    cite(row, secret, fact="quantity", part=1, says="2500 tonnes")

    text = client.get("/en/aid/").text

    assert "sources disagree" not in text
    assert "2,500" not in text


@pytest.mark.parametrize("address", ["/en/aid/", "/en/agreements/"])
def test_queries_do_not_grow_with_disagreements(client, address):
    lviv, counts = make_home("lviv"), []
    for number in range(3):
        row = make_delivery(lviv, f"row-{number}")
        make_item(row)
        claims(row, "quantity", "10 pieces", "12 pieces", part=1)
        claims(make_agreement(lviv, f"a-{number}"), "signed_on", "2023", "2024")
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts[0] == counts[2]


def test_disagreement_stands_at_the_figure(client):
    row = make_delivery(make_home())
    make_item(row, description_en="generators", description_uk="генератори")
    cite(row, make_source("a", publisher="Radio"), fact="quantity", part=1, says="5 pieces")
    cite(row, make_source("b", publisher="City"), fact="quantity", part=1, says="10 pieces")

    page = client.get("/en/aid/delivery/")
    lines = lines_of(page)
    start = lines.index("How much, or how many?")

    assert lines[start : start + 9] == [
        "How much, or how many?",
        "Generators. In use: 10 generators.",
        "Value",
        "Who says so",
        "5 generators",
        "Radio",
        "10 generators",
        "value in use",
        "City",
    ]
    assert lines[lines.index("goods") + 1] == (
        "10 generators sources disagree 5 generators (Radio) or 10 generators (City)"
    )
    assert '<a class="badge" href="#differ-quantity-1">' in page.content.decode()
    assert 'id="differ-quantity-1"' in page.content.decode()
