"""Time lines as drawings: ranges as wide as what is not known, nothing on top of anything."""

from datetime import date

import pytest

from partnerships.timeline_drawn import DEEPEST, NARROW, WIDE, Moment, drawn
from records.partial_dates import parse

TODAY = date(2026, 11, 26)


def line(*dates, lane="link", sheet=WIDE):
    """The drawing of some dates in one lane."""
    moments = [Moment(lane, parse(text), text, f"?{text}") for text in dates]
    return drawn(moments, ["link", "delivered"], sheet, TODAY)


def marks(*dates, **given):
    """The marks by label."""
    return {mark.label: mark for lane in line(*dates, **given).lanes for mark in lane.marks}


@pytest.mark.parametrize(
    ("text", "is_range", "is_vague", "is_open"),
    [
        ("2022-03-01", False, False, False),
        ("2022-03", True, False, False),
        ("2022", True, False, False),
        ("2022-21", True, False, False),
        ("1990~", True, True, False),
        ("2022-02-24/2023-06", True, False, False),
        ("2022/..", True, False, True),
    ],
)
def test_what_is_not_dated_to_the_day_is_a_range(text, is_range, is_vague, is_open):
    mark = marks(text)[text]

    assert (mark.is_range, mark.is_vague, mark.is_open) == (is_range, is_vague, is_open)


def test_range_is_as_wide_as_its_time():
    found = marks("2000", "2010/2013", "2024-05-01")

    assert float(found["2010/2013"].width) == pytest.approx(
        4 * float(found["2000"].width), rel=0.02
    )


def test_open_range_reaches_to_the_edge():
    mark = marks("2000", "2022/..")["2022/.."]

    assert float(mark.x) + float(mark.width) == pytest.approx(WIDE.width - WIDE.inset, abs=5)


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_no_mark_lies_on_another_and_all_are_on_the_sheet(sheet):
    dates = [f"{year}-0{month}-15" for year in (2022, 2023) for month in (1, 2, 3)]
    found = list(marks("1990", *dates, "2022/2023", sheet=sheet).values())

    for place, one in enumerate(found):
        assert sheet.names - 5 <= float(one.x)
        assert float(one.x) + float(one.width) <= sheet.width
        for other in found[place + 1 :]:
            apart = float(one.x) + float(one.width) < float(other.x)
            apart |= float(other.x) + float(other.width) < float(one.x)
            assert apart or one.y != other.y


def test_marks_without_room_are_counted():
    (lane,) = line(*(f"2022-03-{day:02}" for day in range(1, 9)), "1950").lanes

    assert len(lane.marks) == DEEPEST + 1
    assert lane.hidden == 8 - DEEPEST


def test_lanes_follow_each_other_and_empty_ones_are_left_out():
    moments = [
        Moment("delivered", parse("2022"), "aid", "?"), Moment("link", parse("1989"), "link", "?"),
    ]  # fmt: skip
    drawing = drawn(moments, ["link", "agreement", "delivered"], WIDE, TODAY)

    assert [lane.key for lane in drawing.lanes] == ["link", "delivered"]
    assert float(drawing.lanes[0].y) < float(drawing.lanes[1].y)


def test_years_under_the_line_have_room():
    years = [tick.year for tick in line("1955", sheet=NARROW).ticks]

    assert years == sorted(set(years))
    assert len(years) <= 6


def test_nothing_dated_draws_nothing():
    assert drawn([], ["link"], WIDE, TODAY) is None
