"""Shapes of the drawn figure: text, lines, washes and the marks of kinds."""

from textwrap import wrap
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from partnerships.exports.palette import PALETTE
from partnerships.exports.rows import printable

SVG = "http://www.w3.org/2000/svg"
SANS = "Inter, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
SERIF = "'Source Serif 4', Georgia, 'Times New Roman', serif"
# How wide a letter is on the whole, in parts of the type size
LETTER = 0.56

ElementTree.register_namespace("", SVG)


def sheet(width: int) -> Element:
    """An empty drawing; its height is set when all is drawn."""
    fonts = {"font-family": SANS, "fill": PALETTE["ink"]}
    return Element(f"{{{SVG}}}svg", {"width": str(width), "role": "img", **fonts})


def draw(parent: Element, tag: str, **fields: object) -> Element:
    """A shape; `_` in a field's name stands for `-`."""
    named = {
        name.rstrip("_").replace("_", "-"): printable(str(value)) for name, value in fields.items()
    }
    return SubElement(parent, f"{{{SVG}}}{tag}", named)


def write(parent: Element, x: float, y: float, text: str, size: int = 13, **fields: object) -> None:
    """A line of text with its baseline at y."""
    element = draw(parent, "text", x=x, y=y, font_size=size, **fields)
    element.text = printable(text)


def broken(text: str, room: float, size: int = 13) -> list[str]:
    """The text in lines that fit the room. Unit: px."""
    return wrap(text, max(8, int(room / (size * LETTER)))) or [""]


def width_of(text: str, size: int) -> float:
    """About how wide the text is. Unit: px."""
    return len(text) * size * LETTER


def rule(parent: Element, x: float, y: float, to_x: float, color: str, width: float = 1) -> None:
    """A line across."""
    stroke = {"stroke": PALETTE[color], "stroke_width": width}
    draw(parent, "line", x1=x, y1=y, x2=to_x, y2=y, **stroke)


def mark(parent: Element, x: float, y: float, kind: str, form: str = "") -> None:
    """The mark of a kind around x, y; `form` is empty, nd or ended."""
    color = PALETTE["ink-3" if form == "ended" else kind]
    ring = {"fill": "none", "stroke": color}
    if form == "nd":
        if kind == "sister":
            draw(parent, "circle", cx=x, cy=y, r=2.6, fill=color)
        draw(
            parent, "circle", cx=x, cy=y, r=5, stroke_width=1.5, stroke_dasharray="1.6 1.54", **ring
        )
        return
    if kind == "sister":
        draw(parent, "circle", cx=x, cy=y, r=4.6, fill=color, opacity=0.55 if form else 1)
    else:
        draw(parent, "circle", cx=x, cy=y, r=4, stroke_width=1.7, **ring)
    if form == "ended":
        draw(parent, "line", x1=x - 6.5, y1=y, x2=x + 6.5, y2=y, stroke=color, stroke_width=1.6)
