"""Time lines as drawings: ranges as wide as what is not known, nothing on top of anything."""

from datetime import date

import pytest

from partnerships.time_marks import SIZE, Moment
from partnerships.timeline_drawn import NARROW, WIDE, drawn
from records.partial_dates import parse

TODAY = date(2026, 11, 26)
LISTS = {"link": "#events", "agreement": "#agreements", "delivered": "#aid"}


def line(*dates, lane="link", sheet=WIDE):
    """The drawing of some dates in one lane."""
    moments = [Moment(lane, "disc", parse(text), text, f"?{text}") for text in dates]
    return drawn(moments, LISTS, sheet, TODAY)


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
    found = marks("1990", "2000/2003", "2023", "2024-05/2024-06")

    assert found["2000/2003"].width == pytest.approx(4 * found["1990"].width, rel=0.03)
    assert found["2024-05/2024-06"].width == pytest.approx(found["2023"].width / 6, rel=0.03)


def test_open_range_reaches_to_the_edge():
    mark = marks("2000", "2022/..")["2022/.."]

    assert mark.x + mark.width == WIDE.width - WIDE.inset


def test_range_over_both_scales_is_drawn_through():
    found = marks("2019/2023", "2019-01-01", "2023-12-31")

    middle = [found[day].x + SIZE / 2 for day in ("2019-01-01", "2023-12-31")]
    assert [found["2019/2023"].x, found["2019/2023"].x + found["2019/2023"].width] == middle


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_no_mark_lies_on_another_and_all_are_on_the_sheet(sheet):
    dates = [f"{year}-0{month}-15" for year in (2022, 2023) for month in (1, 2, 3)]
    found = list(marks("1990", *dates, "2022/2023", "../1995", "2026-12-31", sheet=sheet).values())

    for place, one in enumerate(found):
        assert 0 <= one.x <= one.x + one.width <= sheet.width
        for other in found[place + 1 :]:
            apart = one.x + one.width < other.x or other.x + other.width < one.x
            assert apart or one.y != other.y


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_marks_without_room_are_counted_and_led_to_their_list(sheet):
    (lane,) = line(*(f"2022-03-{day:02}" for day in range(1, 13)), "1950", sheet=sheet).lanes

    assert len(lane.marks) == sheet.deepest + 1
    assert (lane.hidden, lane.more) == (12 - sheet.deepest, "#events")


def test_lanes_follow_each_other_and_empty_ones_are_left_out():
    moments = [
        Moment("delivered", "square", parse("2022"), "aid", "?"),
        Moment("link", "disc", parse("1989"), "link", "?"),
    ]
    drawing = drawn(moments, LISTS, WIDE, TODAY)

    assert [lane.key for lane in drawing.lanes] == ["link", "delivered"]
    assert drawing.lanes[0].marks[0].y < drawing.lanes[1].marks[0].y


def test_nothing_dated_draws_nothing():
    assert drawn([], LISTS, WIDE, TODAY) is None
