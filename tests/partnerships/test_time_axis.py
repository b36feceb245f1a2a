"""The axis of a time line: one scale, or a wider one since 2022."""

import itertools
from datetime import date

import pytest

from partnerships.time_axis import WIDER_SHARE, axis_of


def axis(first, last=2026, *, is_busy=True):
    """An axis 600 px long."""
    return axis_of(first, last, 100, 700, is_busy=is_busy)


def test_years_since_2022_take_their_share():
    line = axis(1989)

    assert (line.wider.first, line.wider.last) == (2022, 2026)
    assert line.x(date(2022, 1, 1)) == pytest.approx(700 - 600 * WIDER_SHARE)


@pytest.mark.parametrize(("first", "is_busy"), [(2017, True), (1989, False)])
def test_one_scale_serves_recent_lines_and_those_without_recent_records(first, is_busy):
    assert axis(first, is_busy=is_busy).wider is None


@pytest.mark.parametrize("first", [1944, 1989, 2017])
def test_later_days_lie_further_right(first):
    line = axis(first)
    days = [date(year, month, 15) for year in range(first, 2027) for month in (1, 6, 12)]
    places = [line.x(day) for day in days]

    assert places == sorted(set(places))
    assert 100 <= places[0] < places[-1] <= 700


@pytest.mark.parametrize(
    ("first", "last"), [(1944, 2026), (1989, 2022), (2022, 2026), (1500, 2026)]
)
@pytest.mark.parametrize("length", [340, 760])
def test_named_years_have_room(first, last, length):
    ticks = axis_of(first, last, 0, length, is_busy=True).ticks()

    assert len(ticks) >= 2
    assert all(b.x - a.x >= 36 for a, b in itertools.pairwise(ticks))
    assert ticks[-1].x + 36 <= length + 1
