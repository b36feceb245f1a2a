"""Names on the map: where they stand, and which give way."""

from cities.maps.labels import Box, mark_box, place_homes, place_names, text_width

SHEET = (200.0, 100.0)


def sides(labels):
    return [(label.text, label.place.anchor) for label in labels]


def test_a_name_stands_to_the_right_of_its_mark():
    assert sides(place_names([("Brno", (50.0, 50.0))], [], SHEET)) == [("Brno", "start")]


def test_a_name_at_the_right_rim_stands_to_the_left():
    assert sides(place_names([("Brno", (195.0, 50.0))], [], SHEET)) == [("Brno", "end")]


def test_a_name_without_room_is_left_out():
    wall = [Box(0, 0, 200, 44), Box(0, 56, 200, 100), Box(0, 44, 40, 56), Box(60, 44, 200, 56)]

    assert place_names([("Brno", (50.0, 50.0))], wall, SHEET) == []


def test_the_first_name_wins():
    names = [("Miami", (100.0, 50.0)), ("Miami Beach", (100.2, 50.0))]

    assert sides(place_names(names, [], SHEET)) == [("Miami", "start"), ("Miami Beach", "end")]


def test_a_touching_rectangle_does_not_overlap():
    assert not Box(0, 0, 10, 10).overlaps(Box(10, 0, 20, 10))


def test_a_home_stands_clear_of_the_next_home():
    homes = place_homes([("Kyiv", (80.0, 60.0)), ("Kharkiv", (92.0, 58.0))], [], SHEET)

    assert not homes[0].box.overlaps(homes[1].box)


def test_a_home_covers_as_few_marks_as_it_can():
    above = [mark_box((100.0, 40.0), 3.4)]

    homes = place_homes([("Kyiv", (100.0, 50.0))], above, SHEET)

    assert homes[0].place.anchor == "start"


def test_a_home_without_room_is_still_named():
    assert sides(place_homes([("Kyiv", (10.0, 10.0))], [], (20.0, 20.0))) == [("Kyiv", "middle")]


def test_wide_letters_take_more_room():
    assert text_width("WWW", 10) > text_width("aaa", 10) > text_width("iii", 10)
