"""Figure 1 as CSV."""

import csv
from collections.abc import Iterator

from django.http import StreamingHttpResponse

from partnerships.exports.rows import file_header, head, rows
from partnerships.matrix.figure import Figure
from records.exports import Echo


def lines(figure: Figure) -> Iterator[str]:
    """The file line by line."""
    writer = csv.writer(Echo())
    yield writer.writerow(head(figure))
    for row in rows(figure):
        yield writer.writerow(row)


def csv_file(figure: Figure) -> StreamingHttpResponse:
    """One link a line, in UTF-8 without byte order mark, as all lists; Excel reads the XLSX."""
    return StreamingHttpResponse(
        lines(figure),
        content_type="text/csv; charset=utf-8",
        headers=file_header(figure, "csv"),
    )
