"""The page of one link: what its sources say, and how to cite it."""

import pytest

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
from tests.page_text import read
from tests.portal.link_page import ADDRESS, facts, part

pytestmark = pytest.mark.django_db


@pytest.fixture
def lviv():
    return make_home()


@pytest.fixture
def freiburg():
    return make_city()


def test_disagreements_of_the_link_and_of_its_aid(client, lviv, freiburg):
    link = make_partnership(lviv, freiburg, signed="1989-08")
    row = make_delivery(lviv, donors=[freiburg])
    make_item(row)
    for slug, says in (("a", "1989-08"), ("b", "1990")):
        cite(link, make_source(slug, publisher=slug), fact="established", says=says)
    for slug, says in (("c", "5 pieces"), ("d", "10 pieces")):
        cite(row, make_source(slug, publisher=slug), fact="quantity", part=1, says=says)

    assert facts(client)["First signature"] == (
        "August 1989 sources disagree August 1989 (a) or 1990 (b)"
    )
    assert part(client, "Where sources disagree")[1:] == [
        "When did it begin?",
        "In use: August 1989.",
        "Value",
        "Who says so",
        "August 1989",
        "value in use",
        "a",
        "1990",
        "b",
        "How much, or how many?",
        "Generators: generators. In use: 10 generators.",
        "Value",
        "Who says so",
        "5 generators",
        "c",
        "10 generators",
        "value in use",
        "d",
    ]


def test_sources_are_numbered_once_and_tell_what_they_say(client, lviv, freiburg):
    link = make_partnership(lviv, freiburg)
    cite(link, make_source("swr", publisher="SWR", language="de"), fact="kind", says="sister")
    make_agreement(lviv, parties=[lviv, freiburg])

    lines = part(client, "Sources")

    assert lines == [
        "Міста підписали угоду. Міська рада. In Ukrainian",
        "All that rests on it: Міста підписали угоду",
        "Міста підписали угоду. SWR. In German",
        "All that rests on it: Міста підписали угоду",
        "Says of kind of link: sister city",
    ]
    assert 'id="s1"' in client.get(ADDRESS).content.decode()


def test_how_to_cite_and_the_same_as_json(client, lviv, freiburg):
    link = make_partnership(lviv, freiburg)
    link.refresh_from_db()
    day = link.updated_at.strftime("%-d %B %Y")

    cited = part(client, "Cite this record")

    assert cited == [
        f"Register of Municipal Diplomacy, “Lviv – Freiburg”, version {link.version} of {day}. "
        "http://testserver/en/partnerships/lviv--freiburg/. Licence CC BY 4.0.",
        "JSON BibTeX, RIS, CSL-JSON",
    ]
    assert "/api/v1/partnerships/lviv--freiburg/" in read(client.get(ADDRESS)).links
