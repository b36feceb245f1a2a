"""Links as pages count and draw them."""

import pytest

from partnerships.models import Partnership
from portal.pages.links import (
    as_of_today,
    country_bars,
    current,
    map_links,
    partner_labels,
    shared_partners,
    strip_of,
    undated,
)
from tests.factories import add_event, make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db


def links():
    return as_of_today(Partnership.objects.public().order_by("slug"))


def test_only_active_links_are_current():
    home = make_home()
    make_partnership(home, make_city("graz"))
    add_event(make_partnership(home, make_city("brest")), "terminated", "2022-03")
    make_partnership(home, make_city("oslo"), is_confirmed=False)
    assert [link.slug for link in current(links())] == ["lviv--graz"]


def test_kind_and_state_follow_the_events_not_the_columns():
    link = make_partnership(make_home(), make_city("graz"), kind="partner")
    add_event(link, "raised", "2020")
    Partnership.objects.update(kind="partner", status="terminated")
    assert [(one.kind, one.status) for one in links()] == [("sister", "active")]


def test_label_of_a_partner_names_country_kinds_and_cities():
    oslo = make_city("oslo", country="NO")
    make_partnership(make_home("kyiv"), oslo)
    make_partnership(make_home("lviv"), oslo, kind="partner")
    assert partner_labels(links()) == {
        oslo.pk: "Oslo, Norway: sister city (Kyiv), partner city (Lviv)"
    }


def test_link_without_coordinates_is_not_drawn():
    nowhere = make_city("nowhere", latitude=None, longitude=None)
    make_partnership(make_home(), nowhere)
    assert map_links(links()) == []


def test_bars_share_one_scale_and_the_most_links_stand_first():
    home = make_home()
    for slug in ("graz", "linz", "wels"):
        make_partnership(home, make_city(slug, country="AT"))
    make_partnership(home, make_city("bonn"), kind="partner")
    bars = [
        (bar.code, bar.links, bar.sister_width, bar.partner_x, bar.partner_width)
        for bar in country_bars(links())
    ]
    assert bars == [("AT", 3, "200.0", "200.8", "0.0"), ("DE", 1, "0.0", "0.8", "65.1")]


def test_shared_partners_stand_by_number_of_home_cities():
    kyiv, lviv, odesa = make_home("kyiv"), make_home("lviv"), make_home("odesa")
    tbilisi, vilnius, graz = make_city("tbilisi"), make_city("vilnius"), make_city("graz")
    for home, partner in [(kyiv, tbilisi), (lviv, tbilisi), (odesa, tbilisi)]:
        make_partnership(home, partner)
    for home, partner in [(kyiv, vilnius), (lviv, vilnius), (lviv, graz)]:
        make_partnership(home, partner)
    shared = {
        number: [(one.city.slug, one.homes) for one in partners]
        for number, partners in shared_partners(links()).items()
    }
    assert shared == {
        3: [("tbilisi", ("Kyiv", "Lviv", "Odesa"))],
        2: [("vilnius", ("Kyiv", "Lviv"))],
    }


def test_strip_has_a_dot_for_each_dated_link_and_reaches_back_to_the_oldest():
    home = make_home()
    make_partnership(home, make_city("graz"), signed="1931")
    make_partnership(home, make_city("oslo"), signed="")
    drawing = strip_of(links())
    assert (len(drawing.dots), drawing.ticks[0].year, undated(links())) == (1, 1930, 1)
