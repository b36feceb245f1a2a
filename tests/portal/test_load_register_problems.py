"""A load with problems: all are told at once, each once, and nothing is written."""

import pytest
from django.core.management import CommandError, call_command

from aid.models import Delivery
from tests.portal.small_register import load, refused, row_of, small_rows, write

pytestmark = pytest.mark.django_db


def test_row_with_a_problem_is_no_second_problem_elsewhere(tmp_path):
    rows = small_rows()
    rows["sources"][0]["kind"] = "blog"
    rows["cities"][0]["name_uk"] = ""

    assert refused(tmp_path, rows) == [
        "cities.csv, row 2, column name_uk: This field cannot be blank.",
        "sources.csv, row 2, column kind: “blog” is not allowed: write one of official, media, "
        "encyclopedia, dataset, research.",
    ]


def test_city_with_a_problem_is_the_only_one_in_a_loaded_register(tmp_path):
    load(tmp_path, small_rows())
    rows = small_rows()
    rows["cities"][0]["level"] = "village"
    row_of(rows, "agreements", "paper")["cities"] = "krakow freiburg"

    assert refused(tmp_path, rows) == [
        "cities.csv, row 2, column level: “village” is not allowed: write one of city, region, "
        "district."
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
