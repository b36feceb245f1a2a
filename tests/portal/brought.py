"""Shared by tests: spreadsheets in and out."""

import csv
import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cities.models import City
from portal.spreadsheets.kept_import import SpreadsheetImport
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
    make_source,
)

HEAD = "city,title_uk,stage,when,category,donors,item_1_nature,item_1_good,item_1_qualifier,"
HEAD += "item_1_quantity,item_1_unit,sources\n"
ROW = "Львів,Пожежні машини,delivered,2023-09,vehicles,{donor},goods,fire-engine,exactly,5,"
ROW += "vehicles,source-one\n"


def send(
    client: Client, content: str | bytes, kind: str = "deliveries", name: str = "f.csv"
) -> Any:
    """Brings a file; the page of its dry run, or the form with what is wrong."""
    data = content.encode() if isinstance(content, str) else content
    form = {"kind": kind, "file": SimpleUploadedFile(name, data)}
    return client.post(reverse("admin:spreadsheets"), form, follow=True)


def confirm(client: Client, why: str = "") -> Any:
    """Writes the file that was brought last."""
    kept = SpreadsheetImport.objects.first()
    where = reverse("admin:import", args=[kept.pk])
    return client.post(where, {"_write": "1", "why": why}, follow=True)


def problems(page: Any) -> list[tuple[int, str, str]]:
    """What the dry run shows."""
    return [(one.line, one.column, one.message) for one in page.context["plan"].problems]


def deliveries(*donors: str) -> str:
    """A file with a row for each donor."""
    return HEAD + "".join(ROW.format(donor=donor) for donor in donors)


def read(content: bytes) -> list[dict[str, str]]:
    """The rows of an export."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def everything(lviv: City) -> None:
    """A record of each kind, with all that its sheet can say."""
    leipzig, undp = make_city("leipzig", name_en="Leipzig"), make_organization(name_en="=UNDP")
    make_source("more", url="https://example.org/more", published_on_edtf="2022-03")
    make_partnership(lviv, leipzig, note_uk="-Примітка; з крапкою з комою")
    paper = make_agreement(lviv, parties=[lviv, leipzig, undp], valid_until_edtf="2030")
    make_initiative(lviv, parties=[leipzig])
    row = make_delivery(lviv, donors=[leipzig, undp], agreement=paper, when_edtf="2022-21")
    make_item(row, qualifier="between", quantity="1.5", quantity_max="2.25", unit="tonnes")
    make_item(row, nature="money", good="", unit="EUR", quantity="1200.50", qualifier="about")
