"""Maps of partnership links, drawn on the server as SVG from plain values."""

from cities.maps.draw import draw
from cities.maps.drawing import MapDrawing, MapHome, MapLink

__all__ = ["MapDrawing", "MapHome", "MapLink", "draw"]
