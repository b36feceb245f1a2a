"""Marks of a time line as SVG paths: shapes for known days, bars for the rest. Pure."""

from dataclasses import dataclass
from typing import Literal

from records.partial_dates import PartialDate

Shape = Literal["disc", "ring", "up", "cross", "diamond", "square"]
# The height of a mark, and its least width. Unit: px
SIZE = 9.0
# How far the point of an open bar reaches. Unit: px
POINT = 4.5


@dataclass(frozen=True)
class Moment:
    """Something dated: its lane, its shape, what it says, where it leads."""

    lane: str
    shape: Shape
    when: PartialDate
    label: str
    url: str


@dataclass(frozen=True)
class Mark:
    """A mark on the sheet. Unit: px.

    `is_range` where the day is not known or it lasts, `is_vague` where it is about or in doubt,
    `is_open` where an end is open.
    """

    label: str
    url: str
    shape: Shape
    x: float
    y: float
    width: float
    is_range: bool
    is_vague: bool
    is_open: bool
    path: str


def mark_of(moment: Moment, begin: float, end: float, y: float) -> Mark:
    """The mark of a moment that reaches from `begin` to `end`."""
    when = moment.when
    is_range = when.earliest != when.latest
    opens, closes = when.earliest is not None, when.latest is not None
    return Mark(
        label=moment.label,
        url=moment.url,
        shape=moment.shape,
        x=begin,
        y=y,
        width=end - begin,
        is_range=is_range,
        is_vague=when.is_approximate or when.is_uncertain,
        is_open=not (opens and closes),
        path=path_of(moment.shape, begin, y, end - begin, is_range, (opens, closes)),
    )


def path_of(
    shape: Shape, x: float, y: float, width: float, is_range: bool, known: tuple[bool, bool]
) -> str:
    """The outline: its shape for a known day; for the rest a bar, crossed where it ends a link."""
    if shape == "cross":
        return crossed(x, y, width) + (bar(x, y, width, known) if is_range else "")
    if shape == "up":
        return f"M{px(x)} {px(y + SIZE)}l{px(width / 2)} {px(-SIZE)} {px(width / 2)} {px(SIZE)}z"
    if is_range:
        return bar(x, y, width, known)
    half = px(SIZE / 2)
    if shape == "square":
        return bar(x, y, width, (True, True))
    if shape == "diamond":
        return f"M{px(x + SIZE / 2)} {px(y)}l{half} {half}-{half} {half}-{half}-{half}z"
    arc = f"a{half} {half} 0 1 0"
    return f"M{px(x)} {px(y + SIZE / 2)}{arc} {px(SIZE)} 0{arc} {px(-SIZE)} 0z"


def crossed(x: float, y: float, width: float) -> str:
    """Two strokes from corner to corner."""
    size = px(SIZE)
    return f"M{px(x)} {px(y)}l{px(width)} {size}m{px(-width)} 0l{px(width)} {px(-SIZE)}"


def bar(x: float, y: float, width: float, known: tuple[bool, bool]) -> str:
    """A bar; an end that is not known is pointed."""
    before, after = (0.0 if end else POINT for end in known)
    straight, half = width - before - after, px(SIZE / 2)
    end = f"v{px(SIZE)}" if known[1] else f"l{px(POINT)} {half} {px(-POINT)} {half}"
    begin = "z" if known[0] else f"l{px(-POINT)} {px(-SIZE / 2)}z"
    return f"M{px(x + before)} {px(y)}h{px(straight)}{end}h{px(-straight)}{begin}"


def px(number: float) -> str:
    """A length as SVG writes it, in any language."""
    return f"{number:.1f}"
