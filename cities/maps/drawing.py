"""What goes into a map and what comes out: plain values, numbers already written for SVG."""

from dataclasses import dataclass
from typing import Literal

FrameName = Literal["europe", "world", "pair"]
Kind = Literal["sister", "partner"]


@dataclass(frozen=True)
class MapHome:
    """A home city; given on its own it stands on the map without a link."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class MapLink:
    """One link of a home city and a partner, in the words the reader gets.

    `label` names the partner, its country and the link; `url` is where the dot leads;
    `shared` enlarges the dot of a partner that has more links than those given here.
    """

    home: str
    home_lat: float
    home_lon: float
    partner: str
    partner_lat: float
    partner_lon: float
    kind: Kind
    label: str
    url: str
    shared: bool = False


@dataclass(frozen=True)
class Arc:
    """The curve of one link."""

    kind: Kind
    path: str


@dataclass(frozen=True)
class Dot:
    """A partner: one dot, however many links lead to it."""

    cx: str
    cy: str
    r: str
    kind: Kind
    label: str
    url: str


@dataclass(frozen=True)
class MapLabel:
    """A name and where it stands."""

    text: str
    x: str
    y: str
    anchor: str


@dataclass(frozen=True)
class HomeMark:
    """The square of a home city; its name is not written on the world map."""

    name: str
    x: str
    y: str
    side: str
    label: MapLabel | None


@dataclass(frozen=True)
class MapBox:
    """The outline of the Europe map on the world map, and where its caption stands."""

    x: str
    y: str
    width: str
    height: str
    caption_x: str
    caption_y: str


@dataclass(frozen=True)
class MapDrawing:
    """A map ready for templates/cities/_map.html; `outside` are the links it cannot hold."""

    width: str
    height: str
    land: str
    ukraine: str
    arcs: tuple[Arc, ...]
    dots: tuple[Dot, ...]
    homes: tuple[HomeMark, ...]
    labels: tuple[MapLabel, ...]
    box: MapBox | None
    outside: tuple[MapLink, ...]
