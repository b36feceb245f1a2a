"""Cells that are refused: each with file, row, column and what to do, nothing written."""

import pytest

from records.models import Source
from tests.portal.small_register import refused, small_rows

pytestmark = pytest.mark.django_db

# file, place of the row, column | what is written there | column told, - for the whole row |
# how the message begins; an empty one is the field's own
CELLS = """
sources 0 kind | blog | kind | “blog” is not allowed: write one of official, media, encyclopedia,
sources 1 published | 30.02.2023 | published |
sources 1 url | not a link | url | Enter a valid URL.
sources 2 url | https://example.org/page-one | - | A source with this link is already in the
sources 1 slug | page-one | slug | “page-one” stands in row 2 already: give each row its own.
sources 0 slug |  | slug | The cell is empty: each row needs its slug.
cities 1 country | XY | country | “XY” is not an allowed code (ISO 3166-1 for a country).
cities 0 latitude | north | latitude | “north” value must be a decimal number.
cities 1 latitude | 48 | - | Give both latitude and longitude, or neither.
cities 0 population | 99999999999999999999 | population |
cities 0 name_uk |  | name_uk | This field cannot be blank.
city_names 0 city | berlin | city | “berlin” is unknown: write the slug of a row of cities.csv.
case_profiles 0 text_uk | Текст [@nowhere]. | text_uk | No source has this address: nowhere
organizations 0 kind | club | kind | “club” is not allowed: write one of port authority, un
partnerships 0 sources |  | sources | Name a source, or say in “review” why the row is held back.
partnerships 0 sources | page-one page-nine | sources | “page-nine” is unknown: write the slug of
partnerships 0 sources | page-one page-one | sources | “page-one” stands twice: remove one.
partnerships 0 city | krakow | city | “krakow” is no home city: write one of lviv.
partnerships 0 kind | twin | kind | “twin” is not allowed: write one of sister, partner.
partnerships 0 established | spring 1989 | established |
partnerships 1 partner | freiburg | - | These two are already linked: open that record and add an
partnerships 1 status | active | status | The events contradict the cell: they lead to
partnerships 1 ended | 1985 | status | The events contradict the cell: they lead to “active”.
partnership_events 0 partnership | lviv--berlin | partnership | “lviv--berlin” is unknown: write
partnership_events 0 kind | kissed | kind | “kissed” is not allowed: write one of signed,
partnership_events 0 date | 1990-13 | date |
agreements 0 cities |  | cities | An agreement has two parties or more: name them.
agreements 0 organizations | undp undp | organizations | “undp” stands twice: remove one.
agreements 0 valid_until | 1980 | - | It runs out before it is signed: check both dates.
agreements 0 areas | cooking | areas | “cooking” is no area: write one of
initiatives 0 when | весна | when |
deliveries 0 stage | promised | stage | “promised” is not allowed: write one of pledged,
deliveries 0 title_uk | TOO LONG | title_uk | Ensure this value has at most 250 characters (it
delivery_items 0 quantity | -5 | - | Give a quantity above zero, or choose “not stated” and leave
delivery_items 0 unit | lorries | unit | Write tonnes, vehicles, pieces, people or a currency
delivery_items 0 position | first | position | Write the number of the item: 1, 2, 3.
participants 0 organization | undp | city | Name a city or an organization, not both and not
participants 0 city |  | city | Name a city or an organization, not both and not neither.
relations 0 relation | resembles | relation | “resembles” is not allowed: write one of fulfils,
relations 0 target | buses | - | A row cannot relate to itself: choose another.
relations 1 target | festival | target | “festival” is unknown: write the slug of a row of
claims 0 table | rumours | table | “rumours” is not allowed: write one of cities, organizations,
claims 0 record | buses#7 | record | “buses#7” is no item: write delivery#position as in
claims 0 fact | colour | fact | “colour” is not allowed: write one of kind, established, status,
claims 0 fact |  | fact | The cell is empty: say which fact the source speaks of.
"""


def cases() -> list[list[str]]:
    """The lines of the table as parts."""
    return [[part.strip() for part in line.split("|")] for line in CELLS.strip().splitlines()]


@pytest.mark.parametrize(("cell", "value", "told_column", "message"), cases())
def test_cell_is_refused(tmp_path, cell, value, told_column, message):
    file, place, column = cell.split()
    rows = small_rows()
    rows[file][int(place)][column] = value.replace("TOO LONG", "Ї" * 251)

    told = refused(tmp_path, rows)

    where = "" if told_column == "-" else f", column {told_column}"
    problem = f"{file}.csv, row {int(place) + 2}{where}: {message}"
    assert [line.startswith(problem) for line in told].count(True) == 1
    assert Source.objects.exists() is False
