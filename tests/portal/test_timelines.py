"""Time lines on pages: every dated public record once, nothing hidden."""

import re

import pytest

from tests.factories import (
    add_event,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_partnership,
    make_profile,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def register():
    """A link with a paper, an initiative and aid; drafts of each; aid without a date."""
    lviv, freiburg = make_home("lviv"), make_city("freiburg")
    make_profile(lviv)
    link = make_partnership(lviv, freiburg, signed="1989-08")
    add_event(link, "renewed", "2010~")
    make_agreement(lviv, parties=[lviv, freiburg]).partnerships.add(link)
    make_initiative(lviv, parties=[lviv, freiburg])
    make_item(make_delivery(lviv, donors=[freiburg], when_edtf="2022/2023"))
    make_delivery(lviv, "undated", donors=[freiburg], when_edtf="")
    make_delivery(lviv, "canary", title_en="Canary", donors=[freiburg], state="draft")
    make_agreement(lviv, "canary-paper", title_en="Canary", state="draft")


def labels(client, address):
    """What the marks of the wide drawing say."""
    text = client.get(address).text
    svg = re.search(r'<svg class="chart lanes chart--wide".*?</svg>', text, re.S)[0]
    return re.findall(r'aria-label="([^"]+)"', svg)[1:]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("address", ["/en/partnerships/lviv--freiburg/", "/en/cities/lviv/"])
def test_each_dated_record_stands_once(client, address):
    assert labels(client, address) == [
        "Lviv – Freiburg: signed, August 1989",
        "Lviv – Freiburg: renewed, about 2010",
        "Partnership agreement, 14 September 2023",
        "Festival, spring 2022",
        "Generators, from 2022 to 2023",
    ]
    text = client.get(address).text
    assert "1 more has no date and stands in the lists alone." in text
    assert "anary" not in text
