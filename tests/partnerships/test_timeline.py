"""The order of a link's time line, its gaps and its undated end."""

from partnerships.timeline import Entry, Gap, in_time
from records.partial_dates import parse


def entry(name, when=""):
    return Entry("agreement", parse(when) if when else None, name)


def shown(*entries):
    return [one.years if isinstance(one, Gap) else one.record for one in in_time(entries)]


def test_dated_first_in_time_undated_last():
    assert shown(entry("?"), entry("b", "2023-05"), entry("a", "2022~"), entry("also ?")) == [
        "a",
        "b",
        "?",
        "also ?",
    ]


def test_a_silence_of_more_than_three_years_is_told():
    assert shown(entry("a", "1990"), entry("b", "2022-02-24")) == ["a", 32, "b"]


def test_three_years_are_no_gap():
    assert shown(entry("a", "2019"), entry("b", "2022")) == ["a", "b"]


def test_an_interval_fills_its_years():
    assert shown(entry("a", "1990/2020"), entry("b", "1995"), entry("c", "2022")) == [
        "a",
        "b",
        "c",
    ]


def test_an_open_end_counts_from_its_begin():
    assert shown(entry("a", "1990/.."), entry("b", "2022")) == ["a", 32, "b"]


def test_an_open_begin_stands_at_its_end():
    assert shown(entry("b", "2022-07"), entry("a", "../2022-06")) == ["a", "b"]


def test_nothing_is_an_empty_line():
    assert shown() == []
