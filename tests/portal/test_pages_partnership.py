"""The page of one link."""

import pytest

from aid.models import Participant
from tests.factories import (
    add_event,
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
    make_source,
)
from tests.page_text import lines_of, queries_of
from tests.portal.link_page import ADDRESS, facts, part

pytestmark = pytest.mark.django_db


@pytest.fixture
def lviv():
    return make_home()


@pytest.fixture
def freiburg():
    return make_city()


def test_head_and_facts(client, lviv, freiburg):
    make_partnership(lviv, freiburg, signed="1989-08", note_uk="Договір.", note_en="Contract.")

    lines = lines_of(client.get(ADDRESS))

    assert lines[:7] == [
        "Home",
        "Lviv",
        "Partnerships",
        "Lviv – Freiburg",
        "Partnership",
        "Lviv – Freiburg",
        "Contract.",
    ]
    assert facts(client) == {
        "Kind": "sister cities",
        "State": "active",
        "First signature": "August 1989",
        "Partner": "Freiburg, Germany",
    }


def test_an_ended_link_tells_decision_and_effect(client, lviv, freiburg):
    link = make_partnership(lviv, freiburg, signed="")
    add_event(
        link,
        "terminated",
        "2022-06-09",
        effective_edtf="2022-08",
        decided_by_uk="Рада",
        decided_by_en="City council",
        number="12",
        other_side_uk="Не сповіщено",
        other_side_en="Not told",
    )

    assert facts(client)["State"] == "ended"
    assert facts(client)["First signature"] == "date unknown"
    assert facts(client)["Ended"] == "August 2022"
    assert part(client, "Time line")[-4:] == [
        "9 Jun 2022",
        "Event",
        "Terminated",
        "Decided by: City council. No. 12. Took effect: August 2022.",
    ]
    assert part(client, "Both sides") == ["Freiburg", "Not told"]


def test_the_map_joins_the_two(client, lviv, freiburg):
    make_partnership(lviv, freiburg)

    page = client.get(ADDRESS).content.decode()

    assert page.count('<path class="sister"') == 1
    assert "Freiburg, Germany: sister city of Lviv" in page


def test_a_place_without_coordinates_has_no_map(client, lviv):
    make_partnership(lviv, make_city(latitude=None, longitude=None))

    response = client.get(ADDRESS)

    assert response.status_code == 200
    assert "map-land" not in response.content.decode()


def test_the_time_line_joins_events_papers_joint_work_and_aid(client, lviv, freiburg):
    link = make_partnership(lviv, freiburg, signed="1989-08")
    paper = make_agreement(lviv, signed_on_edtf="1989-08", parties=[lviv, freiburg])
    paper.partnerships.add(link)
    add_event(link, "renewed", "1990-04", note_uk="У Львові", note_en="In Lviv")
    make_initiative(lviv, parties=[freiburg], when_edtf="2022-02-24", title_en="Video call")
    make_delivery(lviv, donors=[freiburg], summary_uk="Десять.", summary_en="Ten of them.")
    make_delivery(lviv, "undated", donors=[freiburg], when_edtf="", title_en="Money")

    lines = part(client, "Time line")

    assert lines[lines.index("delivered") + 1 :] == [
        "Aug 1989",
        "Agreement",
        "Partnership agreement",
        "Source 1",
        "Apr 1990",
        "Event",
        "Renewed",
        "In Lviv",
        "32 years without a dated record in the register",
        "24 Feb 2022",
        "Initiative",
        "Video call",
        "Source 1",
        "Mar 2022",
        "Aid, delivered",
        "Generators",
        "Ten of them.",
        "Source 1",
        "date unknown",
        "Aid, delivered",
        "Money",
        "Source 1",
    ]


def test_a_signature_without_paper_stands_on_the_line(client, lviv, freiburg):
    make_partnership(lviv, freiburg, signed="1989-08")

    lines = part(client, "Time line")

    assert lines[lines.index("delivered") + 1 :] == [
        "Aug 1989",
        "Event",
        "Signed: sister city",
    ]


def test_what_is_not_of_the_two_is_left_out(client, lviv, freiburg):
    make_partnership(lviv, freiburg)
    other = make_city("wien", country="AT")
    make_agreement(lviv, parties=[lviv, other], title_en="Other paper")
    make_initiative(lviv, parties=[other], title_en="Other work")
    make_delivery(lviv, donors=[other], title_en="Other aid")
    make_delivery(make_home("kyiv"), "kyiv", donors=[freiburg], title_en="For Kyiv")

    page = client.get(ADDRESS).content.decode()

    assert [
        word for word in ("Other paper", "Other work", "Other aid", "Kyiv") if word in page
    ] == []


def test_initiatives_of_the_links_papers_belong_to_it(client, lviv, freiburg):
    link = make_partnership(lviv, freiburg)
    paper = make_agreement(lviv)
    paper.partnerships.add(link)
    make_initiative(lviv, title_en="Under it").agreements.add(paper)

    assert "Under it" in part(client, "Time line")


def test_hub_and_donor_are_apart(client, lviv, freiburg):
    make_partnership(lviv, freiburg)
    make_item(make_delivery(lviv, "given", donors=[freiburg], title_en="Given by it"))
    milk = make_delivery(lviv, "milk", donors=[make_organization()], title_en="Milk")
    Participant.objects.create(delivery=milk, role="hub", city=freiburg)

    lines = lines_of(client.get(ADDRESS))
    given = lines.index("Given")
    handled = lines.index("Handled as a hub or carrier, given by others")
    assert [i for i, line in enumerate(lines) if line == "Given by it"][-1] in range(given, handled)
    assert [i > handled for i, line in enumerate(lines) if line == "Milk"] == [True]
    assert lines[lines.index("Milk") + 1] == "UNDP; hub: Freiburg"


def test_the_page_in_ukrainian(client, lviv, freiburg):
    make_partnership(lviv, freiburg, signed="2022-21")

    lines = lines_of(client.get("/uk/partnerships/lviv--freiburg/"))

    assert "Місто lviv – Місто freiburg" in lines
    assert "навесні 2022" in lines


def test_queries_do_not_grow_with_what_came_of_it(client, lviv, freiburg):
    link = make_partnership(lviv, freiburg)

    def grow(number):
        paper = make_agreement(lviv, f"a-{number}", parties=[lviv, freiburg])
        paper.partnerships.add(link)
        make_initiative(lviv, f"i-{number}", parties=[freiburg]).agreements.add(paper)
        make_item(make_delivery(lviv, f"d-{number}", donors=[freiburg]))
        milk = make_delivery(lviv, f"m-{number}", donors=[make_organization(f"o-{number}")])
        Participant.objects.create(delivery=milk, role="hub", city=freiburg)
        add_event(link, "renewed", f"200{number}")
        cite(link, make_source(f"s-{number}"), fact="established", says=f"199{number}")

    grow(1)
    few = queries_of(client, ADDRESS)
    grow(2)
    grow(3)

    assert queries_of(client, ADDRESS) == few
