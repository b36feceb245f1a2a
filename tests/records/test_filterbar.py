"""The filter form: its fields and a chip for each value in force."""

import pytest
from django.http import QueryDict

from partnerships.filters import AgreementFilter
from partnerships.models import Agreement
from records.filterbar import chips_of, fields_of
from tests.factories import make_agreement, make_city, make_home

pytestmark = pytest.mark.django_db


def bar(query):
    """The filter set of a query over one agreement of Lviv and Freiburg."""
    lviv = make_home()
    make_agreement(lviv, parties=[lviv, make_city()])
    return AgreementFilter(QueryDict(query), Agreement.objects.public())


def field(filterset, name):
    return next(one for one in fields_of(filterset) if one.name == name)


def test_each_filter_is_an_input_of_its_kind():
    kinds = {one.name: one.kind for one in fields_of(bar(""))}

    assert (kinds["q"], kinds["year"], kinds["kind"], kinds["city"]) == (
        "search",
        "number",
        "select",
        "select",
    )


def test_the_value_in_force_is_chosen():
    found = field(bar("kind=declaration"), "kind")

    assert [one.value for one in found.options if one.is_chosen] == ["declaration"]
    assert not found.is_multiple


def test_two_values_make_a_multiple_select():
    found = field(bar("kind=declaration&kind=letter_of_intent"), "kind")

    assert (found.is_multiple, found.rows) == (True, 4)


def test_a_refused_value_keeps_its_text_and_its_error():
    found = field(bar("year=abc"), "year")

    assert (found.value, found.errors) == ("abc", ["Enter a whole number."])


def test_a_chip_for_each_value_leads_to_the_page_without_it():
    chips = chips_of(bar("kind=declaration&kind=letter_of_intent&city=lviv&page=2&q="))

    assert [(chip.label, chip.value, chip.without) for chip in chips] == [
        ("Home city", "Lviv", "?kind=declaration&kind=letter_of_intent&q="),
        ("Kind", "declaration", "?kind=letter_of_intent&city=lviv&q="),
        ("Kind", "letter of intent", "?kind=declaration&city=lviv&q="),
    ]


def test_a_refused_value_makes_no_chip():
    assert chips_of(bar("year=abc")) == []
