"""Which agreements are in force on a day, as far as their dates and links say."""

from datetime import date

import pytest

from partnerships.filters import AgreementFilter, InitiativeFilter
from partnerships.models import Agreement
from tests.factories import add_event, make_agreement, make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db

DAY = date(2024, 6, 1)


def slugs_in_force(day=DAY):
    return list(Agreement.objects.in_force(day).order_by("slug").values_list("slug", flat=True))


@pytest.mark.parametrize(
    ("signed", "until", "expected"),
    [
        ("2023-09-14", "", ["agreement"]),
        ("", "", ["agreement"]),
        ("2023-09-14", "2024-06", ["agreement"]),
        ("2023-09-14", "2024-05", []),
        ("2024-07", "", []),
    ],
)
def test_dates_decide(signed, until, expected):
    make_agreement(make_home(), signed_on_edtf=signed, valid_until_edtf=until)
    assert slugs_in_force() == expected


def test_agreement_ends_with_the_last_of_its_links():
    home = make_home()
    first, second = (make_partnership(home, make_city(slug)) for slug in ("brest", "graz"))
    make_agreement(home).partnerships.set([first, second])
    add_event(first, "terminated", "2022-03")
    assert slugs_in_force() == ["agreement"]
    add_event(second, "terminated", "2022-03")
    assert slugs_in_force() == []


def test_hidden_link_decides_nothing():
    home = make_home()
    link = make_partnership(home, make_city())
    make_agreement(home).partnerships.set([link])
    add_event(link, "terminated", "2022-03")
    link.state = "in_review"
    link.save()
    assert slugs_in_force() == ["agreement"]


@pytest.mark.parametrize(("status", "expected"), [("in_force", ["lasting"]), ("over", ["over"])])
def test_filter_parts_the_agreements(status, expected):
    home = make_home()
    make_agreement(home, "lasting")
    make_agreement(home, "over", valid_until_edtf="2023-12")
    found = AgreementFilter({"status": status}, Agreement.objects.public())
    assert (found.is_valid(), [row.slug for row in found.qs]) == (True, expected)


def test_initiatives_have_no_such_filter():
    assert InitiativeFilter({"status": "in_force"}).is_valid() is False
