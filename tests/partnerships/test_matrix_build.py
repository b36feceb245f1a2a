"""Figure 1 from plain values: every state of a cell, totals, order."""

import pytest

from partnerships.matrix import Home, Link, build_matrix

HOMES = [Home("kyiv", "Київ", "Kyiv"), Home("lviv", "Львів", "Lviv")]


def link(home="lviv", partner="graz", **fields):
    """A current sister link of 2024 with an Austrian city."""
    given = {
        "slug": f"{home}--{partner}",
        "partner_name_uk": f"Місто {partner}",
        "partner_name_en": partner.title(),
        "country": "AT",
        "kind": "sister",
        "status": "active",
        "established": "2024-05-03",
    }
    return Link(home=home, partner=partner, **{**given, **fields})


def only_cell(language="en", **fields):
    """The cell of a matrix of one link."""
    matrix = build_matrix([link(**fields)], HOMES, language)
    return matrix.rows[0].cells[1]


@pytest.mark.parametrize(
    ("fields", "year", "mark", "no_date", "is_about"),
    [
        ({}, "2024", "sister", False, False),
        ({"established": ""}, "····", "sister-nd", True, False),
        ({"kind": "partner"}, "2024", "partner", False, False),
        ({"kind": "partner", "established": ""}, "····", "partner-nd", True, False),
        ({"established": "1998~"}, "c. 1998", "sister", False, True),
        (
            {"status": "terminated", "established": "1997", "ended": "2022-03-01"},
            "1997–2022",
            "sister-ended",
            False,
            False,
        ),
        (
            {"status": "terminated", "established": "", "ended": "2016-02-11"},
            "?–2016",
            "sister-ended",
            True,
            False,
        ),
        (
            {"status": "terminated", "kind": "partner", "established": "1997"},
            "1997–?",
            "partner-ended",
            False,
            False,
        ),
        ({"status": "unknown", "established": "1993"}, "1993", "sister", False, False),
        ({"status": "suspended", "established": "1993"}, "1993", "sister", False, False),
    ],
)
def test_each_state_of_a_cell(fields, year, mark, no_date, is_about):
    """Kind by shape, year or what is known of it, end."""
    cell = only_cell(**fields)
    assert (cell.year, cell.mark, cell.no_date, cell.is_about) == (year, mark, no_date, is_about)


def test_a_cell_names_about_in_the_language():
    """Ukrainian says бл."""
    assert only_cell("uk", established="1998~").year == "бл. 1998"


def test_an_end_that_has_not_come_is_not_told():
    """A link that is current on the day shows no end."""
    assert only_cell(ended="2030").ended == ""


def test_totals_of_a_column_count_states_apart():
    """Undated is a part of current; ended, suspended and unknown are not in it."""
    links = [
        link(partner="one"),
        link(partner="two", kind="partner", established=""),
        link(partner="three", status="terminated"),
        link(partner="four", status="unknown"),
        link(partner="five", status="suspended"),
    ]
    column = build_matrix(links, HOMES, "en").columns[1]
    assert (column.current, column.sister, column.partner, column.undated) == (2, 1, 1, 1)
    assert (column.ended, column.unknown, column.suspended) == (1, 1, 1)


def test_totals_of_the_figure_name_their_units():
    """Links, partners and countries are counted apart, all and current."""
    links = [
        link("kyiv"),
        link("lviv"),
        link("lviv", "turku", country="FI", status="terminated"),
    ]
    totals = build_matrix(links, HOMES, "en").totals
    assert (totals.links, totals.partners, totals.countries) == (3, 2, 2)
    assert (totals.current, totals.current_partners, totals.current_countries) == (2, 1, 1)
    assert (totals.ended, totals.unknown, totals.suspended) == (1, 0, 0)


def test_a_partner_of_two_homes_is_shared():
    """One row with a cell in each column."""
    matrix = build_matrix([link("kyiv"), link("lviv"), link("kyiv", "linz")], HOMES, "en")
    assert [(row.partner, row.is_shared) for row in matrix.rows] == [
        ("graz", True),
        ("linz", False),
    ]
    assert [cell and cell.slug for cell in matrix.rows[1].cells] == ["kyiv--linz", None]


def test_countries_and_partners_stand_in_the_order_of_the_language():
    """Georgia after Germany's neighbours in English, Грузія among Г in Ukrainian."""
    links = [
        link(partner="tbilisi", country="GE"),
        link(partner="plovdiv", country="BG", partner_name_en="Plovdiv"),
        link(partner="warsaw", country="PL", partner_name_uk="Варшава"),
        link(partner="lodz", country="PL", partner_name_uk="Лодзь", partner_name_en="Łódź"),
        link(partner="lublin", country="PL", partner_name_uk="Люблін", partner_name_en="Lublin"),
    ]
    english, ukrainian = (build_matrix(links, HOMES, one) for one in ("en", "uk"))
    assert [one.name for one in english.countries] == ["Bulgaria", "Georgia", "Poland"]
    assert [one.name for one in ukrainian.countries] == ["Болгарія", "Грузія", "Польща"]
    assert [row.name for row in english.countries[2].rows] == ["Łódź", "Lublin", "Warsaw"]
    assert [row.name for row in ukrainian.countries[2].rows] == ["Варшава", "Лодзь", "Люблін"]


def test_a_missing_name_falls_back_and_says_so():
    """The row names the language of what it shows."""
    row = build_matrix([link(partner_name_en="")], HOMES, "en").rows[0]
    assert (row.name, row.language) == ("Місто graz", "uk")


def test_a_link_without_a_column_is_left_out():
    """Neither shown nor counted."""
    matrix = build_matrix([link("odesa")], HOMES, "en")
    assert (matrix.rows, matrix.totals.links) == ([], 0)


def test_many_columns_scroll_in_a_frame():
    """From the seventh home city on."""
    homes = [Home(f"home-{number}", "Місто", "City") for number in range(7)]
    assert [build_matrix([], homes[:count], "en").is_wide for count in (6, 7)] == [False, True]
