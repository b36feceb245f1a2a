"""Sentences of Figure 1 in both languages."""

import pytest

from partnerships.matrix import words
from partnerships.matrix.shape import Totals


def totals(**fields):
    """Numbers of a figure, nought unless given."""
    names = Totals.__dataclass_fields__
    return Totals(**{**dict.fromkeys(names, 0), **fields})


@pytest.mark.parametrize(
    ("current", "ended", "english", "ukrainian"),
    [
        (0, 0, "", ""),
        (
            1,
            0,
            "1 current link joins four Ukrainian cities to 1 partner in 1 country.",
            "1 чинний зв’язок єднає чотири українські міста з 1 партнером в 1 країні.",
        ),
        (
            163,
            17,
            "163 current links join four Ukrainian cities to 163 partners in 163 countries. "
            "17 more have been ended; they stay in the table, struck through.",
            "163 чинні зв’язки єднають чотири українські міста зі 163 партнерами в 163 країнах. "
            "Ще 17 припинено: у таблиці їх закреслено.",
        ),
        (
            0,
            1,
            "1 link has been ended; it stays in the table, struck through.",
            "1 припинено: у таблиці їх закреслено.",
        ),
        (
            21,
            1,
            "21 current links join four Ukrainian cities to 21 partners in 21 countries. "
            "1 more has been ended; it stays in the table, struck through.",
            "21 чинний зв’язок єднає чотири українські міста з 21 партнером в 21 країні. "
            "Ще 1 припинено: у таблиці їх закреслено.",
        ),
    ],
)
def test_the_lead_agrees_with_its_numbers(current, ended, english, ukrainian):
    """Nouns, verbs and prepositions follow."""
    given = totals(
        current=current,
        ended=ended,
        current_partners=current,
        current_countries=current,
        current_homes=4,
    )
    assert (words.lead(given, "en"), words.lead(given, "uk")) == (english, ukrainian)


@pytest.mark.parametrize(
    ("names", "english", "ukrainian"),
    [
        ([], "", ""),
        (["Львів"], "Львів", "Львів"),
        (["Київ", "Львів"], "Київ and Львів", "Київ та Львів"),
        (["Київ", "Львів", "Одеса"], "Київ, Львів and Одеса", "Київ, Львів та Одеса"),
    ],
)
def test_names_stand_in_a_row(names, english, ukrainian):
    """The last one joined by a word."""
    assert (words.listed(names, "en"), words.listed(names, "uk")) == (english, ukrainian)


@pytest.mark.parametrize(
    ("number", "english", "ukrainian"),
    [
        (1, "one Ukrainian city", "одне українське місто"),
        (5, "five Ukrainian cities", "п’ять українських міст"),
        (11, "11 Ukrainian cities", "11 українських міст"),
    ],
)
def test_cities_are_told_in_words_up_to_ten(number, english, ukrainian):
    """Digits from eleven on."""
    assert words.cities_counted(number, "en") == english
    assert words.cities_counted(number, "uk") == ukrainian
