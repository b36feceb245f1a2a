"""A small register as files: rows by file, written to a folder and loaded."""

import csv
from copy import deepcopy
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

from portal.register.files import FILES

Rows = dict[str, list[dict[str, str]]]

ROWS: Rows = {
    "sources": [
        {
            "slug": slug,
            "title": f"Page {slug}",
            "publisher": "City council",
            "url": f"https://example.org/{slug}",
            "published": "2023-09",
            "language": "uk",
            "kind": "official",
        }
        for slug in ("page-one", "page-two", "page-three")
    ],
    "cities": [
        {
            "slug": "lviv",
            "name_uk": "Львів",
            "name_en": "Lviv",
            "country": "UA",
            "level": "city",
            "latitude": "49.83826",
            "longitude": "24.02324",
            "population": "717273",
            "geonames_id": "702550",
            "wikidata_id": "Q36036",
        },
        {
            "slug": "freiburg",
            "name_uk": "Фрайбург",
            "name_en": "Freiburg",
            "country": "DE",
            "level": "city",
        },
        {
            "slug": "krakow",
            "name_uk": "Краків",
            "name_en": "Kraków",
            "country": "PL",
            "level": "city",
        },
    ],
    "city_names": [
        {"city": "lviv", "name": "Lemberg", "language": "de", "kind": "exonym"},
        {"city": "krakow", "name": "Cracow", "language": "en", "kind": "exonym"},
    ],
    "case_profiles": [
        {
            "city": "lviv",
            "position": "1",
            "role_uk": "Роль",
            "role_en": "Role",
            "lead_uk": "Речення.",
            "lead_en": "A sentence.",
            "text_uk": "Текст [@page-one].",
            "text_en": "Text [@page-one].",
        }
    ],
    "organizations": [
        {
            "slug": "undp",
            "name_uk": "ПРООН",
            "name_en": "UNDP",
            "kind": "un agency",
            "sources": "page-one",
        }
    ],
    "partnerships": [
        {
            "slug": "lviv--freiburg",
            "city": "lviv",
            "partner": "freiburg",
            "kind": "sister",
            "status": "active",
            "established": "1989",
            "sources": "page-one page-two",
        },
        {
            "slug": "lviv--krakow",
            "city": "lviv",
            "partner": "krakow",
            "kind": "sister",
            "status": "terminated",
            "established": "1995-04",
            "ended": "2020-05-01",
            "sources": "page-one",
        },
    ],
    "partnership_events": [
        {
            "partnership": "lviv--krakow",
            "kind": "signed",
            "date": "1990",
            "note_en": "First paper",
            "sources": "page-three",
        },
        {"partnership": "lviv--krakow", "kind": "raised", "date": "1995-04"},
    ],
    "agreements": [
        {
            "slug": "paper",
            "city": "lviv",
            "title_uk": "Угода",
            "title_en": "Agreement",
            "kind": "sister city agreement",
            "cities": "lviv freiburg",
            "organizations": "undp",
            "signed_on": "1989",
            "areas": "culture; education",
            "sources": "page-one",
        }
    ],
    "initiatives": [
        {
            "slug": "festival",
            "city": "lviv",
            "title_uk": "Фестиваль",
            "title_en": "Festival",
            "kind": "festival",
            "cities": "freiburg",
            "when": "2022/..",
            "areas": "culture",
            "sources": "page-two",
        }
    ],
    "deliveries": [
        {
            "slug": slug,
            "city": "lviv",
            "title_uk": "Автобуси",
            "title_en": "Buses",
            "stage": stage,
            "when": "2022-21",
            "category": "humanitarian supplies",
            "sources": "page-three",
        }
        for slug, stage in (("buses-promised", "pledged"), ("buses", "delivered"))
    ],
    "delivery_items": [
        {
            "delivery": "buses",
            "position": "1",
            "nature": "goods",
            "good": "bus",
            "qualifier": "more_than",
            "quantity": "10",
            "unit": "vehicles",
        }
    ],
    "participants": [
        {"delivery": "buses", "role": "donor", "city": "freiburg"},
        {"delivery": "buses", "role": "implementer", "organization": "undp"},
    ],
    "relations": [
        {"record": "buses", "relation": "fulfils", "target": "buses-promised", "note_en": "all"},
        {"record": "buses", "relation": "under_agreement", "target": "paper"},
        {"record": "buses", "relation": "about_initiative", "target": "festival"},
        {"record": "festival", "relation": "under_agreement", "target": "paper"},
        {"record": "paper", "relation": "of_partnership", "target": "lviv--freiburg"},
    ],
    "claims": [
        {
            "table": "delivery_items",
            "record": "buses#1",
            "fact": "quantity",
            "says": "10 vehicles",
            "source": "page-three",
        },
        {
            "table": "partnerships",
            "record": "lviv--freiburg",
            "fact": "established",
            "says": "1990",
            "source": "page-two",
            "note_en": "countersigned",
        },
    ],
}


def small_rows() -> Rows:
    """The rows of all files, to change at will."""
    return deepcopy(ROWS)


def row_of(rows: Rows, file: str, slug: str) -> dict[str, str]:
    """The row of a file with this address."""
    return next(row for row in rows[file] if row["slug"] == slug)


def write(folder: Path, rows: Rows) -> Path:
    """Writes the files with all their columns."""
    for file, columns in FILES.items():
        names = [*columns.required, *columns.optional]
        with (folder / f"{file}.csv").open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, names, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows[file])
    return folder


def load(folder: Path, rows: Rows | None = None, exact: bool = False) -> list[str]:
    """Loads a folder, written from the rows if given; the lines of the summary."""
    if rows is not None:
        write(folder, rows)
    told = StringIO()
    call_command("load_register", folder, exact=exact, stdout=told)
    return told.getvalue().splitlines()


def refused(folder: Path, rows: Rows | None = None) -> list[str]:
    """The problems for which a load is refused."""
    if rows is not None:
        write(folder, rows)
    told = StringIO()
    try:
        call_command("load_register", folder, stdout=StringIO(), stderr=told)
    except CommandError:
        return told.getvalue().splitlines()
    return []


def changed(lines: list[str]) -> list[str]:
    """The lines of a summary that are not all unchanged."""
    return [line for line in lines if "0 created, 0 updated" not in line or "only" in line]
