"""Views: what part of which frame the two ends of a link get."""

from cities.maps.projection import EUROPE, WORLD
from cities.maps.view import pair_view, whole

LVIV, FREIBURG, ODESA = (49.83826, 24.02324), (47.9959, 7.85222), (46.48572, 30.74383)


def test_a_european_pair_gets_europe_around_its_middle():
    view = pair_view([LVIV, FREIBURG])
    left, right = view.place(*FREIBURG), view.place(*LVIV)

    assert (view.frame, view.scale) == (EUROPE, 1.613)
    assert round((left[0] + right[0]) / 2) == 310
    assert round((left[1] + right[1]) / 2) == 140


def test_a_far_pair_gets_the_world():
    view = pair_view([ODESA, (35.43333, 139.65)])

    assert view.frame == WORLD
    assert view.holds(view.place(35.43333, 139.65), 12)


def test_a_pair_at_the_rim_of_europe_is_not_cut_beyond_the_land():
    view = pair_view([LVIV, (64.13548, -21.89541)])

    assert view.frame == EUROPE
    assert view.corner[1] >= 0
    assert view.holds(view.place(64.13548, -21.89541), 12)


def test_two_ends_at_one_place_stand_in_the_middle():
    view = pair_view([LVIV, LVIV])

    assert [round(value) for value in view.place(*LVIV)] == [310, 140]


def test_only_the_whole_frame_is_whole():
    assert (whole(EUROPE).is_whole, pair_view([LVIV, FREIBURG]).is_whole) == (True, False)
