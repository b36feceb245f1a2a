"""What the filter of links refuses and ignores, and the links without a date."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.utils import timezone

from partnerships.filters import PartnershipFilter
from partnerships.models import Partnership
from tests.factories import make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db


def asked(query):
    """The filter of a query string."""
    return PartnershipFilter(QueryDict(query), Partnership.objects.public())


@pytest.mark.parametrize("text", ["2016-02-30", "02/03/2016", "10.02.2016", "spring", "9999-99-99"])
def test_only_a_day_that_exists_is_read(text):
    """One spelling in every language: year, month, day."""
    assert asked(f"on={text}").form.errors == {
        "on": ["Write a day that exists, such as 2022-02-23."]
    }


def test_the_future_is_refused_and_today_is_not():
    """The register knows nothing of tomorrow."""
    today = timezone.localdate()
    assert asked(f"on={today}").is_valid()
    assert asked(f"on={today + timedelta(days=1)}").form.errors == {
        "on": ["The register knows nothing of the future: choose today or an earlier day."]
    }


def test_empty_values_of_a_form_are_no_choice():
    """A form sent without JavaScript names all its fields."""
    assert asked("country=&kind=&status=&shared=&q=&on=&city=&dated=").is_valid()


@pytest.mark.parametrize(("dated", "partner"), [("known", "graz"), ("unknown", "linz")])
def test_links_by_whether_their_date_is_known(dated, partner):
    """The first signature has a date, or has none."""
    lviv = make_home()
    make_partnership(lviv, make_city("graz"))
    make_partnership(lviv, make_city("linz"), signed="")
    assert [link.partner.slug for link in asked(f"dated={dated}").qs] == [partner]
