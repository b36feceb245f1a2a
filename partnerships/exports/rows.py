"""The rows of a download of Figure 1: one link each, in the order of the page."""

from collections.abc import Iterator

from django.conf import settings
from django.urls import reverse

from partnerships.matrix.figure import Figure
from records.exports import attached, plain

HEAD = (
    "country_code",
    "country",
    "partner",
    "partner_name",
    "city",
    "city_name",
    "kind",
    "status",
    "established",
    "ended",
    "year",
    "shared",
    "address",
)


def printable(text: str) -> str:
    """The text without control characters, which XML may not hold."""
    return "".join(sign for sign in text if sign.isprintable())


def head(figure: Figure) -> tuple[str, ...]:
    """The names of the columns; the change since another day is the last where one is asked."""
    return (*HEAD, "change") if figure.compared else HEAD


def rows(figure: Figure) -> Iterator[tuple[str, ...]]:
    """Every link under `head`. Unknown: empty `established` and `ended`, dots in `year`."""
    names = {column.home: column.name for column in figure.matrix.columns}
    for country in figure.matrix.countries:
        for row in country.rows:
            for cell in filter(None, row.cells):
                fields = (
                    country.code,
                    country.name,
                    row.partner,
                    row.name,
                    cell.home,
                    names[cell.home],
                    cell.kind,
                    cell.status,
                    cell.established,
                    cell.ended,
                    cell.year,
                    "yes" if row.is_shared else "no",
                    address_of(cell.slug),
                )
                changed = (cell.change,) if figure.compared else ()
                yield tuple(map(plain, (*fields, *changed)))


def address_of(slug: str) -> str:
    """The full address of a link's page in the reader's language."""
    return f"{settings.PORTAL_ORIGIN}{reverse('partnership', args=[slug])}"


def file_header(figure: Figure, form: str) -> dict[str, str]:
    """The header that names the file: figure-1-2026-11-22-en.csv."""
    return attached(f"figure-1-{figure.day.isoformat()}-{figure.matrix.language}", form)
