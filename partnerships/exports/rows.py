"""The rows of a download of Figure 1: one link each, in the order of the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partnerships.exports import captions
from partnerships.exports.lists import PARTNERSHIP
from partnerships.matrix.figure import Figure
from partnerships.matrix.shape import Cell, Country, Row
from partnerships.models import Partnership
from records.exports import Column, Table, attached


@dataclass(frozen=True)
class Line:
    """A link of the figure with the row and the column it stands in."""

    country: Country
    row: Row
    cell: Cell
    home: str


def told(
    name: str,
    value: Callable[[Line], str],
    path: str,
    meaning: str | Promise = "",
    kind: str = "",
) -> Column:
    """A column that says what its field says, or what it means here."""
    return Column(name, value, meaning, path, kind)


# As in the list of links
PARTNERSHIP_TOLD = {one.name: one.told for one in PARTNERSHIP}
# Names never change; what is new comes behind
COLUMNS = (
    told("country_code", lambda line: line.country.code, "partner.country"),
    told("country", lambda line: line.country.name, "", _("Country in the language of the file.")),
    told("partner", lambda line: line.row.partner, "partner.slug"),
    told("partner_name", lambda line: line.row.name, "", _("Name in the language of the file.")),
    told("city", lambda line: line.cell.home, "city.slug"),
    told("city_name", lambda line: line.home, "", _("Name in the language of the file.")),
    told("kind", lambda line: line.cell.kind, "", PARTNERSHIP_TOLD["kind"], "code"),
    told("status", lambda line: line.cell.status, "", PARTNERSHIP_TOLD["status"], "code"),
    told("established", lambda line: line.cell.established, "established_edtf"),
    told("ended", lambda line: line.cell.ended, "ended_edtf"),
    told("year", lambda line: line.cell.year, "", _("Years as the figure shows them.")),
    told(
        "shared",
        lambda line: "yes" if line.row.is_shared else "no",
        "",
        _("Whether several home cities of the figure have a link with the partner: yes or no."),
    ),
    told(
        "address",
        lambda line: address_of(line.cell.slug),
        "",
        _("Permanent address of the record's page."),
    ),
)
CHANGE = told(
    "change",
    lambda line: line.cell.change,
    "",
    _("What changed since the compared day. Empty: nothing."),
)


def printable(text: str) -> str:
    """The text without control characters, which XML may not hold."""
    return "".join(sign for sign in text if sign.isprintable())


def table_of(figure: Figure) -> Table:
    """The links as any other downloaded table; the change since another day is the last column."""
    return Table(
        name=file_name(figure),
        model=Partnership,
        shown=(*COLUMNS, CHANGE) if figure.compared else COLUMNS,
        records=lines(figure),
        address=captions.address(figure),
        day=figure.today,
        filters=figure.asked,
    )


def lines(figure: Figure) -> Iterator[Line]:
    """Every link. Unknown: empty `established` and `ended`, dots in `year`."""
    names = {column.home: column.name for column in figure.matrix.columns}
    for country in figure.matrix.countries:
        for row in country.rows:
            for cell in filter(None, row.cells):
                yield Line(country, row, cell, names[cell.home])


def address_of(slug: str) -> str:
    """The full address of a link's page in the reader's language."""
    return f"{settings.PORTAL_ORIGIN}{reverse('partnership', args=[slug])}"


def file_name(figure: Figure) -> str:
    """What a file is called by day and language: figure-1-2026-11-22-en."""
    return f"figure-1-{figure.day.isoformat()}-{figure.matrix.language}"


def file_header(figure: Figure, form: str) -> dict[str, str]:
    """The header that names the file."""
    return attached(file_name(figure), form)
