"""Shared by tests: reports of received aid."""

import csv
import io
from typing import Any

from django.test import Client
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet


def asked(**more: str) -> dict[str, str]:
    """A year of Lviv."""
    return {"city": "lviv", "first": "2023-01-01", "last": "2023-12-31", **more}


def page(client: Client, **more: str) -> Any:
    """The page of reports."""
    return client.get(reverse("admin:reports"), asked(**more))


def table(client: Client, **more: str) -> list[dict[str, str]]:
    """The table as its CSV."""
    where = reverse("admin:report_file", args=["donations.csv"])
    content = client.get(where, asked(**more)).content.decode()
    return list(csv.DictReader(io.StringIO(content)))


def apart(client: Client, **more: str) -> dict[str, str]:
    """What stands apart: record and reason."""
    found = page(client, **more).context["found"].apart
    return {one.delivery.slug: one.reason for one in found}


def book(client: Client, name: str, **more: str) -> Workbook:
    """A report as a workbook."""
    where = reverse("admin:report_file", args=[name])
    return load_workbook(io.BytesIO(client.get(where, asked(**more)).content))


def rows_of(sheet: Worksheet, first_head: str) -> list[dict[str, Any]]:
    """The rows of a sheet by its heads; lines of text above them are passed over."""
    lines = [list(line) for line in sheet.iter_rows(values_only=True)]
    start = next(number for number, line in enumerate(lines) if line[0] == first_head)
    return [dict(zip(lines[start], line, strict=True)) for line in lines[start + 1 :]]
