"""An example of sources that disagree."""

import pytest

from partnerships.models import Partnership
from portal.pages.dispute import dispute_of
from tests.factories import cite, make_city, make_home, make_partnership, make_source

pytestmark = pytest.mark.django_db


def link_with(slug, *says, **fields):
    home = Partnership.objects.first()
    link = make_partnership(home.city if home else make_home(), make_city(slug), **fields)
    for number, value in enumerate(says):
        cite(link, make_source(f"{slug}-{number}"), fact="established", says=value)
    return link


def found():
    dispute = dispute_of(Partnership.objects.public())
    return dispute and (dispute.link.slug, dispute.pair, dispute.first, dispute.second)


def test_closest_years_are_the_example():
    link_with("krakow", "1976-12-12", "1993")
    link_with("freiburg", "1990", "1989-08", "1989-08-24")
    assert found() == ("lviv--freiburg", "Lviv and Freiburg", 1989, 1990)


@pytest.mark.parametrize(
    "says",
    [("1989", "1989-08"), ("1989", "1990", "1991"), ("1989", "long ago"), ("1989", "../1990")],
)
def test_no_example_where_no_two_years_are_said(says):
    link_with("freiburg", *says)
    assert found() is None


def test_hidden_links_and_sources_are_no_example():
    link_with("freiburg", "1989", "1990", state="in_review")
    link = link_with("krakow", "1976")
    cite(link, make_source("held", state="draft"), fact="established", says="1977")
    assert found() is None
