"""Draw a map of links: what fits the frame, with names where they fit."""

from collections.abc import Iterable, Sequence

from cities.maps.drawing import FrameName, HomeMark, MapBox, MapDrawing, MapHome, MapLabel, MapLink
from cities.maps.labels import (
    HOME_SIZE_PX,
    Box,
    Label,
    label_at,
    mark_box,
    place_homes,
    place_names,
)
from cities.maps.land import land_in
from cities.maps.marks import (
    HOME_PX,
    HOME_WORLD_PX,
    Partner,
    arcs_of,
    dot_of,
    home_mark,
    homes_of,
    map_label,
    partners_of,
)
from cities.maps.projection import EUROPE, FRAMES, WORLD, Point
from cities.maps.view import View, pair_view, whole

# Where the world map shows what the Europe map shows; its bent corners reach a little beyond.
EUROPE_ON_WORLD = MapBox("389.5", "33.0", "184.0", "98.0", "393.5", "28.0")


def draw(
    links: Sequence[MapLink],
    frame: FrameName,
    *,
    homes: Sequence[MapHome] = (),
    box_of_europe: bool = False,
) -> MapDrawing:
    """The map of some links; `box_of_europe` outlines the Europe map on the world map.

    `pair` shows Europe cut around the ends of the links, or the world if Europe lacks one.
    """
    view = view_of(links, frame, homes)
    inside = [link for link in links if is_inside(link, view)]
    partners = partners_of(inside, view)
    marks, names = names_of(homes_of(links, homes), partners, view)
    land = land_in(view)
    return MapDrawing(
        width=str(view.width),
        height=str(view.height),
        land=land.others,
        ukraine=land.ukraine,
        arcs=tuple(arcs_of(inside, view)),
        dots=tuple(dot_of(partner) for partner in partners),
        homes=tuple(marks),
        labels=tuple(names),
        box=EUROPE_ON_WORLD if box_of_europe and view.frame is WORLD else None,
        outside=tuple(link for link in links if not is_inside(link, view)),
    )


def view_of(links: Sequence[MapLink], frame: FrameName, homes: Sequence[MapHome]) -> View:
    """What part of which frame to show."""
    if frame != "pair":
        return whole(FRAMES[frame])
    ends = [(home.latitude, home.longitude) for home in homes_of(links, homes)]
    ends += [(link.partner_lat, link.partner_lon) for link in links]
    return pair_view(ends) if ends else whole(EUROPE)


def is_inside(link: MapLink, view: View) -> bool:
    """Whether both ends of a link lie on the sheet."""
    return view.holds(view.place(link.home_lat, link.home_lon)) and view.holds(
        view.place(link.partner_lat, link.partner_lon)
    )


def names_of(
    homes: Iterable[MapHome], partners: Sequence[Partner], view: View
) -> tuple[list[HomeMark], list[MapLabel]]:
    """Squares with names, and names of partners, the most shared first.

    The whole world is drawn too small for names.
    """
    placed = [(home.name, view.place(home.latitude, home.longitude)) for home in homes]
    squares = [(name, point) for name, point in placed if view.holds(point)]
    if view.frame is WORLD and view.is_whole:
        return [home_mark(name, point, HOME_WORLD_PX, None) for name, point in squares], []
    sheet = (float(view.width), float(view.height))
    dots = [mark_box(partner.point, partner.radius) for partner in partners]
    labels = place_homes(squares, dots, sheet)
    marks = [
        home_mark(name, point, HOME_PX, label)
        for (name, point), label in zip(squares, labels, strict=True)
    ]
    taken = [*dots, *home_boxes([point for _, point in squares], labels)]
    ranked = sorted(partners, key=lambda one: (-one.count, one.kind != "sister", one.name))
    names = place_names([(one.name, one.point) for one in ranked], taken, sheet)
    return marks, [map_label(name) for name in names]


def home_boxes(points: Sequence[Point], labels: Sequence[Label]) -> list[Box]:
    """What the squares and names of home cities take."""
    squares = [mark_box(point, HOME_PX / 2) for point in points]
    names = [label_at(one.text, one.mark, one.place, HOME_SIZE_PX).box for one in labels]
    return squares + names
