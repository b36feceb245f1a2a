"""Drawings: plain links in, a map as plain values out."""

from itertools import combinations

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from cities.maps import MapHome, MapLink, draw
from cities.maps.labels import HOME_SIZE_PX, NAME_SIZE_PX, Box, text_width

HOMES = {
    "Kyiv": (50.45466, 30.5238),
    "Lviv": (49.83826, 24.02324),
    "Kharkiv": (49.98081, 36.25272),
    "Odesa": (46.48572, 30.74383),
}
PARTNERS = {
    "Freiburg im Breisgau": (47.9959, 7.85222),
    "Tbilisi": (41.69143, 44.83412),
    "Łódź": (51.77058, 19.47395),
    "Warsaw": (52.22977, 21.01178),
    "Lublin": (51.25, 22.56667),
    "Kraków": (50.06143, 19.93658),
    "Honolulu": (21.30694, -157.85833),
    "Wellington": (-41.28664, 174.77557),
    "Yokohama": (35.43333, 139.65),
}


def make_link(home="Lviv", partner="Freiburg im Breisgau", kind="sister", **fields):
    return MapLink(
        home=home,
        home_lat=HOMES[home][0],
        home_lon=HOMES[home][1],
        partner=partner,
        partner_lat=fields.pop("partner_lat", PARTNERS[partner][0]),
        partner_lon=fields.pop("partner_lon", PARTNERS[partner][1]),
        kind=kind,
        label=fields.pop("label", f"{partner}: {kind} city of {home}"),
        url=fields.pop("url", f"/en/cities/{partner.lower()}/"),
        **fields,
    )


def make_many():
    return [make_link(home, partner) for home in HOMES for partner in PARTNERS]


def label_box(label, size):
    x, y, width = float(label.x), float(label.y), text_width(label.text, size)
    left = x - width * {"start": 0, "middle": 0.5, "end": 1}[label.anchor]
    return Box(left, y - 0.75 * size, left + width, y + 0.2 * size)


def test_one_link_in_europe():
    drawing = draw([make_link()], "europe")

    assert (drawing.width, drawing.height) == ("760", "690")
    assert [(arc.kind, arc.path) for arc in drawing.arcs] == [
        ("sister", "M446.9 326.0Q366.4 320.8 292.3 352.6")
    ]
    assert [(dot.cx, dot.cy, dot.r, dot.kind, dot.label, dot.url) for dot in drawing.dots] == [
        (
            "292.3",
            "352.6",
            "3.4",
            "sister",
            "Freiburg im Breisgau: sister city of Lviv",
            "/en/cities/freiburg im breisgau/",
        )
    ]
    assert [(home.name, home.x, home.y, home.side) for home in drawing.homes] == [
        ("Lviv", "442.4", "321.5", "9.0")
    ]
    assert [(label.text, label.x, label.y, label.anchor) for label in drawing.labels] == [
        ("Freiburg im Breisgau", "298.3", "356.6", "start")
    ]
    assert (drawing.box, drawing.outside) == (None, ())


def test_links_beyond_europe_are_handed_back():
    near, far = make_link(), make_link("Odesa", "Yokohama")

    drawing = draw([near, far], "europe")

    assert drawing.outside == (far,)
    assert [dot.label for dot in drawing.dots] == [near.label]


def test_the_world_holds_both_sides_of_the_date_line():
    drawing = draw([make_link("Kyiv", name) for name in ("Honolulu", "Wellington")], "world")

    assert drawing.outside == ()
    assert [(dot.cx, dot.cy) for dot in drawing.dots] == [("10.0", "183.6"), ("889.8", "417.2")]


def test_a_place_the_world_sheet_cannot_hold_is_handed_back():
    apia = make_link("Kyiv", "Honolulu", partner_lat=-13.83, partner_lon=-171.77)

    assert draw([apia], "world").outside == (apia,)


def test_each_link_is_one_arc_and_each_partner_one_dot():
    drawing = draw(make_many(), "world")

    assert (len(drawing.arcs), len(drawing.dots), len(drawing.homes)) == (36, 9, 4)


def test_sister_arcs_lie_above_partner_arcs():
    links = [make_link(), make_link("Lviv", "Warsaw", "partner"), make_link("Kyiv", "Warsaw")]

    assert [arc.kind for arc in draw(links, "europe").arcs] == ["partner", "sister", "sister"]


def test_a_shared_partner_is_larger_and_tells_each_link():
    links = [make_link("Lviv", "Warsaw", "partner"), make_link("Kyiv", "Warsaw")]

    dot = draw(links, "europe").dots[0]

    assert (dot.r, dot.kind) == ("4.6", "sister")
    assert dot.label == "Warsaw: partner city of Lviv; Warsaw: sister city of Kyiv"


def test_a_label_that_already_tells_all_is_not_repeated():
    links = [make_link(home, "Warsaw", label="Warsaw: of both") for home in ("Lviv", "Kyiv")]

    assert draw(links, "europe").dots[0].label == "Warsaw: of both"


def test_a_partner_shared_with_cities_not_drawn_is_larger():
    assert draw([make_link(shared=True)], "europe").dots[0].r == "4.6"


def test_the_most_shared_partner_is_named_first():
    links = [make_link(), make_link("Lviv", "Tbilisi"), make_link("Kyiv", "Tbilisi")]

    assert [label.text for label in draw(links, "europe").labels] == [
        "Tbilisi",
        "Freiburg im Breisgau",
    ]


def test_names_do_not_overlap():
    drawing = draw(make_many(), "europe")
    boxes = [label_box(label, NAME_SIZE_PX) for label in drawing.labels]
    boxes += [label_box(home.label, HOME_SIZE_PX) for home in drawing.homes]

    overlaps = [pair for pair in combinations(boxes, 2) if pair[0].overlaps(pair[1])]

    assert len(boxes) == 10
    assert overlaps == []


def test_the_same_links_give_the_same_map():
    assert draw(make_many(), "europe") == draw(make_many(), "europe")


def test_no_links_leave_the_land_and_the_homes():
    drawing = draw([], "europe", homes=[MapHome("Kyiv", *HOMES["Kyiv"])])

    assert (drawing.arcs, drawing.dots, drawing.labels, drawing.outside) == ((), (), (), ())
    assert [(home.name, home.label.text) for home in drawing.homes] == [("Kyiv", "Kyiv")]
    assert drawing.land.startswith("M")


def test_a_home_given_and_linked_stands_once():
    drawing = draw([make_link()], "europe", homes=[MapHome("Lviv", *HOMES["Lviv"])])

    assert [home.name for home in drawing.homes] == ["Lviv"]


def test_two_ends_at_one_place_have_no_arc():
    latitude, longitude = HOMES["Lviv"]

    drawing = draw([make_link(partner_lat=latitude, partner_lon=longitude)], "europe")

    assert (drawing.arcs, len(drawing.dots)) == ((), 1)


def test_the_world_names_nothing_and_outlines_europe_on_demand():
    drawing = draw([make_link()], "world", box_of_europe=True)

    assert (drawing.labels, drawing.homes[0].label, drawing.homes[0].side) == ((), None, "5.0")
    assert (drawing.box.x, drawing.box.width) == ("389.5", "184.0")


def test_europe_has_no_outline_of_itself():
    assert draw([make_link()], "europe", box_of_europe=True).box is None


@pytest.mark.parametrize("partner", ["Freiburg im Breisgau", "Yokohama"])
def test_a_pair_names_both_ends(partner):
    drawing = draw([make_link("Odesa", partner)], "pair")

    assert (drawing.width, drawing.height) == ("620", "280")
    assert [home.label.text for home in drawing.homes] == ["Odesa"]
    assert [label.text for label in drawing.labels] == [partner]


def test_a_pair_without_links_is_all_of_europe():
    assert draw([], "pair").width == "760"


def render(drawing):
    context = {"drawing": drawing, "title": "Links", "description": "All <b>", "map_id": "m"}
    return render_to_string("cities/_map.html", context)


def test_template_draws_dots_as_links_out_of_the_tab_order():
    html = render(draw([make_link(label="Freiburg & Lviv", url="/en/f/")], "europe"))

    assert (
        html.count(
            '<a href="/en/f/" tabindex="-1" aria-label="Freiburg &amp; Lviv">'
            '<circle class="sister" cx="292.3" cy="352.6" r="3.4">'
            "<title>Freiburg &amp; Lviv</title></circle></a>"
        )
        == 1
    )
    assert html.count('<desc id="m-d">All &lt;b&gt;</desc>') == 1
    assert html.count('role="group" aria-labelledby="m-t m-d"') == 1


def test_template_writes_the_same_numbers_in_ukrainian(settings):
    settings.USE_THOUSAND_SEPARATOR = True
    drawing = draw([make_link()], "europe")
    with translation.override("en"):
        english = render(drawing)

    with translation.override("uk"):
        assert render(drawing) == english


def test_template_outlines_europe_on_the_world_map():
    with translation.override("en"):
        html = render(draw([make_link()], "world", box_of_europe=True))

    assert html.count('<rect class="map-box" x="389.5"') == 1
    assert html.count(">other map</text>") == 1
