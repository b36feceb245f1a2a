"""The newest records in one list."""

import pytest

from portal.pages.newest import newest
from tests.factories import make_agreement, make_delivery, make_home, make_initiative

pytestmark = pytest.mark.django_db


def told():
    return [(row.record.slug, row.stage, row.word) for row in newest()]


def test_kinds_are_merged_by_date():
    home = make_home()
    make_delivery(home, "aid", when_edtf="2023-05")
    make_agreement(home, "paper", signed_on_edtf="2024")
    make_initiative(home, "joint", when_edtf="2023-09/..")
    assert told() == [
        ("paper", "", "Agreement"),
        ("joint", "", "Initiative"),
        ("aid", "delivered", ""),
    ]


def test_hidden_undated_and_future_records_stay_out():
    home = make_home()
    make_delivery(home, "held", state="in_review")
    make_delivery(home, "undated", when_edtf="")
    make_agreement(home, "future", signed_on_edtf="2999")
    assert told() == []


def test_list_ends_after_nine():
    home = make_home()
    for month in range(1, 11):
        make_delivery(home, f"aid-{month}", when_edtf=f"2023-{month:02}")
    assert [row.record.slug for row in newest()] == [f"aid-{month}" for month in range(10, 1, -1)]
