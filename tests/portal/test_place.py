"""Page of a city without a profile: what it gave and what it only handled stand apart."""

import pytest

from aid.models import Participant
from cities.models import CityName
from tests.factories import (
    add_event,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
)

pytestmark = pytest.mark.django_db


def page(client, slug="warsaw", language="en"):
    return client.get(f"/{language}/cities/{slug}/")


@pytest.fixture
def warsaw():
    return make_city("warsaw", country="PL", latitude="52.23", longitude="21.01")


@pytest.fixture
def kyiv():
    return make_home("kyiv")


def took_part(delivery, city, role):
    Participant.objects.create(delivery=delivery, city=city, role=role)


def slugs(rows):
    return [row.slug for row in rows]


def test_links_stand_with_ended_ones_outside_the_count(client, warsaw, kyiv):
    make_partnership(kyiv, warsaw)
    add_event(make_partnership(make_home("odesa"), warsaw), "terminated", "2022")
    make_partnership(make_home("lviv"), warsaw, state="draft")
    context = page(client).context
    assert (sorted(slugs(context["links"])), context["current"]) == (
        ["kyiv--warsaw", "odesa--warsaw"],
        1,
    )
    assert [arc.kind for arc in context["map"].arcs] == ["sister"]


def test_city_with_ended_links_alone_has_no_map(client, warsaw, kyiv):
    add_event(make_partnership(kyiv, warsaw), "terminated", "2022")
    answer = page(client)
    assert (answer.context["map"], answer.context["current"]) == (None, 0)
    assert '<a href="#links">none</a>' in answer.text


def test_hub_is_credited_as_hub_and_never_as_donor(client, warsaw, kyiv):
    given = make_delivery(kyiv, "given", donors=[warsaw])
    make_item(given, quantity=90)
    handled = make_delivery(kyiv, "handled")
    make_item(handled, quantity=3500, unit="tonnes", good="relief-goods")
    took_part(handled, warsaw, "hub")
    context = page(client).context
    assert (slugs(context["given"]), slugs(context["handled"])) == (["given"], ["handled"])
    (line,) = context["given_table"].lines
    assert (line.label, line.cells[2].figure) == ("generators", "90")


def test_implementer_and_receiver_stand_apart_from_givers(client, warsaw, kyiv):
    built = make_delivery(kyiv, "built")
    took_part(built, warsaw, "implementer")
    both = make_delivery(kyiv, "both", donors=[warsaw])
    took_part(both, warsaw, "receiver")
    context = page(client).context
    assert (slugs(context["given"]), slugs(context["other_part"])) == (["both"], ["built"])


def test_papers_joint_work_and_bodies_of_the_city(client, warsaw, kyiv):
    make_agreement(kyiv, "paper", parties=[kyiv, warsaw])
    make_agreement(kyiv, "held", parties=[kyiv, warsaw], state="draft")
    make_initiative(kyiv, "fair", parties=[kyiv, warsaw])
    make_organization("metro", seat=warsaw)
    make_organization("held-body", seat=warsaw, state="in_review")
    context = page(client).context
    assert slugs(context["agreements"]) == ["paper"]
    assert slugs(context["initiatives"]) == ["fair"]
    assert slugs(context["organizations"]) == ["metro"]


def test_home_city_without_a_profile_shows_what_it_received(client, kyiv):
    make_item(make_delivery(kyiv, "aid", stage="committed"))
    make_partnership(kyiv, make_city("graz"))
    answer = page(client, "kyiv")
    assert slugs(answer.context["received"]) == ["aid"]
    assert "Aid received" in answer.text
    assert '<a href="/en/partnerships/kyiv--graz/">Graz</a>' in answer.text


@pytest.mark.parametrize(("level", "kicker"), [("city", "Poland"), ("region", "Region, Poland")])
def test_level_is_told_where_it_is_no_city(client, level, kicker):
    make_city("warsaw", country="PL", level=level)
    assert f'<p class="kicker">{kicker}</p>' in page(client).text


def test_other_names_are_never_shown(client, warsaw):
    CityName.objects.create(city=warsaw, name="Warschau", language="de", kind="exonym")
    assert "Warschau" not in page(client).text


def test_missing_english_name_is_marked(client):
    make_city("warsaw", name_en="", name_uk="Варшава")
    assert '<h1><span lang="uk">Варшава</span>' in page(client).text


def test_city_with_nothing_has_a_page(client, warsaw):
    answer = page(client)
    assert (answer.status_code, '<dl class="figures">' in answer.text) == (200, False)
