"""From latitude and longitude to a point on the sheet: two projections, two frames."""

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

Point = tuple[float, float]

EUROPE_CENTRE = (51.0, 16.0)
# West of this meridian lies the tip of Chukotka: it is drawn with Asia, not beside Alaska.
DATE_LINE_GAP = -169.0
# Polynomial of the Equal Earth projection.
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796


@dataclass(frozen=True)
class Frame:
    """A sheet with its projection; `scale` and the origin turn radii of the Earth into px."""

    name: str
    width: int
    height: int
    scale: float
    origin: Point
    projection: Callable[[float, float], Point]

    def place(self, latitude: float, longitude: float) -> Point:
        """Where a place lies on the sheet. Unit: px from the upper left corner."""
        return self.project(latitude, unwrap(longitude))

    def project(self, latitude: float, longitude: float) -> Point:
        """The same for a longitude that is unwrapped already, as those of an outline are."""
        x, y = self.projection(latitude, longitude)
        return self.origin[0] + self.scale * x, self.origin[1] - self.scale * y


def lambert_azimuthal(latitude: float, longitude: float) -> Point:
    """Equal-area about the centre of Europe. Unit: radii, y to the north.

    Source: Snyder, Map Projections: A Working Manual (USGS, 1987), equations 24-2 to 24-4.
    """
    centre, phi = radians(EUROPE_CENTRE[0]), radians(latitude)
    turn = radians(longitude - EUROPE_CENTRE[1])
    cosine = sin(centre) * sin(phi) + cos(centre) * cos(phi) * cos(turn)
    k = sqrt(2 / max(1 + cosine, 1e-9))
    y = cos(centre) * sin(phi) - sin(centre) * cos(phi) * cos(turn)
    return k * cos(phi) * sin(turn), k * y


def equal_earth(latitude: float, longitude: float) -> Point:
    """The whole Earth, equal-area, about Greenwich. Unit: radii, y to the north.

    Source: Šavrič, Patterson, Jenny, The Equal Earth map projection (IJGIS 33:3, 2019).
    """
    theta = asin(sqrt(3) / 2 * sin(radians(latitude)))
    t2 = theta * theta
    t6 = t2**3
    slope = A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)
    x = 2 * sqrt(3) * radians(longitude) * cos(theta) / (3 * slope)
    return x, theta * (A1 + A2 * t2 + t6 * (A3 + A4 * t2))


def unwrap(longitude: float) -> float:
    """The longitude counted eastwards beyond 180 degrees for what lies behind the date line."""
    return longitude + 360 if longitude < DATE_LINE_GAP else longitude


EUROPE = Frame("europe", 760, 690, 835.157, (371.647, 313.187), lambert_azimuthal)
# As large as the sheet can hold with Honolulu, Suva and Ushuaia still on it.
WORLD = Frame("world", 960, 470, 191.0, (448.5, 265.0), equal_earth)
FRAMES = {frame.name: frame for frame in (EUROPE, WORLD)}
