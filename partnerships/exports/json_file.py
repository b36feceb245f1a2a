"""Figure 1 as JSON: the same numbers as the page."""

from dataclasses import asdict
from typing import Any

from django.http import JsonResponse

from partnerships.exports import captions
from partnerships.exports.rows import address_of, file_header, table_of
from partnerships.matrix.figure import Figure
from partnerships.matrix.shape import Cell, Row


def json_file(figure: Figure) -> JsonResponse:
    """The figure as nested values; texts in the reader's language."""
    return JsonResponse(
        content(figure),
        headers=file_header(figure, "json"),
        json_dumps_params={"ensure_ascii": False, "indent": 1},
    )


def content(figure: Figure) -> dict[str, Any]:
    """What the file holds."""
    matrix = figure.matrix
    return {
        "title": captions.title(figure),
        "on": figure.day.isoformat(),
        "language": matrix.language,
        **compared_of(figure),
        "filters": [{"label": label, "value": value} for label, value in figure.asked],
        "citation": captions.citation(figure),
        "address": captions.address(figure),
        **table_of(figure).origin,
        "totals": asdict(matrix.totals),
        "cities": [asdict(column) for column in matrix.columns],
        "countries": [
            {"code": one.code, "name": one.name, "partners": [partner_of(row) for row in one.rows]}
            for one in matrix.countries
        ],
    }


def compared_of(figure: Figure) -> dict[str, Any]:
    """What changed since the compared day; nothing where none is asked."""
    if figure.compared is None:
        return {}
    changes = [
        {"slug": one.after.slug, "change": list(one.what), "address": address_of(one.after.slug)}
        for one in figure.compared.changes
    ]
    return {"from": figure.compared.day.isoformat(), "changes": changes}


def partner_of(row: Row) -> dict[str, Any]:
    """One row."""
    return {
        "partner": row.partner,
        "name": row.name,
        "is_shared": row.is_shared,
        "links": [link_of(cell) for cell in row.cells if cell],
    }


def link_of(cell: Cell) -> dict[str, Any]:
    """One cell."""
    return {
        "slug": cell.slug,
        "city": cell.home,
        "kind": cell.kind,
        "status": cell.status,
        "established": cell.established,
        "ended": cell.ended,
        "year": cell.year,
        "address": address_of(cell.slug),
    }
