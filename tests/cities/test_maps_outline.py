"""Outlines: what simplifying, clipping and writing does to a line."""

import pytest

from cities.maps.outline import area, clip, from_path, simplify, to_path

SQUARE = [(0.0, 0.0), (40.0, 0.0), (40.0, 40.0), (0.0, 40.0)]


def test_simplify_leaves_out_what_nobody_sees():
    assert simplify([(0, 0), (5, 0.4), (10, 0)]) == [(0, 0), (10, 0)]


def test_simplify_keeps_a_bend():
    assert simplify([(0, 0), (5, 0.5), (10, 0)]) == [(0, 0), (5, 0.5), (10, 0)]


def test_simplify_keeps_an_island_closed():
    island = [*SQUARE, SQUARE[0]]

    assert simplify(island) == island


def test_clip_keeps_the_margin():
    assert clip(SQUARE, 20, 20, margin=9) == [(0, 29), (0, 0), (29, 0), (29, 29)]


def test_clip_leaves_nothing_of_a_ring_elsewhere():
    assert clip(SQUARE, 20, 20, margin=-60) == []


def test_area_does_not_depend_on_the_direction():
    assert (area(SQUARE), area(SQUARE[::-1])) == (1600.0, 1600.0)


def test_path_is_relative_with_one_decimal():
    assert to_path([[(1.04, 2), (1.5, 2.25), (-3, 0.5)]]) == "M1 2l.5.2-4.5-1.7z"


def test_rounding_errors_do_not_add_up():
    ring = [(step * 0.14, 0.0) for step in range(101)]

    assert round(from_path(to_path([ring]))[0][-1][0], 1) == 14.0


@pytest.mark.parametrize("ring", [[(2.0, 3.0)], [(2.0, 3.0), (2.01, 3.01)]])
def test_a_ring_of_one_point_is_not_written(ring):
    assert to_path([ring]) == ""


def test_path_reads_back():
    rings = [[(0.5, 0.3), (3.8, 0.0), (-2.0, 10.0)], SQUARE]

    assert from_path(to_path(rings)) == rings
