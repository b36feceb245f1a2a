"""Quantities as sources state them."""

from decimal import Decimal

import pytest
from django.utils import translation

from records.quantities import QUALIFIER_CHOICES, Qualifier, Quantity, QuantityError
from tests.records.stated import GENERATOR, quantity


@pytest.mark.parametrize(
    ("arguments", "code", "field"),
    [
        (("perhaps", Decimal(1), None, "tonnes"), "qualifier_unknown", "qualifier"),
        (("exactly", Decimal(1), None, "kg"), "unit_unknown", "unit"),
        (("exactly", None, None, "tonnes"), "quantity_missing", "quantity"),
        (("exactly", Decimal(0), None, "tonnes"), "quantity_not_positive", "quantity"),
        (("about", Decimal(-5), None, "tonnes"), "quantity_not_positive", "quantity"),
        (("about", Decimal("NaN"), None, "tonnes"), "quantity_not_positive", "quantity"),
        (("unknown", Decimal(5), None, "tonnes"), "quantity_of_unknown", "quantity"),
        (("between", Decimal(5), None, "tonnes"), "maximum_missing", "quantity_max"),
        (("between", Decimal(5), Decimal(5), "tonnes"), "maximum_too_small", "quantity_max"),
        (("about", Decimal(5), Decimal(9), "tonnes"), "maximum_without_between", "quantity_max"),
        (("unknown", None, Decimal(9), "tonnes"), "maximum_without_between", "quantity_max"),
    ],
)
def test_quantity_that_no_source_can_mean_is_refused(arguments, code, field):
    with pytest.raises(QuantityError) as caught:
        Quantity(*arguments)
    assert (caught.value.code, caught.value.field) == (code, field)


def test_refusal_says_what_to_do():
    with pytest.raises(QuantityError) as caught, translation.override("en"):
        quantity("exactly")
    with translation.override("en"):
        assert str(caught.value.message) == (
            "Enter the quantity, or choose “unknown” if the source gives none."
        )


def test_qualifier_may_come_as_its_code():
    assert Quantity("about", Decimal(5), None, "EUR").qualifier is Qualifier.ABOUT


@pytest.mark.parametrize(
    ("made", "lower", "upper"),
    [
        (quantity("exactly", 5), 5, 5),
        (quantity("about", 5), 5, 5),
        (quantity("more_than", 5), 5, None),
        (quantity("less_than", 5), 0, 5),
        (quantity("between", 20, 25), 20, 25),
        (quantity("unknown"), None, None),
    ],
)
def test_bounds_say_no_more_than_the_source(made, lower, upper):
    assert (made.lower, made.upper) == (lower, upper)


@pytest.mark.parametrize(
    ("made", "english", "ukrainian"),
    [
        (quantity("exactly", 89), "89 vehicles", "89 одиниць техніки"),
        (quantity("exactly", 1), "1 vehicle", "1 одиниця техніки"),
        (quantity("about", 25), "about 25 vehicles", "близько 25 одиниць техніки"),
        (quantity("about", 21), "about 21 vehicles", "близько 21 одиниці техніки"),
        (quantity("more_than", 21), "more than 21 vehicles", "понад 21 одиницю техніки"),
        (quantity("less_than", 3), "less than 3 vehicles", "менш ніж 3 одиниці техніки"),
        (quantity("between", 20, 25), "20–25 vehicles", "20–25 одиниць техніки"),
        (quantity("unknown"), "quantity not stated", "кількість не вказано"),
        (
            quantity("more_than", 3500, unit="tonnes"),
            "more than 3,500 tonnes",
            "понад 3500 т",
        ),
        (
            quantity("about", "2600000.000", unit="EUR"),
            "about EUR 2,600,000",
            "близько 2\u00a0600\u00a0000 євро",
        ),
        (
            quantity("between", 1000, 2000, unit="CHF"),
            "CHF 1,000–2,000",
            "1000–2000 швейцарських франків",
        ),
    ],
)
def test_quantity_in_words(made, english, ukrainian):
    assert (made.in_words("en"), made.in_words("uk")) == (english, ukrainian)


def test_pieces_are_named_by_their_good():
    made = quantity("about", 21, unit="pieces")
    assert made.in_words("en", GENERATOR) == "about 21 generators"
    assert made.in_words("uk", GENERATOR) == "близько 21 генератора"


def test_qualifier_choices_speak_the_readers_language():
    with translation.override("uk"):
        words = [str(label) for _, label in QUALIFIER_CHOICES]
    assert words == ["рівно", "близько", "понад", "менш ніж", "від і до", "невідомо"]
