"""Charts of aid as drawings that stand alone: title, filter, legend, bars, source, address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from django.conf import settings
from django.http import HttpResponse
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from aid.charted import Chart
from aid.charts.bars import Bar, BarChart, Sheet, bar_chart
from aid.charts.times import Mark, Panel, TimeChart
from aid.comparing import Comparison
from aid.models import Delivery
from partnerships.exports.palette import PALETTE
from partnerships.exports.svg_shapes import SERIF, broken, draw, printable, rule, sheet, write
from records.exports import LICENCE, attached
from records.languages import reader_language
from records.partial_dates import parse
from records.plurals import format_number

MARGIN, LINE = 40, 20
# Names of lines are cut behind so many letters. Unit: letters
NAME = 34
LEGEND_STEP = 190
PAPER = Sheet(width=1000, names=250, words=110, line=30, bar=16, head=26)
FILLS: dict[str, dict[str, Any]] = {
    "delivered": {"fill": PALETTE["sister"]},
    "committed": {"fill": PALETTE["sister"], "fill_opacity": 0.28},
    "pledged": {"fill": "none", "stroke_dasharray": "3 2"},
    "range": {"fill": PALETTE["paper"], "stroke_dasharray": "2 2"},
}


@dataclass(frozen=True)
class Drawn:
    """What a file shows: one chart, or several under each other with their own headings."""

    name: str
    title: str
    charts: Sequence[tuple[str, BarChart | TimeChart]]
    address: str
    day: date
    filters: Sequence[tuple[str, str]]
    notes: Sequence[str] = ()


def sheet_of(chart: Chart) -> BarChart | TimeChart:
    """The drawing of a chart, with more room for names than a page has."""
    return chart.wide if chart.is_time else bar_chart(chart.drawn, PAPER)


def notes_of(chart: Chart) -> list[str]:
    """How to read a chart, and what it does not draw."""
    if chart.is_time:
        told = [
            _(
                "All bars share one scale. A bar holds rows that surely lie in that period; a "
                "range below it holds rows that lie somewhere in it. Stages stand apart, for a "
                "later one may fulfil an earlier."
            )
        ]
    else:
        told = [
            _(
                "All bars share one scale. Read down a column to compare, not across: a later "
                "stage may fulfil an earlier one."
            )
        ]
    if chart.kind == "country":
        told.append(
            _("Rows whose donors come from several countries stand once, on a line of their own.")
        )
    if chart.undated:
        told.append(_("Rows without a date stand in the table."))
    if chart.not_drawn:
        words = ngettext(
            "%(number)s shorter line stands in the table alone.",
            "%(number)s shorter lines stand in the table alone.",
            chart.not_drawn,
        )
        told.append(words % {"number": chart.not_drawn})
    return told


def sheets_of(comparison: Comparison) -> list[tuple[str, BarChart]]:
    """The drawings of cities side by side, each measure under its heading."""
    language = reader_language()
    return [
        (capfirst(panel.measure.name(language)), bar_chart(panel.entries, PAPER))
        for panel in comparison.panels
    ]


def svg_file(drawn: Drawn) -> HttpResponse:
    """The drawing as a download."""
    return HttpResponse(
        drawing(drawn),
        content_type="image/svg+xml; charset=utf-8",
        headers=attached(drawn.name, "svg"),
    )


def drawing(drawn: Drawn) -> bytes:
    """The whole drawing, from its title down to the source line."""
    inner = max(chart.width for _heading, chart in drawn.charts)
    width = inner + 2 * MARGIN
    root = sheet(width)
    draw(root, "title").text = printable(drawn.title)
    draw(root, "rect", width="100%", height="100%", fill=PALETTE["paper"])
    y = draw_head(root, drawn, inner)
    for heading, chart in drawn.charts:
        y = draw_chart(root, heading, chart, y)
    y = draw_foot(root, drawn, inner, y)
    root.set("height", str(y))
    root.set("viewBox", f"0 0 {width} {y}")
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def draw_head(root: Element, drawn: Drawn, inner: int) -> int:
    """Title, day, filters, and what the shapes mean."""
    draw(root, "rect", x=MARGIN, y=28, width=32, height=3, fill=PALETTE["wheat"])
    y = 62
    for line in broken(drawn.title, inner, 24):
        write(root, MARGIN, y, line, 24, font_family=SERIF, font_weight=600)
        y += 30
    asked = "; ".join(f"{label}: {value}" for label, value in drawn.filters) or _("none")
    when = f"{_('As of')}: {day_of(drawn)}"
    for text in (when, f"{_('Filters')}: {asked}", " ".join(drawn.notes)):
        for line in broken(text, inner):
            write(root, MARGIN, y, line, fill=PALETTE["ink-2"])
            y += LINE
    is_time = any(isinstance(chart, TimeChart) for _heading, chart in drawn.charts)
    return draw_legend(root, y + 8, _("somewhere in that range") if is_time else _("at most"))


def stage_word(stage: str) -> str:
    """The stage in the reader's language."""
    return str(Delivery.Stage(stage).label)


def day_of(drawn: Drawn) -> str:
    """The day in words."""
    return parse(drawn.day.isoformat()).in_words(reader_language())


def draw_legend(root: Element, y: int, uncertain: str) -> int:
    """The shapes of stages, and of what is uncertain."""
    entries = [(stage, stage_word(stage)) for stage in ("pledged", "committed", "delivered")]
    for place, (kind, word) in enumerate([*entries, ("range", uncertain)]):
        x = MARGIN + place * LEGEND_STEP
        box(root, kind, x, y - 9, 18, 10)
        write(root, x + 26, y, word, 12, fill=PALETTE["ink-2"])
    return y + 30


def box(parent: Element, kind: str, x: Any, y: Any, width: Any, height: Any) -> None:
    """A bar or a range in the shape of its kind."""
    shape = {"stroke": PALETTE["sister"], **FILLS[kind]}
    draw(parent, "rect", x=x, y=y, width=width, height=height, **shape)


def draw_chart(root: Element, heading: str, chart: BarChart | TimeChart, y: int) -> int:
    """One chart under its heading, and where the next begins."""
    if heading:
        write(root, MARGIN, y + 6, heading, 17, font_family=SERIF, font_weight=600)
        y += 24
    group = draw(root, "g", transform=f"translate({MARGIN} {y})")
    if isinstance(chart, TimeChart):
        draw_times(group, chart)
    else:
        draw_bars(group, chart)
    return y + chart.height + 24


def draw_bars(group: Element, chart: BarChart) -> None:
    """Bars by line, a column for each stage."""
    for head in chart.heads:
        write(group, head.x, head.y, stage_word(head.stage), fill=PALETTE["ink-2"])
        zero(group, head.x, head.top, head.x, head.bottom, "ink")
    for name in chart.names:
        write(group, name.x, name.y, Truncator(name.text).chars(NAME))
    for bar in chart.bars:
        draw_bar(group, bar)


def zero(group: Element, x: str, y: str, to_x: str, to_y: str, color: str) -> None:
    """A line of nought, or of a period."""
    draw(group, "line", x1=x, y1=y, x2=to_x, y2=to_y, stroke=PALETTE[color])


def draw_bar(group: Element, bar: Bar) -> None:
    """One bar with its words; it leads to its rows."""
    if not bar.words:
        write(group, bar.text_x, bar.text_y, "–", fill=PALETTE["ink-2"])
        return
    link = linked(group, bar.url, f"{bar.name}: {bar.words}")
    if bar.width:
        box(link, bar.stage, bar.x, bar.y, bar.width, bar.height)
    if bar.more:
        box(link, "range", bar.more_x, bar.y, bar.more, bar.height)
    write(link, bar.text_x, bar.text_y, f"→ {bar.words}" if bar.is_open else bar.words)


def linked(group: Element, url: str, label: str) -> Element:
    """A link to the rows behind a mark, which says what it is."""
    link = draw(group, "a", href=f"{settings.PORTAL_ORIGIN}{url}")
    draw(link, "title").text = printable(label)
    return link


def draw_times(group: Element, chart: TimeChart) -> None:
    """Bars by time, a panel for each stage; ranges below."""
    most = format_number(chart.most, reader_language())
    end = {"text_anchor": "end", "fill": PALETTE["ink-2"]}
    for tick in chart.ticks:
        zero(group, tick.x, tick.top, tick.x, tick.bottom, "rule")
        write(group, tick.x, tick.y, tick.text, fill=PALETTE["ink-2"])
    for panel in chart.panels:
        write(group, 0, panel.y, panel_words(panel), fill=PALETTE["ink-2"])
        write(group, 38, panel.most_y, most, **end)
        zero(group, "44", panel.base, panel.right, panel.base, "ink")
        for mark in panel.bars:
            draw_mark(group, mark, mark.stage)
        for mark in panel.ranges:
            draw_mark(group, mark, "range")


def panel_words(panel: Panel) -> str:
    """The stage, and how many ranges found no room."""
    words = stage_word(panel.stage)
    if not panel.hidden:
        return words
    told = ngettext(
        "%(number)s more range in the table", "%(number)s more ranges in the table", panel.hidden
    )
    return f"{words} · {told % {'number': panel.hidden}}"


def draw_mark(group: Element, mark: Mark, kind: str) -> None:
    """A bar or a range of a time axis."""
    link = linked(group, mark.url, mark.label)
    box(link, kind, mark.x, mark.y, mark.width, mark.height)


def draw_foot(root: Element, drawn: Drawn, inner: int, y: int) -> int:
    """What it rests on, where it is, under which licence."""
    rule(root, MARGIN, y, MARGIN + inner, "rule-firm")
    told = (
        _("Source: the rows of aid, each with its sources."),
        _("Register of Municipal Diplomacy, “%(title)s”, as of %(day)s")
        % {"title": drawn.title, "day": day_of(drawn)}
        + f". {drawn.address}. {LICENCE}.",
    )
    y += 4
    for text in told:
        for line in broken(text, inner, 12):
            y += 18
            write(root, MARGIN, y, line, 12, fill=PALETTE["ink-2"])
    return y + 28
