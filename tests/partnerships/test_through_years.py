"""Links in force at the end of each year."""

from datetime import date

import pytest

from partnerships.models import Partnership
from partnerships.state import Step
from partnerships.through_years import steps_by_link, through_years
from tests.factories import add_event, make_city, make_home, make_partnership

TODAY = date(2026, 11, 26)


def signed(year, kind="sister"):
    """A signature; undated where no year is given."""
    return Step("signed", kind, date(year, 5, 1) if year else None)


def ended(year):
    """The end of a link."""
    return Step("terminated", "", date(year, 2, 11))


def counts(steps, **asked):
    """Links by year."""
    return {one.year: one.links for one in through_years(steps, TODAY, **asked)}


def test_link_counts_from_its_year_to_the_one_before_its_end():
    found = counts({1: [signed(2021), ended(2024)]})

    assert found == {2020: 0, 2021: 1, 2022: 1, 2023: 1, 2024: 0, 2025: 0, 2026: 0}


def test_undated_link_counts_in_every_year_and_is_told_apart():
    found = through_years({1: [signed(2025)], 2: [signed(None)]}, TODAY)

    assert [(one.year, one.links, one.undated) for one in found] == [
        (2024, 1, 1), (2025, 2, 1), (2026, 2, 1),
    ]  # fmt: skip


def test_kind_is_that_of_the_day():
    raised = [signed(2023, "partner"), Step("raised", "", date(2025, 1, 1))]

    assert counts({1: raised}, kinds=["sister"]) == {2022: 0, 2023: 0, 2024: 0, 2025: 1, 2026: 1}


def test_nothing_dated_has_no_years():
    assert through_years({1: [signed(None)]}, TODAY) == []


@pytest.mark.django_db
def test_links_of_unknown_state_are_not_counted(django_assert_num_queries):
    lviv = make_home()
    link = make_partnership(lviv, make_city("freiburg"), signed="1989")
    add_event(link, "renewed", "2010")
    make_partnership(lviv, make_city("baku"), is_confirmed=False)

    with django_assert_num_queries(1):
        steps = steps_by_link(Partnership.objects.public())

    assert [[step.event for step in own] for own in steps.values()] == [["signed", "renewed"]]
