"""Totals of one unit that say no more than their rows."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.quantities import Total, UnitMismatch
from tests.records.stated import GENERATOR, quantity


def total(*quantities):
    return Total.of(quantities, unit="vehicles")


numbers = st.decimals(min_value=1, max_value=10**9, places=2)
stated = st.one_of(
    st.builds(quantity, st.sampled_from(["exactly", "about", "more_than", "less_than"]), numbers),
    st.builds(lambda low, more: quantity("between", low, low + more), numbers, numbers),
)
quantities = st.one_of(stated, st.just(quantity("unknown")))
lists = st.lists(quantities, max_size=12)


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        (
            total(quantity("exactly", 2), quantity("exactly", 3)),
            Total("vehicles", Decimal(5), Decimal(5), rows=2),
        ),
        (
            total(quantity("exactly", 2), quantity("about", 3)),
            Total("vehicles", Decimal(5), Decimal(5), is_approximate=True, rows=2),
        ),
        (
            total(quantity("exactly", 2), quantity("more_than", 3)),
            Total("vehicles", Decimal(5), None, rows=2),
        ),
        (
            total(quantity("exactly", 2), quantity("less_than", 3)),
            Total("vehicles", Decimal(2), Decimal(5), rows=2),
        ),
        (
            total(quantity("exactly", 2), quantity("between", 3, 7)),
            Total("vehicles", Decimal(5), Decimal(9), rows=2),
        ),
        (
            total(quantity("exactly", 2), quantity("unknown")),
            Total("vehicles", Decimal(2), Decimal(2), unknown=1, rows=1),
        ),
    ],
)
def test_total_keeps_the_qualifier(made, expected):
    assert made == expected


@pytest.mark.parametrize(
    ("made", "english", "ukrainian"),
    [
        (total(), "no rows", "немає рядків"),
        (
            total(quantity("unknown"), quantity("unknown")),
            "2 rows of unknown number",
            "2 рядки без зазначеної кількості",
        ),
        (
            total(quantity("exactly", 461), quantity("between", 20, 25)),
            "481–486 vehicles",
            "481–486 одиниць техніки",
        ),
        (
            total(quantity("exactly", 100), quantity("about", 55)),
            "about 155 vehicles",
            "близько 155 одиниць техніки",
        ),
        (
            total(quantity("less_than", 10), quantity("less_than", 20)),
            "less than 30 vehicles",
            "менш ніж 30 одиниць техніки",
        ),
        (
            total(quantity("about", 21), quantity("more_than", 100)),
            "at least about 121 vehicles",
            "щонайменше приблизно 121 одиниця техніки",
        ),
        (
            Total.of(
                [
                    quantity("more_than", 3500, unit="tonnes"),
                    quantity("unknown", unit="tonnes"),
                    quantity("unknown", unit="tonnes"),
                ]
            ),
            "at least 3,500 tonnes, and 2 rows of unknown weight",
            "щонайменше 3500 т і 2 рядки без зазначеної ваги",
        ),
        (
            Total.of([quantity("about", 1000, unit="EUR"), quantity("unknown", unit="EUR")]),
            "about EUR 1,000, and 1 row of unknown amount",
            "близько 1000 євро і 1 рядок без зазначеної суми",
        ),
    ],
)
def test_total_in_words(made, english, ukrainian):
    assert (made.in_words("en"), made.in_words("uk")) == (english, ukrainian)


def test_total_of_pieces_is_named_by_its_good():
    made = Total.of([quantity("exactly", 1243, unit="pieces")])
    assert made.in_words("en", GENERATOR) == "1,243 generators"
    assert made.in_words("uk", GENERATOR) == "1243 генератори"


def test_big_numeral_comes_apart_into_prefix_and_figure():
    made = total(quantity("more_than", 3500), quantity("unknown"))
    assert [made.prefix("en"), made.figure("en")] == ["at least", "3,500"]
    assert [made.prefix("uk"), made.figure("uk")] == ["щонайменше", "3500"]


def test_total_without_a_number_has_no_figure():
    assert [total().figure("en"), total(quantity("unknown")).figure("en")] == ["", ""]


@pytest.mark.parametrize(
    ("made", "english", "ukrainian"),
    [
        (total(), "no rows", "немає рядків"),
        (total(quantity("exactly", 1)), "1 row", "1 рядок"),
        (
            total(quantity("exactly", 1), quantity("about", 1), quantity("unknown")),
            "2 rows, and 1 of unknown number",
            "2 рядки і 1 без зазначеної кількості",
        ),
        (total(quantity("unknown")), "1 row of unknown number", "1 рядок без зазначеної кількості"),
    ],
)
def test_rows_behind_a_total_in_words(made, english, ukrainian):
    assert (made.rows_in_words("en"), made.rows_in_words("uk")) == (english, ukrainian)


def test_row_of_two_quantities_is_one_row():
    made = Total.of_row([quantity("exactly", 2), quantity("exactly", 3)])
    assert made == Total("vehicles", Decimal(5), Decimal(5), rows=1)


def test_row_that_leaves_one_quantity_open_counts_on_both_sides():
    made = Total.of_row([quantity("exactly", 2), quantity("unknown"), quantity("unknown")])
    assert (made.rows, made.unknown) == (1, 1)


def test_units_never_mix():
    with pytest.raises(UnitMismatch):
        Total.of([quantity("exactly", 1), quantity("exactly", 1, unit="tonnes")])


def test_currencies_never_mix():
    with pytest.raises(UnitMismatch):
        Total("EUR") + Total("PLN")


def test_total_of_no_rows_needs_its_unit():
    with pytest.raises(ValueError, match="needs its unit"):
        Total.of([])


@given(lists, st.randoms(use_true_random=False))
def test_order_of_rows_never_matters(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert total(*rows) == total(*shuffled)


@given(lists, lists, lists)
def test_adding_is_associative_and_commutative(first, second, third):
    a, b, c = total(*first), total(*second), total(*third)
    assert (a + b) + c == a + (b + c) == c + b + a == total(*first, *second, *third)


@given(lists)
def test_empty_total_changes_nothing(rows):
    assert total(*rows) + Total("vehicles") == total(*rows)


@given(lists)
def test_lower_bound_never_exceeds_the_upper(rows):
    made = total(*rows)
    assert made.upper is None or made.lower <= made.upper


@given(lists)
def test_unknown_is_counted_and_never_zero(rows):
    more = total(*rows, quantity("unknown"))
    assert more.unknown == total(*rows).unknown + 1
    assert (more.lower, more.upper, more.rows) == (
        total(*rows).lower,
        total(*rows).upper,
        total(*rows).rows,
    )
    assert more.in_words("en").endswith("of unknown number")


@given(stated)
def test_total_of_one_row_has_its_bounds(made):
    assert (total(made).lower, total(made).upper) == (made.lower, made.upper)
