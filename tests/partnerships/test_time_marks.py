"""Marks of a time line: shapes for known days, bars for the rest."""

import pytest

from partnerships.time_marks import path_of

KNOWN = (True, True)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("disc", "M10.0 24.5a4.5 4.5 0 1 0 9.0 0a4.5 4.5 0 1 0 -9.0 0z"),
        ("square", "M10.0 20.0h9.0v9.0h-9.0z"),
        ("diamond", "M14.5 20.0l4.5 4.5-4.5 4.5-4.5-4.5z"),
        ("up", "M10.0 29.0l4.5 -9.0 4.5 9.0z"),
        ("cross", "M10.0 20.0l9.0 9.0m-9.0 0l9.0 -9.0"),
    ],
)
def test_known_days_differ_by_shape(shape, expected):
    assert path_of(shape, 10, 20, 9, False, KNOWN) == expected


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        (KNOWN, "M10.0 20.0h40.0v9.0h-40.0z"),
        ((True, False), "M10.0 20.0h35.5l4.5 4.5 -4.5 4.5h-35.5z"),
        ((False, True), "M14.5 20.0h35.5v9.0h-35.5l-4.5 -4.5z"),
        ((False, False), "M14.5 20.0h31.0l4.5 4.5 -4.5 4.5h-31.0l-4.5 -4.5z"),
    ],
)
def test_open_ends_of_bars_are_pointed(known, expected):
    assert path_of("disc", 10, 20, 40, True, known) == expected


def test_vague_end_of_a_link_is_a_crossed_bar():
    path = path_of("cross", 10, 20, 40, True, KNOWN)

    assert path == "M10.0 20.0l40.0 9.0m-40.0 0l40.0 -9.0M10.0 20.0h40.0v9.0h-40.0z"
