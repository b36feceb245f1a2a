"""Projection: places fall where the reference drawings show them."""

import pytest

from cities.maps.projection import EUROPE, WORLD, equal_earth, lambert_azimuthal, unwrap

KYIV = (50.45466, 30.5238)


def rounded(point):
    return round(point[0], 1), round(point[1], 1)


@pytest.mark.parametrize(
    ("place", "point"),
    [
        (KYIV, (505.4, 307.9)),
        ((49.83826, 24.02324), (446.9, 326.0)),
        ((49.98081, 36.25272), (558.7, 302.2)),
        ((41.69143, 44.83412), (677.9, 389.6)),
        ((64.13548, -21.89541), (143.0, 58.3)),
    ],
    ids=["Kyiv", "Lviv", "Kharkiv", "Tbilisi", "Reykjavík"],
)
def test_europe_frame_agrees_with_the_reference_drawing(place, point):
    assert rounded(EUROPE.place(*place)) == point


def test_lambert_azimuthal_has_its_origin_in_the_centre():
    assert rounded(lambert_azimuthal(51.0, 16.0)) == (0.0, 0.0)


def test_lambert_azimuthal_stays_finite_at_the_antipode():
    x, y = lambert_azimuthal(-51.0, -164.0)

    assert abs(x) + abs(y) < 1


@pytest.mark.parametrize(
    ("place", "point"),
    [((0, 0), (0.0, 0.0)), ((0, 180), (2.70663, 0.0)), ((90, 0), (0.0, 1.31736))],
)
def test_equal_earth_agrees_with_its_paper(place, point):
    x, y = equal_earth(*place)

    assert (round(x, 5), round(y, 5)) == point


@pytest.mark.parametrize(
    ("longitude", "unwrapped"), [(-168.0, -168.0), (-170.0, 190.0), (178.4, 178.4)]
)
def test_longitudes_behind_the_date_line_go_on_eastwards(longitude, unwrapped):
    assert unwrap(longitude) == unwrapped


@pytest.mark.parametrize(
    ("place", "point"),
    [
        ((21.30694, -157.85833), (10.0, 183.6)),
        ((-41.28664, 174.77557), (889.8, 417.2)),
        ((-18.14161, 178.44149), (948.8, 334.6)),
        ((66.16, -169.81), (834.6, 42.4)),
        ((-54.8, -68.3), (293.2, 458.8)),
    ],
    ids=["Honolulu", "Wellington", "Suva", "Uelen", "Ushuaia"],
)
def test_world_frame_holds_the_ends_of_the_earth(place, point):
    assert rounded(WORLD.place(*place)) == point
