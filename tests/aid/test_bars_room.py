"""Room for words in charts of bars: the longest are never cut, the bars stay visible."""

from decimal import Decimal

import pytest

from aid.charts.bars import LETTER, NARROW, WIDE, Entry, bar_chart
from aid.totals import STAGES
from records.quantities import Total


def entry(words, number=1):
    """One line with the same words at each stage."""
    return Entry(
        name="Kyiv",
        totals={stage: Total("EUR", Decimal(number), None, rows=1) for stage in STAGES},
        words=dict.fromkeys(STAGES, words),
        urls=dict.fromkeys(STAGES, "/"),
    )


@pytest.mark.parametrize("sheet", [NARROW, WIDE])
@pytest.mark.parametrize("words", ["8", "щонайменше 20 600 000", "щонайменше приблизно 4540"])
def test_words_end_inside_the_drawing_and_the_next_column(sheet, words):
    chart = bar_chart([entry(words, 100), entry(words)], sheet)

    panel = (sheet.width - sheet.names) / (1 if sheet.is_stacked else len(STAGES))
    starts = {head.stage: float(head.x) for head in chart.heads}
    for bar in chart.bars:
        assert float(bar.text_x) + len(words) * LETTER <= starts[bar.stage] + panel + 1
    assert max(float(bar.width) for bar in chart.bars) >= 12


def test_short_words_leave_the_bars_as_long_as_they_were():
    chart = bar_chart([entry("8")], NARROW)

    assert max(float(bar.width) for bar in chart.bars) == NARROW.width - NARROW.names - NARROW.words
