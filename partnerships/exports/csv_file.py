"""Figure 1 as CSV."""

from django.http.response import HttpResponseBase

from partnerships.exports.rows import table_of
from partnerships.matrix.figure import Figure
from records.exports import export


def csv_file(figure: Figure) -> HttpResponseBase:
    """One link a line, in UTF-8 without byte order mark, as all lists; Excel reads the XLSX."""
    return export("csv", table_of(figure))
