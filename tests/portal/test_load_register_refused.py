"""Files that are refused: each with file, row, column and what to do, nothing written."""

import pytest
from django.core.management import CommandError, call_command

from aid.models import Delivery
from records.models import Source
from tests.portal.small_register import load, refused, row_of, small_rows, write

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("file", "row", "column", "value", "problem"),
    [
        (
            "sources",
            0,
            "kind",
            "blog",
            "sources.csv, row 2, column kind: “blog” is not allowed: write one of official, "
            "media, encyclopedia, dataset, research.",
        ),
        (
            "sources",
            1,
            "published",
            "30.02.2023",
            "sources.csv, row 3, column published: ",
        ),
        ("sources", 1, "url", "not a link", "sources.csv, row 3, column url: Enter a valid URL."),
        (
            "sources",
            2,
            "url",
            "https://example.org/page-one",
            "sources.csv, row 4: A source with this link is already in the register.",
        ),
        (
            "sources",
            1,
            "slug",
            "page-one",
            "sources.csv, row 3, column slug: “page-one” stands in row 2 already: "
            "give each row its own.",
        ),
        (
            "sources",
            0,
            "slug",
            "",
            "sources.csv, row 2, column slug: The cell is empty: each row needs its slug.",
        ),
        (
            "cities",
            1,
            "country",
            "XY",
            "cities.csv, row 3, column country: “XY” is not an allowed code "
            "(ISO 3166-1 for a country).",
        ),
        (
            "cities",
            0,
            "latitude",
            "north",
            "cities.csv, row 2, column latitude: “north” value must be a decimal number.",
        ),
        (
            "cities",
            1,
            "latitude",
            "48",
            "cities.csv, row 3: Give both latitude and longitude, or neither.",
        ),
        (
            "cities",
            0,
            "population",
            "99999999999999999999",
            "cities.csv, row 2, column population: ",
        ),
        (
            "cities",
            0,
            "name_uk",
            "",
            "cities.csv, row 2, column name_uk: This field cannot be blank.",
        ),
        (
            "city_names",
            0,
            "city",
            "berlin",
            "city_names.csv, row 2, column city: “berlin” is unknown: "
            "write the slug of a row of cities.csv.",
        ),
        (
            "case_profiles",
            0,
            "text_uk",
            "Текст [@nowhere].",
            "case_profiles.csv, row 2, column text_uk: No source has this address: nowhere",
        ),
        (
            "organizations",
            0,
            "kind",
            "club",
            "organizations.csv, row 2, column kind: “club” is not allowed: write one of port "
            "authority, un agency, ngo, government, fund, company, municipal enterprise, "
            "hospital, association, university.",
        ),
        (
            "partnerships",
            0,
            "sources",
            "",
            "partnerships.csv, row 2, column sources: Name a source, or say in “review” why "
            "the row is held back.",
        ),
        (
            "partnerships",
            0,
            "sources",
            "page-one page-nine",
            "partnerships.csv, row 2, column sources: “page-nine” is unknown: "
            "write the slug of a row of sources.csv.",
        ),
        (
            "partnerships",
            0,
            "sources",
            "page-one page-one",
            "partnerships.csv, row 2, column sources: “page-one” stands twice: remove one.",
        ),
        (
            "partnerships",
            0,
            "city",
            "krakow",
            "partnerships.csv, row 2, column city: “krakow” is no home city: write one of lviv.",
        ),
        (
            "partnerships",
            0,
            "kind",
            "twin",
            "partnerships.csv, row 2, column kind: “twin” is not allowed: "
            "write one of sister, partner.",
        ),
        (
            "partnerships",
            0,
            "established",
            "spring 1989",
            "partnerships.csv, row 2, column established: ",
        ),
        (
            "partnerships",
            0,
            "partner",
            "krakow",
            "partnerships.csv, row 3: These two are already linked: open that record and add "
            "an event to it.",
        ),
        (
            "partnerships",
            1,
            "status",
            "active",
            "partnerships.csv, row 3, column status: The events contradict the cell: they lead "
            "to “terminated”. Correct one of them.",
        ),
        (
            "partnerships",
            1,
            "ended",
            "1985",
            "partnerships.csv, row 3, column status: The events contradict the cell: they lead "
            "to “active”. Correct one of them.",
        ),
        (
            "partnership_events",
            0,
            "partnership",
            "lviv--berlin",
            "partnership_events.csv, row 2, column partnership: “lviv--berlin” is unknown: "
            "write the slug of a row of partnerships.csv.",
        ),
        (
            "partnership_events",
            0,
            "kind",
            "kissed",
            "partnership_events.csv, row 2, column kind: “kissed” is not allowed: write one of "
            "signed, renewed, raised, suspended, resumed, terminated.",
        ),
        (
            "partnership_events",
            0,
            "date",
            "1990-13",
            "partnership_events.csv, row 2, column date: ",
        ),
        (
            "agreements",
            0,
            "cities",
            "",
            "agreements.csv, row 2, column cities: An agreement has two parties or more: "
            "name them.",
        ),
        (
            "agreements",
            0,
            "organizations",
            "undp undp",
            "agreements.csv, row 2, column organizations: “undp” stands twice: remove one.",
        ),
        (
            "agreements",
            0,
            "valid_until",
            "1980",
            "agreements.csv, row 2: It runs out before it is signed: check both dates.",
        ),
        (
            "agreements",
            0,
            "areas",
            "cooking",
            "agreements.csv, row 2, column areas: “cooking” is no area: write one of ",
        ),
        (
            "initiatives",
            0,
            "when",
            "весна",
            "initiatives.csv, row 2, column when: ",
        ),
        (
            "deliveries",
            0,
            "stage",
            "promised",
            "deliveries.csv, row 2, column stage: “promised” is not allowed: write one of "
            "pledged, committed, delivered.",
        ),
        (
            "deliveries",
            0,
            "title_uk",
            "Ї" * 251,
            "deliveries.csv, row 2, column title_uk: Ensure this value has at most 250 "
            "characters (it has 251).",
        ),
        (
            "delivery_items",
            0,
            "quantity",
            "-5",
            "delivery_items.csv, row 2: Give a quantity above zero, or choose “not stated” and "
            "leave it empty.",
        ),
        (
            "delivery_items",
            0,
            "unit",
            "lorries",
            "delivery_items.csv, row 2, column unit: Write tonnes, vehicles, pieces, people or "
            "a currency code such as EUR.",
        ),
        (
            "delivery_items",
            0,
            "position",
            "first",
            "delivery_items.csv, row 2, column position: Write the number of the item: 1, 2, 3.",
        ),
        (
            "participants",
            0,
            "organization",
            "undp",
            "participants.csv, row 2, column city: Name a city or an organization, not both "
            "and not neither.",
        ),
        (
            "participants",
            0,
            "city",
            "",
            "participants.csv, row 2, column city: Name a city or an organization, not both "
            "and not neither.",
        ),
        (
            "relations",
            0,
            "relation",
            "resembles",
            "relations.csv, row 2, column relation: “resembles” is not allowed: write one of "
            "fulfils, part_of, forwarded_from, overlaps, under_agreement, about_initiative, "
            "of_partnership.",
        ),
        (
            "relations",
            0,
            "target",
            "buses",
            "relations.csv, row 2: A row cannot relate to itself: choose another.",
        ),
        (
            "relations",
            1,
            "target",
            "festival",
            "relations.csv, row 3, column target: “festival” is unknown: "
            "write the slug of a row of agreements.csv.",
        ),
        (
            "claims",
            0,
            "table",
            "rumours",
            "claims.csv, row 2, column table: “rumours” is not allowed: write one of cities, "
            "organizations, partnerships, agreements, initiatives, deliveries, delivery_items.",
        ),
        (
            "claims",
            0,
            "record",
            "buses#7",
            "claims.csv, row 2, column record: “buses#7” is no item: "
            "write delivery#position as in delivery_items.csv.",
        ),
        (
            "claims",
            0,
            "fact",
            "colour",
            "claims.csv, row 2, column fact: “colour” is not allowed: write one of kind, "
            "established, status, ended, signed on, quantity, when, stage.",
        ),
        (
            "claims",
            0,
            "fact",
            "",
            "claims.csv, row 2, column fact: The cell is empty: say which fact the source "
            "speaks of.",
        ),
    ],
)
def test_cell_is_refused(tmp_path, file, row, column, value, problem):
    rows = small_rows()
    rows[file][row][column] = value

    told = refused(tmp_path, rows)

    assert [line.startswith(problem) for line in told].count(True) == 1
    assert Source.objects.exists() is False


def test_row_with_a_problem_is_no_second_problem_elsewhere(tmp_path):
    rows = small_rows()
    rows["sources"][0]["kind"] = "blog"
    rows["cities"][0]["name_uk"] = ""

    assert refused(tmp_path, rows) == [
        "cities.csv, row 2, column name_uk: This field cannot be blank.",
        "sources.csv, row 2, column kind: “blog” is not allowed: write one of official, media, "
        "encyclopedia, dataset, research.",
    ]


def test_problems_of_all_files_are_told_at_once(tmp_path):
    rows = small_rows()
    rows["sources"][0]["url"] = "nowhere"
    rows["cities"][1]["country"] = ""
    row_of(rows, "deliveries", "buses")["when"] = "2023-13"
    rows["delivery_items"][0]["unit"] = "lorries"
    rows["participants"][0]["role"] = "friend"
    rows["claims"][1] |= {"source": "page-nine", "fact": "colour"}

    told = [line.split(": ")[0] for line in refused(tmp_path, rows)]

    assert told == [
        "cities.csv, row 3, column country",
        "claims.csv, row 3, column fact",
        "claims.csv, row 3, column source",
        "deliveries.csv, row 3, column when",
        "delivery_items.csv, row 2, column unit",
        "participants.csv, row 2, column role",
        "sources.csv, row 2, column url",
    ]


def test_repeated_row_names_the_first(tmp_path):
    rows = small_rows()
    rows["city_names"].append(dict(rows["city_names"][0]))

    assert refused(tmp_path, rows) == [
        "city_names.csv, row 4: The row says the same as row 2: remove one."
    ]


def test_link_that_ends_before_it_begins_contradicts_its_events(tmp_path):
    rows = small_rows()
    row_of(rows, "partnerships", "lviv--krakow")["ended"] = "1985"

    assert refused(tmp_path, rows) == [
        "partnerships.csv, row 3, column ended: The events contradict the cell: they lead to “”. "
        "Correct one of them.",
        "partnerships.csv, row 3, column status: The events contradict the cell: they lead to "
        "“active”. Correct one of them.",
    ]


def test_rise_without_a_signature_asks_for_it(tmp_path):
    rows = small_rows()
    del rows["partnership_events"][0]

    assert refused(tmp_path, rows) == [
        "partnerships.csv, row 3: Add the event by which the link began; its date may be empty."
    ]


def test_declaration_may_leave_unsaid_who_signed(tmp_path):
    rows = small_rows()
    paper = row_of(rows, "agreements", "paper")
    paper |= {"kind": "declaration", "cities": "lviv", "organizations": ""}

    assert refused(tmp_path, rows) == []


def test_aid_under_two_agreements_is_refused(tmp_path):
    rows = small_rows()
    rows["agreements"].append(
        {**row_of(rows, "agreements", "paper"), "slug": "other", "title_uk": "Інша"}
    )
    rows["relations"].append({"record": "buses", "relation": "under_agreement", "target": "other"})

    assert refused(tmp_path, rows) == [
        "relations.csv, row 7, column target: Row 3 names its agreement already: "
        "aid is given under one."
    ]


def test_profile_without_a_source_is_refused(tmp_path):
    rows = small_rows()
    rows["case_profiles"][0] |= {"text_uk": "Текст.", "text_en": "Text."}

    assert refused(tmp_path, rows) == [
        "case_profiles.csv, row 2, column text_uk: Cite a source in the text: "
        "[@slug of the source]."
    ]


def test_one_problem_leaves_a_loaded_register_as_it_was(tmp_path):
    load(tmp_path, small_rows())
    rows = small_rows()
    row_of(rows, "deliveries", "buses")["title_en"] = "Coaches"
    rows["claims"][0]["source"] = ""

    told = refused(tmp_path, rows)

    assert told == [
        "claims.csv, row 2, column source: The cell is empty: write the slug of a row of "
        "sources.csv."
    ]
    assert Delivery.objects.get(slug="buses").title_en == "Buses"
    assert Delivery.objects.get(slug="buses").version == 2


def test_number_of_problems_ends_the_command(tmp_path):
    rows = small_rows()
    rows["cities"][0]["level"] = "village"
    write(tmp_path, rows)

    with pytest.raises(CommandError, match="1 problem: nothing was written"):
        call_command("load_register", tmp_path)


def test_folder_that_is_none(tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("load_register", tmp_path / "nowhere")
