"""Methodology page: the same words and rules in both languages."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from tests.factories import make_agreement, make_city, make_home, make_partnership

TEXTS = Path(settings.BASE_DIR) / "templates" / "portal" / "methodology"


def text(language):
    return (TEXTS / f"_{language}.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["uk", "en"])
def test_all_twelve_rules_have_an_address(language):
    assert re.findall(r'<li id="(r\d+)">', text(language)) == [f"r{n}" for n in range(1, 13)]


@pytest.mark.parametrize("pattern", [r'id="([^"]+)"', r"<(\w+)", r"{{ [^}]+ }}"])
def test_both_languages_have_the_same_build(pattern):
    assert re.findall(pattern, text("uk")) == re.findall(pattern, text("en"))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "An event counts from the last day on which it can have happened."),
        ("uk", "Подія діє від останнього дня, коли вона могла статися."),
    ],
)
def test_page_speaks_the_reader_s_language(client, language, said):
    assert said in client.get(f"/{language}/methodology/").text


@pytest.mark.django_db
def test_example_counts_this_register(client):
    kyiv, lviv, graz = make_home("kyiv"), make_home("lviv"), make_city("graz")
    make_partnership(kyiv, graz)
    make_partnership(lviv, graz)
    make_agreement(kyiv)
    make_agreement(kyiv, "held", state="draft")
    context = client.get("/en/methodology/").context
    assert (context["links"], context["partners"], context["agreements"]) == (2, 1, 1)
