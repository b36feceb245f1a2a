"""Totals of aid by measure and stage, with their receipt."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aid.measures import ALL_VEHICLES
from aid.totals import (
    SHARED,
    STAGES,
    DoubleRow,
    Measure,
    Totals,
    totals_by_city,
)
from aid.totals import totals as totals_of
from records.quantities import Total
from tests.aid.ledger import ROWS, item, row

EUROS = Measure("money", None, "EUR")
GENERATORS = Measure("goods", "generator", "pieces")
TONNES = Measure("goods", None, "tonnes")


def words(made, measure, language="en"):
    return [made.figure(measure, stage).in_words(language, measure.noun) for stage in STAGES]


def test_measures_stand_in_reading_order():
    assert [measure.key for measure in totals_of(ROWS).measures] == [
        "vehicles",
        "generator",
        "tonnes",
        "money-EUR",
        "money-PLN",
        "loan-EUR",
        "valuation-EUR",
        "people_helped",
    ]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (
            ALL_VEHICLES,
            [
                "5 vehicles, and 1 row of unknown number",
                "about 25 vehicles",
                "130–135 vehicles, and 1 row of unknown number",
            ],
        ),
        (GENERATORS, ["no rows", "2 generators", "13 generators"]),
        (TONNES, ["no rows", "no rows", "at least 3,500 tonnes, and 1 row of unknown weight"]),
        (EUROS, ["no rows", "no rows", "EUR 510"]),
        (Measure("money", None, "PLN"), ["no rows", "no rows", "PLN 7"]),
        (Measure("loan", None, "EUR"), ["no rows", "no rows", "EUR 25"]),
        (Measure("valuation", None, "EUR"), ["no rows", "no rows", "about EUR 100,000"]),
        (Measure("people_helped", None, "people"), ["no rows", "no rows", "about 40 people"]),
    ],
)
def test_small_register_added_up_by_hand(measure, expected):
    assert words(totals_of(ROWS), measure) == expected


def test_row_of_two_items_of_one_measure_is_one_row():
    made = totals_of([ROWS[0]]).figure(ALL_VEHICLES, "delivered")
    assert (made.lower, made.rows) == (21, 1)


def test_context_is_never_totalled():
    made = totals_of([row("a", item(1000, "people", nature="context"))])
    assert made.measures == ()


@pytest.mark.parametrize("good", ["mixed", "other", "relief-goods", "tram"])
def test_pieces_without_a_common_piece_are_counted_as_rows_only(good):
    made = totals_of([row("a", item(70, "pieces", good))])
    assert made.measures == ()
    assert made.receipt().counted == 1
    assert made.receipt().note("mixed_goods").rows == 1


def test_shared_row_stands_once_on_its_own_line():
    lines = totals_by_city(ROWS)
    delivered = {
        line: made.figure(ALL_VEHICLES, "delivered").in_words("en") for line, made in lines.items()
    }
    assert delivered == {
        "kyiv": "41–46 vehicles",
        "lviv": "1 row of unknown number",
        SHARED: "89 vehicles",
    }


def test_row_that_comes_twice_counts_once():
    assert totals_of([ROWS[0], ROWS[0]]) == totals_of([ROWS[0]])


def test_two_contents_of_one_slug_are_refused():
    with pytest.raises(DoubleRow):
        totals_of([row("a", item(1)), row("a", item(2))])


values = st.integers(min_value=1, max_value=10**6)
some_items = st.one_of(
    st.builds(
        item,
        values,
        st.sampled_from(["vehicles", "tonnes"]),
        st.just("bus"),
        st.just("goods"),
        st.sampled_from(["exactly", "about", "more_than", "less_than"]),
    ),
    st.builds(item, values, st.just("pieces"), st.sampled_from(["generator", "pump", "mixed"])),
    st.builds(
        item,
        values,
        st.sampled_from(["EUR", "PLN"]),
        st.just(""),
        st.sampled_from(["money", "loan", "valuation"]),
    ),
    st.builds(item, st.none(), st.sampled_from(["vehicles", "tonnes"])),
)


@st.composite
def ledgers(draw):
    """Rows of aid with slugs of their own."""
    contents = draw(st.lists(st.lists(some_items, max_size=3), max_size=8))
    return [
        row(
            f"row-{number}",
            *items,
            stage=draw(st.sampled_from(STAGES)),
            left_out_because=draw(st.sampled_from([None, None, "part_of", "forwarded_from"])),
            unstated_unit=draw(st.sampled_from(["", "vehicles"])),
        )
        for number, items in enumerate(contents)
    ]


def figures(made: Totals) -> dict[tuple[Measure, str], Total]:
    return {(m, stage): made.figure(m, stage) for m in made.measures for stage in STAGES}


@given(ledgers(), st.randoms(use_true_random=False))
def test_order_of_rows_never_matters(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert figures(totals_of(rows)) == figures(totals_of(shuffled))
    assert totals_of(rows).receipt() == totals_of(shuffled).receipt()


@given(ledgers(), st.integers(min_value=0, max_value=8))
def test_parts_add_up_to_the_whole(rows, cut):
    whole, left, right = totals_of(rows), totals_of(rows[:cut]), totals_of(rows[cut:])
    assert figures(left + right) == figures(whole)
    for (measure, stage), total in figures(whole).items():
        assert left.figure(measure, stage) + right.figure(measure, stage) == total


@given(ledgers())
def test_lower_bound_never_exceeds_the_upper(rows):
    for total in figures(totals_of(rows)).values():
        assert total.upper is None or total.lower <= total.upper


@given(ledgers(), st.sampled_from(STAGES))
def test_unknown_row_is_counted_and_never_zero(rows, stage):
    more = totals_of([*rows, row("more", item(None), stage=stage)]).figure(ALL_VEHICLES, stage)
    before = totals_of(rows).figure(ALL_VEHICLES, stage)
    assert more == replace(before, unknown=before.unknown + 1)


@given(ledgers(), st.sampled_from(STAGES))
def test_stages_never_mix(rows, stage):
    alone = totals_of(row for row in rows if row.stage == stage)
    for measure in totals_of(rows).measures:
        assert totals_of(rows).figure(measure, stage) == alone.figure(measure, stage)


@given(ledgers(), st.lists(some_items, max_size=3), st.sampled_from(["part_of", "forwarded_from"]))
def test_row_that_is_left_out_changes_no_total(rows, items, reason):
    more = totals_of([*rows, row("more", *items, left_out_because=reason)])
    assert figures(more) == figures(totals_of(rows))
    assert "more" in [line.row.slug for line in more.receipt().note(reason).lines]


@given(ledgers())
def test_every_row_is_counted_or_left_out_with_a_reason(rows):
    receipt = totals_of(rows).receipt()
    left_out = [
        line.row.slug
        for reason in ("part_of", "forwarded_from")
        for line in receipt.note(reason).lines
    ]
    assert receipt.counted + len(set(left_out)) == len(rows)
