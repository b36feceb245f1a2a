"""The rows of the drawn figure: country, partner, and a cell for each link."""

from typing import Any
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from partnerships.exports import captions
from partnerships.exports.palette import PALETTE
from partnerships.exports.rows import address_of
from partnerships.exports.svg_grid import COUNTRY, PARTNER, Grid
from partnerships.exports.svg_shapes import broken, draw, mark, rule, width_of, write
from partnerships.matrix.shape import Cell, Country

ROW, LINE = 22, 15
GAP = 12
BARS = {"sister": "sister", "partner": "wheat"}


def row_heights(country: Country, grid: Grid) -> list[int]:
    """The height of each row; one country's rows hold its name. Unit: px."""
    lines = [len(broken(row.name, PARTNER - GAP)) for row in country.rows]
    heights = [ROW + (count - 1) * LINE for count in lines]
    named = ROW + (len(broken(country.name, COUNTRY - GAP)) - 1) * LINE
    heights[-1] += max(0, named - sum(heights))
    return heights


def draw_country(root: Element, grid: Grid, country: Country, heights: list[int], y: int) -> None:
    """The country's name beside its partners."""
    for number, line in enumerate(broken(country.name, COUNTRY - GAP)):
        write(root, grid.left, y + 15 + number * LINE, line, font_weight=600)
    for row, height in zip(country.rows, heights, strict=True):
        weight = 600 if row.is_shared else 400
        for number, line in enumerate(broken(row.name, PARTNER - GAP)):
            write(root, grid.partner, y + 15 + number * LINE, line, font_weight=weight)
        for place, cell in enumerate(row.cells):
            if cell:
                draw_cell(root, grid.home(place), y, grid.home_width, height, cell)
        y += height
        if row is not country.rows[-1]:
            rule(root, grid.partner, y, grid.right, "rule")


def draw_cell(root: Element, x: int, y: int, width: int, height: int, cell: Cell) -> None:
    """One link: wash and bar if current, mark, year, words; it leads to the link's page."""
    link = draw(root, "a", href=address_of(cell.slug))
    if cell.is_current:
        wash = PALETTE[f"{cell.kind}-wash"]
        draw(link, "rect", x=x, y=y, width=width, height=height, fill=wash)
    if not cell.is_ended:
        bar = PALETTE[BARS[cell.kind] if cell.is_current else "rule-firm"]
        draw(link, "rect", x=x, y=y, width=3, height=height, fill=bar)
    middle = y + height / 2
    mark(link, x + 16, middle, cell.kind, cell.mark.partition("-")[2])
    style: dict[str, Any] = {"font_weight": 400 if cell.is_ended or cell.no_date else 600}
    if cell.is_ended:
        style["text_decoration"] = "line-through"
    write(link, x + 28, middle + 4.5, cell.year, **style)
    draw_words(link, x, middle, width, cell)


def draw_words(link: Element, x: int, middle: float, width: int, cell: Cell) -> None:
    """The words beside the year, in two lines where one is too long."""
    begin = x + 28 + max(width_of(cell.year, 13), 30) + 6
    words = captions.cell_words(cell)
    fits = width_of(words, 12) <= x + width - begin
    lines = [words] if fits else [f"{captions.kind_word(cell)},", captions.state_word(cell)]
    size, first = (12, middle + 4.5) if fits else (10, middle - 1)
    for number, line in enumerate(lines):
        write(link, begin, first + number * 10, line, size, fill=PALETTE["ink-2"])
    if cell.no_date:
        draw(link, "title").text = _("date unknown")
