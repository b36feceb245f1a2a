"""The search page: form, groups with reasons, and a sentence where there is nothing."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cities.models import CityName
from records.models import State
from tests.factories import cite, make_agreement, make_city, make_home, make_source

pytestmark = pytest.mark.django_db


def page(client, query, language="en"):
    """The main part of the page, with single spaces."""
    response = client.get(f"/{language}/search/{query}")
    assert response.status_code == 200
    main = re.search(r"<main.*</main>", response.text, re.DOTALL)[0]
    return re.sub(r"\s+", " ", main)


def text_of(html):
    """What is read of it."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def test_the_form_works_without_script(client):
    shown = page(client, "")

    assert 'action="/en/search/" method="get"' in shown
    assert '<input id="q-page" name="q" type="search" value=""' in shown


def test_who_has_not_asked_gets_no_advice(client):
    assert 'class="empty"' not in page(client, "")


ADVICE = [
    ("?q=", "Write what you look for: a city, an organization, a word."),
    ("?q=a", "Write at least two letters."),
    ("?q=%2A%2A", "Write letters or digits: signs alone find nothing."),
    ("?q=%00%F0%9F%99%82", "Write letters or digits: signs alone find nothing."),
    ("?q=%FF%FE", "Write letters or digits: signs alone find nothing."),
    ("?q=" + "x" * 201, "Write at most 200 signs."),
]


@pytest.mark.parametrize(("query", "advice"), ADVICE, ids=[row[0][:12] for row in ADVICE])
def test_advice_instead_of_an_error(client, query, advice):
    assert f"<p><strong>{advice}</strong></p>" in page(client, query)


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("?q=zebra&type=zoo", "There is no such kind of record."),
        ("?q=zebra&city=lviv", "Unknown parameter “city”. Known: page, q, type."),
    ],
)
def test_address_that_cannot_be_answered_is_refused(client, query, advice):
    answer = client.get(f"/en/search/{query}")

    assert answer.status_code == 400
    assert advice in text_of(answer.text)


def test_nothing_found(client):
    make_city(name_en="Zebra", state=State.DRAFT)

    assert "Nothing public matches “zebra”." in text_of(page(client, "?q=zebra"))


def test_what_was_written_is_escaped(client):
    shown = page(client, "?q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>" not in shown
    assert "&lt;script&gt;alert(1)" in shown


def test_a_row_marks_the_words(client):
    make_city(name_en="Zebra am See")

    shown = page(client, "?q=zebra")

    assert (
        '<li><a href="/en/cities/freiburg/"><mark>Zebra</mark> am See</a>'
        '<span class="sub">Germany</span> </li>'
    ) in shown


def test_a_match_in_the_other_language_says_where(client):
    make_city(name_uk="Зебра", name_en="Zebra")

    assert (
        '<span class="why">Name (Ukrainian): <q lang="uk"><mark>Зебра</mark></q></span>'
    ) in page(client, "?q=зебра")


def test_another_name_is_not_shown(client):
    city = make_city(name_en="Kyiv")
    CityName.objects.create(city=city, name="Kijowek", kind="exonym")

    shown = page(client, "?q=kijo")

    assert '<span class="why">Found by another name</span>' in shown
    assert "Kijowek" not in shown


def test_a_similar_word_is_named_so(client):
    make_city(name_en="Zebra")

    assert '<span class="why">One letter differs</span>' in page(client, "?q=zebrq")


def test_groups_show_five_and_lead_to_all(client):
    for number in range(6):
        make_city(f"zebra-{number}", name_en=f"Zebra {number}")

    shown = page(client, "?q=zebra")

    assert text_of(shown).count("Zebra ") == 5
    assert '<a href="?q=zebra&amp;type=city">Show all: 6' in shown


def test_one_kind_lists_all_of_it(client):
    for number in range(6):
        make_city(f"zebra-{number}", name_en=f"Zebra {number}")
    make_agreement(make_home(), title_en="Zebra")

    shown = page(client, "?q=zebra&type=city")

    assert (text_of(shown).count("Zebra "), "Agreements" in shown) == (6, False)


def test_a_page_that_there_is_not(client):
    make_city(name_en="Zebra")

    assert client.get("/en/search/?q=zebra&type=city&page=9").status_code == 404


def test_in_ukrainian(client):
    make_city(name_uk="Зебра", name_en="Zebra")

    assert '<a href="/uk/cities/freiburg/"><mark>Зебра</mark></a>' in page(client, "?q=зебра", "uk")


def test_a_missing_translation_is_marked(client):
    make_city(name_uk="Зебра", name_en="")

    shown = page(client, "?q=зебра")

    assert '<a href="/en/cities/freiburg/" lang="uk"><mark>Зебра</mark></a>' in shown
    assert "(not translated, in Ukrainian)" in shown


def test_a_source_keeps_its_own_language(client):
    city = make_city()
    cite(city, make_source("paper", title="Zebra heute", language="de"))

    assert '<a href="/en/sources/paper/" lang="de"><mark>Zebra</mark> heute</a>' in page(
        client, "?q=zebra"
    )


def test_every_other_page_has_the_box_in_its_head(client):
    head = client.get("/en/cities/").text

    assert '<form class="find find--masthead" role="search" action="/en/search/"' in head


@pytest.mark.parametrize("number", [2, 4])
def test_queries_do_not_grow(client, number):
    lviv = make_home()
    for place in range(number):
        make_city(f"zebra-{place}", name_en=f"Zebra {place}")
        paper = make_agreement(lviv, f"a-{place}", title_en="Zebra")
        cite(paper, make_source(f"s-{place}", title="Zebra"))
    client.get("/en/search/?q=zebra")

    with CaptureQueriesContext(connection) as queries:
        client.get("/en/search/?q=zebra")

    # Names, texts, then for each of three kinds the gate and the rows; PostgreSQL: longer words
    assert len(queries) == (9 if connection.vendor == "postgresql" else 8)
