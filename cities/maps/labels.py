"""Names on the map: where each fits without touching a mark or another name."""

from collections.abc import Sequence
from dataclasses import dataclass

from cities.maps.projection import Point

# Share of the type size that a letter takes, measured on Inter.
WIDE, NARROW, USUAL = "MWmwЖМФШЩЮжмфшщюЫы@", "Iijl.,:;'’ʼ|ft()-r1Іії ", 0.59
WIDE_EM, NARROW_EM, CAPITAL_EM = 0.87, 0.34, 0.7


@dataclass(frozen=True)
class Box:
    """A rectangle on the sheet. Unit: px."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two rectangles share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def fits(self, width: float, height: float) -> bool:
        """Whether the rectangle lies on a sheet of that size."""
        return self.left >= 0 and self.top >= 0 and self.right <= width and self.bottom <= height


@dataclass(frozen=True)
class Place:
    """One way to stand beside a mark: offset of the base line, and how the text is anchored."""

    dx: float
    dy: float
    anchor: str


@dataclass(frozen=True)
class Label:
    """A name that found its place."""

    text: str
    mark: Point
    place: Place
    box: Box

    @property
    def point(self) -> Point:
        """Where its base line is anchored. Unit: px."""
        return self.mark[0] + self.place.dx, self.mark[1] + self.place.dy


NAME_SIZE_PX, HOME_SIZE_PX = 10.5, 15.0
# A home city's name is larger on a narrow screen; it is placed for that size.
HOME_NARROW_SIZE_PX = 24.0
NAME_PLACES = (
    Place(6, 4, "start"),
    Place(-6, 4, "end"),
    Place(0, 14, "middle"),
    Place(0, -7, "middle"),
)
HOME_PLACES = (
    Place(0, -11, "middle"),
    Place(9, 5, "start"),
    Place(-9, 5, "end"),
    Place(9, 16, "start"),
    Place(-9, 16, "end"),
    Place(0, 24, "middle"),
)


def text_width(text: str, size: float) -> float:
    """About how wide a text stands. Unit: that of the size."""
    return size * sum(letter_em(letter) for letter in text)


def letter_em(letter: str) -> float:
    """About how wide a letter is. Unit: type sizes."""
    if letter in WIDE:
        return WIDE_EM
    if letter in NARROW:
        return NARROW_EM
    return CAPITAL_EM if letter.isupper() else USUAL


def label_at(text: str, mark: Point, place: Place, size: float) -> Label:
    """A name standing at one place beside its mark."""
    x, y = mark[0] + place.dx, mark[1] + place.dy
    width = text_width(text, size)
    left = x - width * {"start": 0.0, "middle": 0.5, "end": 1.0}[place.anchor]
    box = Box(left, y - 0.8 * size, left + width, y + 0.25 * size)
    return Label(text, mark, place, box)


def place_names(
    names: Sequence[tuple[str, Point]], taken: Sequence[Box], sheet: tuple[float, float]
) -> list[Label]:
    """Place each name, first come first served; one that fits nowhere is left out."""
    boxes, placed = list(taken), []
    for text, mark in names:
        ways = (label_at(text, mark, place, NAME_SIZE_PX) for place in NAME_PLACES)
        free = (way for way in ways if is_free(way.box, boxes, sheet))
        label = next(free, None)
        if label:
            placed.append(label)
            boxes.append(label.box)
    return placed


def place_homes(
    names: Sequence[tuple[str, Point]], taken: Sequence[Box], sheet: tuple[float, float]
) -> list[Label]:
    """Place each home city's name where it covers fewest marks, clear of the other homes."""
    placed: list[Label] = []
    for text, mark in names:
        ways = [label_at(text, mark, place, HOME_NARROW_SIZE_PX) for place in HOME_PLACES]
        homes = [
            *(mark_box(other, 6) for _, other in names if other != mark),
            *(label.box for label in placed),
        ]
        free = [way for way in ways if is_free(way.box, homes, sheet)] or ways[:1]
        placed.append(min(free, key=lambda way: sum(way.box.overlaps(box) for box in taken)))
    return placed


def is_free(box: Box, taken: Sequence[Box], sheet: tuple[float, float]) -> bool:
    """Whether a rectangle is on the sheet and touches nothing."""
    return box.fits(*sheet) and not any(box.overlaps(other) for other in taken)


def mark_box(mark: Point, radius: float) -> Box:
    """The rectangle that a mark takes."""
    return Box(mark[0] - radius, mark[1] - radius, mark[0] + radius, mark[1] + radius)
