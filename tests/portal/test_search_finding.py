"""Only public records are found and counted, in an order that does not change."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cities.models import City, CityName
from portal.search import finding
from portal.search.asking import read_question
from portal.search.finding import find
from records.models import State
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_organization,
    make_partnership,
    make_source,
)

pytestmark = pytest.mark.django_db


def found(text):
    """Kind and slug of each record that is found."""
    hits = find(read_question(text)).hits
    return [(hit.kind.name, hit.kind.model.objects.get(pk=hit.record_id).slug) for hit in hits]


def test_every_kind_is_found_cities_first():
    lviv = make_home(name_uk="Зебра", name_en="Zebra")
    make_source("paper", title="Zebra news")
    make_delivery(lviv, title_en="Zebra aid")
    make_initiative(lviv, title_en="Zebra day")
    make_agreement(lviv, title_en="Zebra pact")
    make_organization("zebra-fund", name_en="Zebra fund")
    make_partnership(lviv, make_city())
    cite(make_organization("other"), make_source("second", title="On zebra"))

    assert found("zebra") == [
        ("city", "lviv"),
        ("partnership", "lviv--freiburg"),
        ("organization", "zebra-fund"),
        ("agreement", "agreement"),
        ("initiative", "initiative"),
        ("delivery", "delivery"),
        ("source", "second"),
    ]


@pytest.mark.parametrize("state", ["draft", "in_review", "withdrawn"])
def test_what_is_not_published_is_neither_found_nor_counted(state):
    make_city("shown", name_en="Zebra one")
    make_city("hidden", name_en="Zebra two", state=state, withdrawal_reason_uk="Помилка")

    answer = find(read_question("zebra"))

    assert (found("zebra"), answer.count) == ([("city", "shown")], 1)


def test_a_record_withdrawn_later_is_not_found():
    city = make_city(name_en="Zebra")

    City.objects.filter(pk=city.pk).update(state=State.WITHDRAWN, withdrawal_reason_uk="Помилка")

    assert found("zebra") == []


def test_an_embargo_ends_by_itself(monkeypatch):
    tomorrow = timezone.now() + timedelta(days=1)
    make_city(name_en="Zebra", embargo_until=tomorrow)

    before = found("zebra")
    monkeypatch.setattr(timezone, "now", lambda: tomorrow + timedelta(minutes=1))

    assert (before, found("zebra")) == ([], [("city", "freiburg")])


def test_a_link_of_a_hidden_city_is_not_found():
    lviv = make_home(name_en="Lviv")
    partner = make_city(name_en="Zebra")
    make_partnership(lviv, partner)

    City.objects.filter(pk=partner.pk).update(state=State.DRAFT)

    assert found("zebra") == []


def test_a_source_of_hidden_records_only_is_not_found():
    cite(make_organization(state=State.DRAFT), make_source("paper", title="Zebra"))

    assert found("zebra") == []


def test_similar_words_of_hidden_records_are_not_found():
    make_city(name_en="Zebrastadt", state=State.DRAFT)

    assert found("zebrastadd") == []


def test_a_link_is_found_by_another_name_of_its_city():
    kyiv = make_home("kyiv", name_uk="Київ", name_en="Kyiv")
    make_partnership(kyiv, make_city("berlin", name_uk="Берлін", name_en="Berlin"))
    CityName.objects.create(city=kyiv, name="Kijów", kind="exonym")

    assert found("kijow берлін") == [("partnership", "kyiv--berlin")]


def test_order_within_a_kind():
    make_city("text", name_en="Alt Zebra")
    make_city("longer", name_en="Zebra am See")
    make_city("exact", name_en="Zebra")
    other = make_city("other", name_en="Pferd")
    CityName.objects.create(city=other, name="Zebra", kind="exonym")

    slugs = [slug for _kind, slug in found("Zebra")]

    assert slugs == ["exact", "longer", "other", "text"]


def test_similar_words_come_after_the_word_itself():
    make_city("similar", name_en="Zebras")
    make_city("written", name_en="Am Zebrax")

    assert found("zebrax") == [("city", "written"), ("city", "similar")]


def test_many_similar_words_are_not_looked_for_where_enough_is_found():
    for number in range(5):
        make_city(f"zebrax-{number}", name_en=f"Zebrax {number}")
    make_city("similar", name_en="Zebras")

    assert [slug for _kind, slug in found("zebrax")] == [f"zebrax-{n}" for n in range(5)]


def test_more_than_can_be_listed_is_said(monkeypatch):
    monkeypatch.setattr(finding, "MOST", 3)
    for number in range(4):
        make_city(f"zebra-{number}", name_en=f"Zebra {number}")

    answer = find(read_question("zebra"))

    assert (answer.count, answer.has_more) == (3, True)


def test_public_records_behind_many_hidden_ones_are_found(monkeypatch):
    monkeypatch.setattr(finding, "MOST", 2)
    monkeypatch.setattr(finding, "CANDIDATES", 3)
    for number in range(40):
        make_city(f"hidden-{number}", name_en=f"Zebra {number:02}", state=State.DRAFT)
    make_city("shown", name_en="Zebra zz")

    answer = find(read_question("zebra"))

    assert (found("zebra"), answer.has_more) == ([("city", "shown")], False)


HARMLESS = [
    "AND OR NOT",
    "NEAR(zebra, 2)",
    "zebra*^:",
    '"zebra',
    "name : zebra",
    "100%",
    "a_b",
    "' OR 1=1",
]


@pytest.mark.parametrize("text", HARMLESS)
def test_operators_are_words_like_others(text):
    make_city(name_en="Lion")

    assert found(text) == []


def test_words_no_database_could_index_are_kept():
    make_source("paper", title="Zebra")
    long = "ы" * 3000
    make_agreement(make_home(), title_en="Zebra", summary_en=long)

    assert found("zebra") == [("agreement", "agreement")]
