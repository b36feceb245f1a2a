"""Shared by tests: reports of received aid."""

import csv
import io
from typing import Any

from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook


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


def numbers(client: Client) -> dict[tuple[str, ...], tuple[Any, ...]]:
    """The figures of the summary: lower and upper bound, rows, unknown."""
    where = reverse("admin:report_file", args=["summary.xlsx"])
    sheet = load_workbook(io.BytesIO(client.get(where, asked()).content))["totals"]
    head, *rows = ([cell.value for cell in row] for row in sheet.iter_rows())
    named = [dict(zip(head, row, strict=True)) for row in rows]
    return {
        (row["nature"], row["unit"], row["stage"]): (
            float(row["lower"]),
            row["upper"] if row["upper"] is None else float(row["upper"]),
            row["rows"],
            row["unknown"],
        )
        for row in named
    }
