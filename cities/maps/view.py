"""What part of a frame a drawing shows: all of it, or a cut around the two ends of a link."""

from collections.abc import Sequence
from dataclasses import dataclass

from cities.maps.projection import EUROPE, WORLD, Frame, Point

PAIR_WIDTH, PAIR_HEIGHT = 620, 280
PAIR_LARGEST_SCALE = 1.613
# The share of the sheet that the ends may span; the rest is for their names.
PAIR_SPAN_X, PAIR_SPAN_Y = 0.58, 0.6
PAIR_EDGE_PX = 12


@dataclass(frozen=True)
class View:
    """A frame, enlarged by `scale` and moved so that `corner` is the upper left corner."""

    frame: Frame
    width: int
    height: int
    scale: float = 1.0
    corner: Point = (0.0, 0.0)

    @property
    def is_whole(self) -> bool:
        """Whether the view shows its frame as it is."""
        return self.scale == 1.0 and (self.width, self.height) == self.frame_size

    @property
    def frame_size(self) -> tuple[int, int]:
        """Unit: px."""
        return self.frame.width, self.frame.height

    def move(self, point: Point) -> Point:
        """A point of the frame on this view. Unit: px."""
        return (point[0] - self.corner[0]) * self.scale, (point[1] - self.corner[1]) * self.scale

    def place(self, latitude: float, longitude: float) -> Point:
        """Where a place lies on this view. Unit: px."""
        return self.move(self.frame.place(latitude, longitude))

    def holds(self, point: Point, edge: float = 0.0) -> bool:
        """Whether a point lies on the sheet, at least `edge` px from its rim."""
        x, y = point
        return edge <= x <= self.width - edge and edge <= y <= self.height - edge


def whole(frame: Frame) -> View:
    """The view of all of a frame."""
    return View(frame, frame.width, frame.height)


def pair_view(places: Sequence[tuple[float, float]]) -> View:
    """The cut around some places, of Europe where it holds them, otherwise of the world."""
    view = cut_around([EUROPE.place(*place) for place in places], EUROPE)
    if all(view.holds(view.place(*place), PAIR_EDGE_PX) for place in places):
        return view
    return cut_around([WORLD.place(*place) for place in places], WORLD)


def cut_around(points: Sequence[Point], frame: Frame) -> View:
    """The cut of a frame with the points in its middle, nowhere beyond the land drawn."""
    (left, right), (top, bottom) = ends([x for x, _ in points]), ends([y for _, y in points])
    scale = min(
        PAIR_LARGEST_SCALE,
        PAIR_WIDTH * PAIR_SPAN_X / max(right - left, 1.0),
        PAIR_HEIGHT * PAIR_SPAN_Y / max(bottom - top, 1.0),
    )
    scale = max(scale, PAIR_WIDTH / frame.width, PAIR_HEIGHT / frame.height)
    corner = (
        corner_about((left + right) / 2, PAIR_WIDTH / scale, frame.width),
        corner_about((top + bottom) / 2, PAIR_HEIGHT / scale, frame.height),
    )
    return View(frame, PAIR_WIDTH, PAIR_HEIGHT, scale, corner)


def ends(values: Sequence[float]) -> tuple[float, float]:
    """The smallest and the largest value."""
    return min(values), max(values)


def corner_about(middle: float, length: float, limit: float) -> float:
    """Where a stretch about a middle begins, pushed back inside 0 and the limit."""
    return min(max(middle - length / 2, 0.0), limit - length)
