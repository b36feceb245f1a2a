"""Outlines on the sheet: simplify, clip, measure, and write them as SVG path data."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from cities.maps.projection import Point

Ring = list[Point]

TOLERANCE_PX = 0.45
SMALLEST_PX2 = 2.0
MARGIN_PX = 9.0
SPARE_SPACE = re.compile(r" (?=-)|(?<=\.\d) (?=\.)")
NUMBER = re.compile(r"-?\d*\.?\d+")


def simplify(points: Sequence[Point], tolerance: float = TOLERANCE_PX) -> Ring:
    """Leave out points that change a line by less than the tolerance (Douglas-Peucker)."""
    if points[0] == points[-1] and len(points) > 3:
        turn = max(range(len(points)), key=lambda i: distance(points[i], points[0], points[0]))
        halves = simplify(points[: turn + 1], tolerance), simplify(points[turn:], tolerance)
        return halves[0] + halves[1][1:]
    kept, spans = {0, len(points) - 1}, [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        between = range(first + 1, last)
        far = max(
            between, key=lambda i: distance(points[i], points[first], points[last]), default=0
        )
        if far and distance(points[far], points[first], points[last]) > tolerance:
            kept.add(far)
            spans += [(first, far), (far, last)]
    return [points[i] for i in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a stretch of line. Unit: px."""
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length2 = dx * dx + dy * dy
    along = 0.0 if not length2 else ((px - ax) * dx + (py - ay) * dy) / length2
    along = min(1.0, max(0.0, along))
    return float(((px - ax - along * dx) ** 2 + (py - ay - along * dy) ** 2) ** 0.5)


def clip(ring: Sequence[Point], width: float, height: float, margin: float = MARGIN_PX) -> Ring:
    """The part of a ring on the sheet and its margin (Sutherland-Hodgman)."""
    kept = clip_side(list(ring), lambda p: p[0] + margin)
    kept = clip_side(kept, lambda p: width + margin - p[0])
    kept = clip_side(kept, lambda p: p[1] + margin)
    return clip_side(kept, lambda p: height + margin - p[1])


def clip_side(ring: Sequence[Point], depth: Callable[[Point], float]) -> Ring:
    """The part of a ring where the depth behind one edge is not negative."""
    kept: Ring = []
    for before, point in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        d0, d1 = depth(before), depth(point)
        if (d0 < 0) != (d1 < 0):
            t = d0 / (d0 - d1)
            kept.append(
                (before[0] + t * (point[0] - before[0]), before[1] + t * (point[1] - before[1]))
            )
        if d1 >= 0:
            kept.append(point)
    return kept


def area(ring: Sequence[Point]) -> float:
    """The area a ring encloses. Unit: px²."""
    pairs = zip(ring, [*ring[1:], *ring[:1]], strict=True)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def to_path(rings: Sequence[Sequence[Point]]) -> str:
    """SVG path data: each ring a relative line with one decimal, closed."""
    return "".join(ring_path(ring) for ring in rings)


def ring_path(ring: Sequence[Point]) -> str:
    """One ring; steps are taken between rounded points, so that no error adds up."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in ring]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(tenths) if a != b]
    if not steps:
        return ""
    return f"M{pairs_text(tenths[:1])}l{pairs_text(steps)}z"


def pairs_text(pairs: Sequence[tuple[int, int]]) -> str:
    """Pairs of tenths as short decimals; a minus sign or a second point parts numbers itself."""
    text = " ".join(decimal(tenths) for pair in pairs for tenths in pair)
    return SPARE_SPACE.sub("", text)


def decimal(tenths: int) -> str:
    """Tenths as the shortest decimal: 5 is .5, -38 is -3.8, 40 is 4."""
    text = f"{abs(tenths) / 10:.1f}".removesuffix(".0").removeprefix("0.")
    text = f".{text}" if 0 < abs(tenths) < 10 else text
    return f"-{text}" if tenths < 0 else text


def from_path(path: str) -> list[Ring]:
    """The rings of path data that `to_path` wrote."""
    return [ring_of(part) for part in path.split("z") if part]


def ring_of(part: str) -> Ring:
    """The points of one ring, the relative steps added up."""
    numbers = [float(number) for number in NUMBER.findall(part)]
    x = y = 0.0
    ring: Ring = []
    for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
        x, y = x + dx, y + dy
        ring.append((x, y))
    return ring
