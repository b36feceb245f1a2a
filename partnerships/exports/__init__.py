"""Downloads of Figure 1: exactly the links that are filtered, in the order of the page."""

from collections.abc import Callable

from django.http.response import HttpResponseBase

from partnerships.exports.csv_file import csv_file
from partnerships.exports.json_file import json_file
from partnerships.exports.svg_file import svg_file
from partnerships.exports.xlsx_file import xlsx_file
from partnerships.matrix.figure import Figure

EXPORTS: dict[str, Callable[[Figure], HttpResponseBase]] = {
    "csv": csv_file,
    "xlsx": xlsx_file,
    "json": json_file,
    "svg": svg_file,
}
