"""Periods of a time axis in words and in their places."""

import pytest

from aid.charts.periods import number_of, period_at, read_period


@pytest.mark.parametrize(
    ("text", "english", "ukrainian"),
    [
        ("2022", "2022", "2022"),
        ("2022-Q1", "Q1 2022", "I кв. 2022"),
        ("2022-Q1/2022-Q3", "between Q1 2022 and Q3 2022", "між I кв. 2022 та III кв. 2022"),
        ("2022/2024", "between 2022 and 2024", "між 2022 та 2024"),
        ("2022-Q4/", "since Q4 2022", "з IV кв. 2022"),
        ("/2023", "until 2023", "до 2023"),
        ("2022/2022", "about 2022", "близько 2022"),
    ],
)
def test_period_in_words(text, english, ukrainian):
    period = read_period(text)

    assert (period.in_words("en"), period.in_words("uk")) == (english, ukrainian)


@pytest.mark.parametrize(
    ("text", "first", "last", "is_sure"),
    [
        ("2022-Q1", 8088, 8088, True),
        ("2022-Q1/2022-Q3", 8088, 8090, False),
        ("2022/", 2022, None, False),
        ("/2022", None, 2022, False),
    ],
)
def test_period_has_its_place(text, first, last, is_sure):
    period = read_period(text)

    assert (period.first, period.last, period.is_sure) == (first, last, is_sure)


@pytest.mark.parametrize("text", ["2022-Q1", "2022-Q4", "1999-Q2"])
def test_place_of_a_quarter_leads_back_to_it(text):
    assert period_at(number_of(text), in_quarters=True) == text


def test_place_of_a_year_leads_back_to_it():
    assert period_at(number_of("1999"), in_quarters=False) == "1999"
