"""The list of received aid as files: CSV, XLSX and package."""

import csv
import io
import json
import zipfile
from typing import Any

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from openpyxl import Workbook

from portal.package.packing import part
from portal.reports.donations import FIELDS, Donations
from portal.reports.period import Asked
from records.exports.cells import SHEET_TITLE, disarmed, fitted

NUMBERS = ("donationQuantity", "amountValue")
DAYS = ("date", "actDate")
TITLES = {
    "uid": "Унікальний ідентифікатор запису",
    "date": "Дата надання допомоги",
    "donationTitle": "Найменування допомоги",
    "donationPurpose": "Призначення допомоги",
    "donationQuantity": "Кількість",
    "unitName": "Одиниця виміру",
    "amountValue": "Сума",
    "currencyCode": "Валюта",
    "recipientId": "Код ЄДРПОУ отримувача",
    "recipientName": "Отримувач",
    "donorId": "Код надавача",
    "donorName": "Надавач",
    "actId": "Номер акта",
    "actDate": "Дата акта",
    "usageStatus": "Стан використання",
}


def safe(name: str, value: Any) -> str:
    """A cell: numbers as they are, texts so that no formula runs; nothing is empty."""
    if value is None:
        return ""
    return str(value) if name in NUMBERS else disarmed(str(value))


def donations_csv(found: Donations) -> bytes:
    """The table as CSV in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(FIELDS)
    for row in found.rows:
        writer.writerow([safe(name, row[name]) for name in FIELDS])
    return text.getvalue().encode()


def donations_xlsx(found: Donations) -> bytes:
    """The table as a workbook; a second sheet lists what stands apart."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("donations")
    sheet.append(list(FIELDS))
    for row in found.rows:
        sheet.append([cell(name, row[name]) for name in FIELDS])
    second = book.create_sheet(_("Not in the table")[:SHEET_TITLE])
    second.append([_("Record"), capfirst(_("title")), _("What"), _("Why")])
    for one in found.apart:
        told = one.delivery.slug, one.delivery.title, one.what, one.reason
        second.append([fitted(str(text)) for text in told])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def cell(name: str, value: Any) -> Any:
    """A cell of the workbook: numbers as numbers."""
    return float(value) if value is not None and name in NUMBERS else fitted(value)


def kind_of(name: str) -> str:
    """The type of a column for Frictionless."""
    return "number" if name in NUMBERS else "date" if name in DAYS else "string"


def descriptor(asked: Asked) -> dict[str, Any]:
    """The datapackage.json of the table."""
    fields = [{"name": name, "type": kind_of(name), "title": TITLES[name]} for name in FIELDS]
    fields[0]["constraints"] = {"required": True, "unique": True}
    return {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": f"donations-{asked.city.slug}-{asked.first}-{asked.last}",
        "title": f"Отримана допомога: {asked.recipient}, {asked.first} – {asked.last}",
        "created": timezone.now().isoformat(timespec="seconds"),
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}],
        "resources": [
            {
                "name": "donations",
                "type": "table",
                "path": "donations.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "primaryKey": ["uid"], "missingValues": [""]},
            }
        ],
    }


def donations_zip(found: Donations, asked: Asked) -> bytes:
    """The table with its description."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
        described = json.dumps(descriptor(asked), ensure_ascii=False, indent=2)
        folder.writestr(part("datapackage.json"), described)
        folder.writestr(part("donations.csv"), donations_csv(found))
    return file.getvalue()
