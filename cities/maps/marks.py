"""The marks on a map: arcs of links, dots of partners, squares of home cities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cities.maps.drawing import Arc, Dot, HomeMark, Kind, MapHome, MapLabel, MapLink
from cities.maps.labels import Label
from cities.maps.projection import Point
from cities.maps.view import View

BEND = 0.12
DOT_PX, SHARED_DOT_PX = 3.4, 4.6
HOME_PX, HOME_WORLD_PX = 9.0, 5.0


@dataclass(frozen=True)
class Partner:
    """A partner with the links that lead to it, and its point on the sheet."""

    name: str
    point: Point
    links: tuple[MapLink, ...]

    @property
    def count(self) -> int:
        """How many home cities share it; at least two if a link says it is shared."""
        homes = len({link.home for link in self.links})
        return max(homes, 2) if any(link.shared for link in self.links) else homes

    @property
    def kind(self) -> Kind:
        """Sister if it is a sister of any home city."""
        return "sister" if any(link.kind == "sister" for link in self.links) else "partner"

    @property
    def radius(self) -> float:
        """Unit: px."""
        return SHARED_DOT_PX if self.count > 1 else DOT_PX


def number(value: float) -> str:
    """A number as SVG reads it, in any language: one decimal, a point before it."""
    return f"{value + 0.0:.1f}"


def pair_text(point: Point) -> str:
    """A point in path data."""
    return f"{number(point[0])} {number(point[1])}"


def partners_of(links: Iterable[MapLink], view: View) -> list[Partner]:
    """The partners of some links, in the order in which they first come."""
    grouped: dict[tuple[str, float, float], list[MapLink]] = {}
    for link in links:
        grouped.setdefault((link.partner, link.partner_lat, link.partner_lon), []).append(link)
    return [
        Partner(name, view.place(latitude, longitude), tuple(group))
        for (name, latitude, longitude), group in grouped.items()
    ]


def homes_of(links: Iterable[MapLink], homes: Sequence[MapHome]) -> list[MapHome]:
    """The home cities given, then those that only the links name; each once."""
    named = (MapHome(link.home, link.home_lat, link.home_lon) for link in links)
    return list(dict.fromkeys([*homes, *named]))


def arcs_of(links: Iterable[MapLink], view: View) -> list[Arc]:
    """One curve a link, partners below sisters; two ends at one point need none."""
    arcs = []
    for link in links:
        start = view.place(link.home_lat, link.home_lon)
        end = view.place(link.partner_lat, link.partner_lon)
        if pair_text(start) != pair_text(end):
            arcs.append(Arc(link.kind, curve(start, end)))
    return sorted(arcs, key=lambda arc: arc.kind == "sister")


def curve(start: Point, end: Point) -> str:
    """A quadratic curve, bent upwards by a share of its length."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    side = 1 if dx >= 0 else -1
    middle = (start[0] + end[0]) / 2 + BEND * dy * side, (start[1] + end[1]) / 2 - BEND * dx * side
    return f"M{pair_text(start)}Q{pair_text(middle)} {pair_text(end)}"


def dot_of(partner: Partner) -> Dot:
    """The dot of a partner; its label tells every link, its address is that of the first."""
    x, y = partner.point
    label = "; ".join(dict.fromkeys(link.label for link in partner.links))
    url = partner.links[0].url
    return Dot(number(x), number(y), number(partner.radius), partner.kind, label, url)


def home_mark(name: str, point: Point, side: float, label: Label | None) -> HomeMark:
    """The square of a home city about its point, with its name where one is written."""
    x, y = number(point[0] - side / 2), number(point[1] - side / 2)
    return HomeMark(name, x, y, number(side), map_label(label) if label else None)


def map_label(label: Label) -> MapLabel:
    """A placed name as SVG text."""
    return MapLabel(label.text, number(label.point[0]), number(label.point[1]), label.place.anchor)
