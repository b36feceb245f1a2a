"""Why a record was found: the words that were looked for, marked in the text that holds them."""

import pytest

from cities.models import CityName
from portal.search.asking import Term, read_question
from portal.search.explaining import excerpt, marked, reasons
from tests.factories import (
    make_agreement,
    make_city,
    make_home,
    make_organization,
    make_partnership,
    make_source,
)


def bracketed(parts):
    """The text with [matches]."""
    return "".join(f"[{part.text}]" if part.is_match else part.text for part in parts)


def told(record, text, language="en"):
    """Each reason: column and text with [matches]."""
    found = reasons(record, read_question(text).terms, language)
    return [(reason.field, bracketed(reason.parts)) for reason in found]


MARKED = [
    ("Київ і Львів", "київ", "[Київ] і Львів"),
    ("Łódź (Poland)", "lodz", "[Łódź] (Poland)"),
    ("Łódź", "lodz", "[Łódź]"),
    ("Freiburg im Breisgau", "freib bre", "[Freiburg] im [Breisgau]"),
    ("давній зв’язок", "звязок", "давній [зв’язок]"),
    ("<b>Kyiv</b> & co", "kyiv", "<b>[Kyiv]</b> & co"),
    ("nothing here", "kyiv", "nothing here"),
]


@pytest.mark.parametrize(("text", "asked", "expected"), MARKED)
def test_marked(text, asked, expected):
    assert bracketed(marked(text, read_question(asked).terms)) == expected


def test_similar_words_are_marked():
    terms = [Term("freibrug", frozenset({"freiburg"}))]

    assert bracketed(marked("Freiburg", terms)) == "[Freiburg]"


def test_excerpt_keeps_whole_words_around_the_first_match():
    text = f"{'before ' * 30}zebra {'after ' * 50}"

    shown = bracketed(excerpt(text, [Term("zebra")]))

    assert shown == f"… {'before ' * 9}[zebra] {'after ' * 24}".rstrip() + " …"


def test_excerpt_of_a_short_text_is_all_of_it():
    assert bracketed(excerpt("A zebra.", [Term("zebra")])) == "A [zebra]."


@pytest.mark.django_db
def test_the_name_in_the_readers_language_comes_first():
    city = make_city(name_uk="Лодзь 22", name_en="Łódź 22")

    assert (told(city, "22", "en"), told(city, "22", "uk")) == (
        [("name_en", "Łódź [22]")],
        [("name_uk", "Лодзь [22]")],
    )


@pytest.mark.django_db
def test_a_name_in_the_other_language_is_a_reason():
    assert told(make_city(name_uk="Лодзь"), "лодзь") == [("name_uk", "[Лодзь]")]


@pytest.mark.django_db
def test_another_name_is_told_but_never_shown():
    city = make_city(name_en="Kyiv")
    CityName.objects.create(city=city, name="Kijów", kind="exonym")

    assert told(city, "kijow") == [("other_name", "")]


@pytest.mark.django_db
def test_a_link_by_a_name_and_another_name():
    link = make_partnership(make_home(name_en="Lviv"), make_city(name_en="Freiburg"))

    assert told(link, "lemberg freiburg") == [
        ("name_en", "Lviv – [Freiburg]"),
        ("other_name", ""),
    ]


@pytest.mark.django_db
def test_title_and_summary_together():
    paper = make_agreement(make_home(), title_en="On trams", summary_en="Signed in Bern.")

    assert told(paper, "trams bern") == [
        ("title_en", "On [trams]"),
        ("summary_en", "Signed in [Bern]."),
    ]


@pytest.mark.django_db
def test_publisher_and_link_of_a_source():
    source = make_source("paper", publisher="Delo", url="https://delo.example/x")

    assert told(source, "delo example") == [
        ("publisher", "[Delo]"),
        ("url", "https://[delo].[example]/x"),
    ]


@pytest.mark.django_db
def test_the_registry_number_of_an_organization():
    body = make_organization(registry_id="UA-EDR-22527015")

    assert told(body, "22527015") == [("registry_id", "UA-EDR-[22527015]")]
