"""Building the land: outlines from TopoJSON, and what happens at the date line."""

import pytest

from cities.maps.projection import EUROPE, WORLD
from scripts.build_land import country_paths, joined, unwrapped


@pytest.mark.parametrize(
    ("longitudes", "unwrapped_to"),
    [
        ((170.0, 179.0, -175.0, -170.0), [170.0, 179.0, 185.0, 190.0]),
        ((-180.0, 179.4, -180.0), [180.0, 179.4, 180.0]),
        ((-175.0, -171.0), [185.0, 189.0]),
        ((-171.8, -168.7), [-171.8, -168.7]),
    ],
    ids=["Chukotka", "Fiji", "wholly behind", "St Lawrence Island"],
)
def test_an_outline_runs_on_beyond_the_date_line(longitudes, unwrapped_to):
    placed = unwrapped([(65.0, longitude) for longitude in longitudes])

    assert [round(longitude, 1) for _, longitude in placed] == unwrapped_to


def test_arcs_join_to_a_ring_with_each_shared_end_once():
    arcs = [[(0, 0), (1, 0), (1, 1)], [(0, 0), (0, 1), (1, 1)]]

    assert joined([0, -2], arcs) == [(0, 0), (1, 0), (1, 1), (0, 1)]


def make_topology(number, west, south, side):
    ring = [[west, south], [0, side], [side, 0], [0, -side], [-side, 0]]
    geometries = [
        {"type": "Polygon", "id": number, "arcs": [[0]]},
        {"type": "MultiPolygon", "id": "010", "arcs": [[[0]]]},
    ]
    return {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [ring],
        "objects": {"countries": {"geometries": geometries}},
    }


def test_a_country_is_one_path_and_antarctica_is_left_out():
    paths = country_paths(make_topology("804", 30, 48, 4), WORLD)

    assert list(paths) == ["804"]
    assert paths["804"].startswith("M")
    assert paths["804"].count("z") == 1


def test_specks_and_what_lies_beyond_the_frame_are_not_drawn():
    speck, far = make_topology("100", 30, 48, 0.01), make_topology("100", -80, 30, 5)

    assert (country_paths(speck, EUROPE), country_paths(far, EUROPE)) == ({"100": ""}, {"100": ""})
