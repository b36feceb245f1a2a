"""Charts as drawings: one scale, ranges apart from bars, unknown never zero."""

from decimal import Decimal

import pytest

from aid.charts import bars, times
from aid.charts.periods import read_period
from aid.charts.scale import Scale, longest
from aid.totals import STAGES
from records.quantities import Total

NONE = Total("vehicles")


def total(lower, upper="same", rows=1, unknown=0):
    """A total of vehicles."""
    end = lower if upper == "same" else upper
    bound = None if end is None else Decimal(end)
    return Total("vehicles", Decimal(lower), bound, rows=rows, unknown=unknown)


def entry(name, delivered, pledged=NONE):
    """A line with two stages."""
    totals = {"pledged": pledged, "committed": NONE, "delivered": delivered}
    words = {stage: "" if one.is_empty else f"{one.lower}" for stage, one in totals.items()}
    return bars.Entry(name, totals, words, {stage: f"?{name}&{stage}" for stage in STAGES})


def delivered(chart):
    """The bars of deliveries."""
    return [bar for bar in chart.bars if bar.stage == "delivered"]


def test_all_bars_share_one_scale_whatever_their_stage():
    chart = bars.bar_chart([entry("a", total(50)), entry("b", total(25), total(100))], bars.WIDE)

    half, quarter = delivered(chart)
    (whole,) = [bar for bar in chart.bars if bar.stage == "pledged" and bar.width]
    assert float(half.width) == pytest.approx(float(whole.width) / 2, abs=0.1)
    assert float(quarter.width) == pytest.approx(float(whole.width) / 4, abs=0.1)


def test_range_is_drawn_behind_the_least():
    (bar,) = delivered(bars.bar_chart([entry("a", total(20, 25))], bars.WIDE))

    assert float(bar.width) == pytest.approx(4 * float(bar.more), abs=0.3)
    assert float(bar.more_x) == pytest.approx(float(bar.x) + float(bar.width), abs=0.2)


def test_unknown_has_words_but_no_bar():
    (bar,) = delivered(bars.bar_chart([entry("a", total(0, 0, rows=0, unknown=2))], bars.WIDE))

    assert (bar.width, bar.more, bar.words) == ("", "", "0")


def test_bar_without_upper_bound_says_so():
    (bar,) = delivered(bars.bar_chart([entry("a", total(20, None))], bars.WIDE))

    assert bar.is_open


@pytest.mark.parametrize("sheet", [bars.WIDE, bars.NARROW])
def test_bars_and_their_words_stay_on_the_sheet(sheet):
    chart = bars.bar_chart([entry("a", total(9)), entry("b", total(3), total(9))], sheet)

    for bar in chart.bars:
        end = float(bar.x) + float(bar.width or 0) + float(bar.more or 0)
        assert end + sheet.words - 20 <= sheet.width
        assert float(bar.y) + float(bar.height) <= chart.height


def test_scale_of_nothing_is_one():
    assert longest([NONE, total(0, 0, rows=0, unknown=1)]) == 1
    assert Scale(Decimal(4), 100.0).of(Decimal(1)) == 25.0


def moment(period, amount=1, stage="delivered"):
    """Rows of a period at one stage."""
    totals = {one: total(amount) if one == stage else NONE for one in STAGES}
    words = {one: str(amount) for one in STAGES}
    return times.Moment(read_period(period), period, totals, words, dict.fromkeys(STAGES, "?"))


def panel(chart, stage="delivered"):
    """The panel of a stage."""
    return next(one for one in chart.panels if one.stage == stage)


def test_sure_rows_are_bars_and_uncertain_ones_ranges():
    chart = times.time_chart([moment("2022"), moment("2022/2024")], times.WIDE, False)

    assert [bar.label for bar in panel(chart).bars] == ["2022: 1"]
    assert [one.label for one in panel(chart).ranges] == ["2022/2024: 1"]


def test_range_spans_its_years():
    chart = times.time_chart([moment("2022"), moment("2022/2024")], times.WIDE, False)

    (bar,), (span,) = panel(chart).bars, panel(chart).ranges
    assert float(span.width) > 3 * float(bar.width)
    assert float(span.y) > float(bar.y) + float(bar.height)


def test_open_range_reaches_to_the_edge():
    chart = times.time_chart([moment("2020"), moment("2022/"), moment("2024")], times.WIDE, False)

    (span,) = panel(chart).ranges
    assert span.is_open
    assert float(span.x) + float(span.width) == pytest.approx(float(panel(chart).right) - 1)


def test_ranges_that_meet_lie_in_lanes_of_their_own():
    found = [moment("2020/2022"), moment("2021/2023"), moment("2023/2024")]
    chart = times.time_chart(found, times.WIDE, False)

    by_label = {one.label: one.y for one in panel(chart).ranges}
    assert by_label["2020/2022: 1"] != by_label["2021/2023: 1"]
    assert by_label["2020/2022: 1"] == by_label["2023/2024: 1"]


def test_ranges_without_a_lane_are_counted():
    found = [moment(f"2020/{year}") for year in range(2021, 2030)]
    chart = times.time_chart(found, times.WIDE, False)

    assert (len(panel(chart).ranges), panel(chart).hidden) == (6, 3)


def test_stages_have_panels_of_their_own():
    chart = times.time_chart([moment("2022"), moment("2023", stage="pledged")], times.WIDE, False)

    assert [len(one.bars) for one in chart.panels] == [1, 0, 1]


def test_axis_of_quarters_begins_and_ends_with_a_year():
    chart = times.time_chart([moment("2022-Q2"), moment("2023-Q1")], times.NARROW, True)

    assert [tick.text for tick in chart.ticks] == ["2022", "2023"]


def test_nothing_dated_draws_nothing():
    assert times.time_chart([], times.WIDE, False) is None
