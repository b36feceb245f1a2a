"""Figure 1 as a drawing that stands alone: texts, legend, table, day, licence."""

from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerships.exports import captions
from partnerships.exports.palette import PALETTE
from partnerships.exports.rows import file_header
from partnerships.exports.svg_cells import draw_country, row_heights
from partnerships.exports.svg_grid import Grid
from partnerships.exports.svg_shapes import SERIF, broken, draw, mark, printable, rule, sheet, write
from partnerships.matrix.figure import Figure

LINE = 20


def svg_file(figure: Figure) -> HttpResponse:
    """The drawing as a download."""
    return HttpResponse(
        drawing(figure),
        content_type="image/svg+xml; charset=utf-8",
        headers=file_header(figure, "svg"),
    )


def drawing(figure: Figure) -> bytes:
    """The whole drawing, from its title down to the source line."""
    grid = Grid(len(figure.matrix.columns))
    root = sheet(grid.width)
    draw(root, "title").text = printable(f"{_('Figure 1')}: {captions.title(figure)}")
    draw(root, "rect", width="100%", height="100%", fill=PALETTE["paper"])
    y = draw_head(root, grid, figure)
    y = draw_columns(root, grid, figure, y)
    y = draw_totals(root, grid, figure, y)
    y = draw_rows(root, grid, figure, y)
    y = draw_foot(root, grid, figure, y)
    root.set("height", str(y))
    root.set("viewBox", f"0 0 {grid.width} {y}")
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def draw_head(root: Element, grid: Grid, figure: Figure) -> int:
    """Number, title, day, numbers, filters, legend."""
    draw(root, "rect", x=grid.left, y=28, width=32, height=3, fill=PALETTE["wheat"])
    write(root, grid.left, 50, _("Figure 1"), font_weight=600)
    write(root, grid.left, 80, captions.title(figure), 24, font_family=SERIF, font_weight=600)
    y = 104
    told = [f"{_('As of')}: {captions.day_of(figure)}. {captions.numbers(figure)}."]
    if figure.asked:
        told.append(f"{_('Filters')}: {captions.filters(figure)}")
    for text in told:
        for line in broken(text, grid.right - grid.left):
            write(root, grid.left, y, line, fill=PALETTE["ink-2"])
            y += LINE
    return draw_legend(root, grid, y + 4)


def draw_legend(root: Element, grid: Grid, y: int) -> int:
    """What the marks mean."""
    entries = [
        (("sister", ""), _("sister city")),
        (("partner", ""), _("partner city")),
        (("sister", "nd"), _("date unknown")),
        (("sister", "ended"), pgettext("legend", "ended")),
    ]
    x = grid.left
    for (kind, form), word in entries:
        mark(root, x + 6, y - 4, kind, form)
        write(root, x + 20, y, word, 12, fill=PALETTE["ink-2"])
        x += 150
    return y + 34


def draw_columns(root: Element, grid: Grid, figure: Figure, y: int) -> int:
    """The heads of the columns."""
    write(root, grid.left, y, _("Country"), 12, fill=PALETTE["ink-2"])
    write(root, grid.partner, y, _("Partner"), 12, fill=PALETTE["ink-2"])
    for place, column in enumerate(figure.matrix.columns):
        x = grid.home(place) + 10
        write(root, x, y, column.name, 17, font_family=SERIF, font_weight=600)
    rule(root, grid.left, y + 8, grid.right, "ink", 2)
    return y + 8


def draw_totals(root: Element, grid: Grid, figure: Figure, y: int) -> int:
    """One line for each total; the first is the one counted."""
    words = captions.total_words()
    for number, key in enumerate(captions.total_keys(figure)):
        weight = {"font_weight": 600 if number == 0 else 400}
        if number == 0:
            write(root, grid.left, y + 15, _("Totals"), font_weight=600)
        else:
            rule(root, grid.partner, y, grid.right, "rule")
        write(root, grid.partner, y + 15, words[key], **weight)
        for place, column in enumerate(figure.matrix.columns):
            write(root, grid.home(place) + 10, y + 15, str(getattr(column, key)), **weight)
        y += LINE + 2
    rule(root, grid.left, y, grid.right, "ink", 2)
    return y


def draw_rows(root: Element, grid: Grid, figure: Figure, y: int) -> int:
    """The partners, country by country."""
    for country in figure.matrix.countries:
        heights = row_heights(country, grid)
        draw_country(root, grid, country, heights, y)
        y += sum(heights)
        rule(root, grid.left, y, grid.right, "rule-firm")
    if not figure.matrix.countries:
        write(root, grid.left, y + 24, _("No link matches these filters."))
        y += 36
    return y


def draw_foot(root: Element, grid: Grid, figure: Figure, y: int) -> int:
    """How to cite, where it is, under which licence."""
    y += 12
    cite = f"{captions.citation(figure)}. {captions.address(figure)}. {captions.LICENCE}."
    for line in broken(cite, grid.right - grid.left, 12):
        y += 18
        write(root, grid.left, y, line, 12, fill=PALETTE["ink-2"])
    return y + 28
