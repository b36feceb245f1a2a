"""Dots by year on a line."""

from portal.pages.strips import CASE_SHEET, NARROW_SHEET, WIDE_SHEET, Dot, Entry, Tick, strip


def test_one_dot_stands_over_its_year():
    made = strip([Entry(1989, "sister", "Freiburg")], 1940, 2026, CASE_SHEET)
    assert made.dots == (Dot("sister", "147.3", "64.9", "2.4", "Freiburg"),)


def test_discs_stand_below_rings_in_a_stack():
    entries = [Entry(2022, "partner"), Entry(2022, "sister"), Entry(2022, "sister")]
    made = strip(entries, 1940, 2026, CASE_SHEET)
    assert [(dot.mark, dot.cy, dot.r) for dot in made.dots] == [
        ("sister", "64.9", "2.4"),
        ("sister", "58.9", "2.4"),
        ("partner", "52.9", "1.7"),
    ]


def test_high_stack_is_pressed_to_stay_on_the_sheet():
    made = strip([Entry(2022, "sister")] * 40, 1940, 2026, CASE_SHEET)
    assert min(float(dot.cy) for dot in made.dots) == CASE_SHEET.radius


def test_years_stand_under_the_line():
    assert strip([], 1940, 2026, CASE_SHEET).ticks == (
        Tick(1940, "0.0", "start"),
        Tick(1991, "153.1", "middle"),
        Tick(2022, "242.5", "end"),
    )


def test_wide_and_narrow_sheets_have_round_years():
    wide, narrow = (strip([], 1989, 2026, sheet) for sheet in (WIDE_SHEET, NARROW_SHEET))
    assert [tick.year for tick in wide.ticks] == [1990, 1995, 2000, 2005, 2010, 2015, 2020, 2025]
    assert [tick.year for tick in narrow.ticks] == [1990, 2000, 2010, 2020]


def test_single_year_needs_no_scale():
    assert strip([Entry(2026, "other")], 2026, 2026, WIDE_SHEET).dots[0].cx == "16.0"


def test_war_years_are_shaded_to_the_end():
    made = strip([], 1989, 2026, WIDE_SHEET)
    assert (made.war_x, made.war_width) == ("866.3", "133.7")
