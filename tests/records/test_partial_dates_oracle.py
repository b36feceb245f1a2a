"""Partial dates held against the edtf library, and against arbitrary text.

Known differences, where we differ on purpose: winter ends in February (the library stops at
31 December), an open end is None (the library: infinity), 29 February of a common century year
such as 1900 is refused (the library takes it), season intervals are refused.
"""

from datetime import date, timedelta
from time import struct_time

import edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from records.partial_dates import PartialDate, PartialDateError, parse

QUALIFIERS = st.sampled_from(["", "", "~", "?", "%"])
DAYS = st.dates(date.min, date.max)
FORMATS = st.sampled_from([4, 7, 10])


@st.composite
def moments(draw: st.DrawFn) -> str:
    """A year, month or day, perhaps qualified."""
    return draw(DAYS).isoformat()[: draw(FORMATS)] + draw(QUALIFIERS)


@st.composite
def intervals(draw: st.DrawFn) -> str:
    """An interval whose end is not before its beginning."""
    first, last = sorted([draw(DAYS), draw(DAYS)])
    begin = first.isoformat()[: draw(FORMATS)] + draw(QUALIFIERS)
    return f"{begin}/{last.isoformat()[: draw(FORMATS)]}{draw(QUALIFIERS)}"


seasons = st.builds("{:04d}-{}".format, st.integers(1, 9999), st.sampled_from([21, 22, 23]))
open_intervals = st.one_of(moments().map("{}/..".format), moments().map("../{}".format))
valid_texts = st.one_of(moments(), intervals(), seasons, open_intervals)
odd_texts = st.text(alphabet="0123456789-/.~?%XxХ весналтд\x00٣–", max_size=40)


def day_of(bound: struct_time | float) -> date | None:
    """The library's bound as a day; its infinities as None."""
    return None if isinstance(bound, float) else date(*bound[:3])


@settings(max_examples=200, deadline=None)
@given(valid_texts)
def test_bounds_are_those_of_the_edtf_library(text: str) -> None:
    ours = parse(text)
    theirs = edtf.parse_edtf(text)

    expected = (day_of(theirs.lower_strict()), day_of(theirs.upper_strict()))

    assert (ours.earliest, ours.latest) == expected


@given(st.integers(1, 9998))
def test_winter_ends_with_february_unlike_the_library(year: int) -> None:
    winter = parse(f"{year:04d}-24")

    first_of_march = date(year + 1, 3, 1)

    assert (winter.earliest, winter.latest) == (
        date(year, 12, 1),
        first_of_march - timedelta(days=1),
    )


@settings(deadline=None)
@given(st.one_of(st.text(), odd_texts))
def test_arbitrary_text_is_read_or_refused_with_a_message(text: str) -> None:
    try:
        told = parse(text).in_words("uk")
    except PartialDateError as refused:
        told = str(refused.message)

    assert told


@given(valid_texts)
def test_text_of_a_date_gives_the_same_date(text: str) -> None:
    day = parse(f" {text} ")

    assert (parse(day.text), day.text) == (day, text)


@given(valid_texts)
def test_earliest_is_never_after_latest(text: str) -> None:
    day: PartialDate = parse(text)

    assert (day.earliest or date.min) <= (day.latest or date.max)
