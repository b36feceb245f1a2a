"""Command: fills the gazetteer from its file."""

import csv
import gzip
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from cities.models import GazetteerPlace

PLACES = settings.BASE_DIR / "fixtures" / "gazetteer" / "places.csv.gz"
BATCH = 5000


class Command(BaseCommand):
    """Puts the file's places in the place of all that the gazetteer held, or changes nothing."""

    help = _("Fill the gazetteer, from which officers add cities.")

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file."""
        parser.add_argument("file", nargs="?", type=Path, default=PLACES)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Raises: CommandError where the file cannot be read."""
        try:
            with transaction.atomic():
                number = fill(places_of(file))
        except (OSError, EOFError, KeyError, ValueError, ValidationError) as error:
            text = _("%(file)s is no file of the gazetteer, nothing was changed: %(error)s")
            raise CommandError(text % {"file": file, "error": error}) from error
        told = ngettext("%d place in the gazetteer.", "%d places in the gazetteer.", number)
        self.stdout.write(told % number)


def fill(places: Iterator[GazetteerPlace]) -> int:
    """Replaces all places. Returns: how many there are now."""
    GazetteerPlace.objects.all().delete()
    number = 0
    with tqdm(disable=not sys.stderr.isatty(), unit=" places") as bar:
        while batch := list(islice(places, BATCH)):
            GazetteerPlace.objects.bulk_create(batch)
            number += len(batch)
            bar.update(len(batch))
    return number


def places_of(file: Path) -> Iterator[GazetteerPlace]:
    """The places of a file of scripts/build_gazetteer.py."""
    with gzip.open(file, "rt", encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            yield place_of(row)


def place_of(row: dict[str, str]) -> GazetteerPlace:
    """One place. Raises: KeyError, ValueError."""
    place = GazetteerPlace(
        geonames_id=int(row["geonames_id"]),
        name=row["name"],
        country=row["country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        population=int(row["population"]),
        other_names=row["other_names"].replace("|", "\n"),
    )
    place.fill_search_text()
    return place
