"""Pages of lists: no row skipped, none twice, in every order and both directions."""

import pytest
from django.http import QueryDict

from records.paging import MAX_PAGE_SIZE, Order, Place, orders
from records.problems import BadQuery
from tests.api_answers import refused, slugs
from tests.factories import make_agreement, make_city, make_home

pytestmark = pytest.mark.django_db

# Ties, unknown days and days out of the order of entry
DAYS = ["2023-09-14", "", "2021", "2023-09-14", "", "1990~", "2023-09-14", "2030-01", "2021-01"]
ORDERINGS = ["id", "-id", "signed_on", "-signed_on"]


def make_agreements():
    lviv = make_home("lviv")
    for number, day in enumerate(DAYS):
        make_agreement(lviv, f"agreement-{number}", signed_on_edtf=day)


def walk(client, address, direction):
    """The slugs of a page and of all that follow in a direction."""
    pages = []
    while address:
        page = client.get(address).json()
        pages.append([row["slug"] for row in page["results"]])
        address = page[direction]
        assert len(pages) < 20
    return pages


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("size", [1, 4, 9])
def test_walking_on_gives_the_whole_list(client, ordering, size):
    make_agreements()
    whole = slugs(client, f"/api/v1/agreements/?ordering={ordering}&page_size=500")

    pages = walk(client, f"/api/v1/agreements/?ordering={ordering}&page_size={size}", "next")

    assert [slug for page in pages for slug in page] == whole
    assert len(set(whole)) == len(DAYS)


@pytest.mark.parametrize("ordering", ORDERINGS)
@pytest.mark.parametrize("size", [1, 4])
def test_walking_back_gives_the_same_pages(client, ordering, size):
    make_agreements()
    first = f"/api/v1/agreements/?ordering={ordering}&page_size={size}"
    onward = walk(client, first, "next")
    last = first
    while following := client.get(last).json()["next"]:
        last = following

    assert walk(client, last, "previous") == onward[::-1]


def test_order_by_a_day_puts_unknown_days_last(client):
    make_agreements()

    newest = slugs(client, "/api/v1/agreements/?ordering=-signed_on")
    oldest = slugs(client, "/api/v1/agreements/?ordering=signed_on")

    assert [int(slug[-1]) for slug in newest] == [7, 0, 3, 6, 2, 8, 5, 1, 4]
    assert [int(slug[-1]) for slug in oldest] == [5, 2, 8, 0, 3, 6, 7, 1, 4]


def test_new_record_does_not_shift_the_pages(client):
    for number in range(4):
        make_city(f"city-{number}")
    page = client.get("/api/v1/cities/?page_size=2").json()
    make_city("city-0a")

    following = slugs(client, page["next"])

    assert following == ["city-2", "city-3"]


def test_links_keep_the_query(client):
    for number in range(5):
        make_city(f"city-{number}", country="PL")

    first = client.get("/api/v1/cities/?country=DE&country=PL&page_size=2").json()
    second = client.get(first["next"]).json()
    third = client.get(second["next"]).json()

    asked = QueryDict(second["next"].partition("?")[2])
    assert asked.getlist("country") == ["DE", "PL"]
    assert asked["page_size"] == "2"
    assert (first["count"], first["previous"], third["next"]) == (5, None, None)
    assert (
        second["previous"] == "http://testserver/api/v1/cities/?country=DE&country=PL&page_size=2"
    )
    assert slugs(client, third["previous"]) == ["city-2", "city-3"]


def test_cursor_beyond_the_end_gives_an_empty_page_and_the_way_back(client):
    for number in range(3):
        make_city(f"city-{number}")

    page = client.get("/api/v1/cities/?cursor=999999999999999999&page_size=2").json()

    assert (page["results"], page["next"], page["count"]) == ([], None, 3)
    assert slugs(client, page["previous"]) == ["city-1", "city-2"]


def test_page_holds_fifty_unless_asked_otherwise(client):
    for number in range(51):
        make_city(f"city-{number}")

    page = client.get("/api/v1/cities/").json()

    assert (len(page["results"]), page["count"]) == (50, 51)


@pytest.mark.parametrize("size", ["0", "-1", "501", "abc", "1e9", "٣", "+5", "1.0", "", "9" * 400])
def test_page_size_is_a_number_from_1_to_500(client, size):
    assert refused(client, f"/api/v1/cities/?page_size={size}") == [
        {
            "parameter": "page_size",
            "detail": f"Write a whole number from 1 to {MAX_PAGE_SIZE}.",
        }
    ]


@pytest.mark.parametrize(
    "cursor", ["0", "-1", "abc", "1e9", "٣", "", "9" * 19, "2023-09-14.5", "none.5", "%00", "1%0A"]
)
def test_cursor_is_one_that_a_page_gave(client, cursor):
    (problem,) = refused(client, f"/api/v1/cities/?cursor={cursor}")

    assert problem["parameter"] == "cursor"


@pytest.mark.parametrize("cursor", ["5", "2023-02-30.5", "2023-09-14", "2023-09-14.0", "nil.5"])
def test_cursor_of_another_order_is_refused(client, cursor):
    (problem,) = refused(client, f"/api/v1/agreements/?ordering=signed_on&cursor={cursor}")

    assert problem["parameter"] == "cursor"


@pytest.mark.parametrize("ordering", ["name", "pk", "--id", "", "signed_on_earliest", "id,-id"])
def test_only_the_offered_orders_are_taken(client, ordering):
    assert refused(client, f"/api/v1/agreements/?ordering={ordering}") == [
        {
            "parameter": "ordering",
            "detail": "The list cannot be ordered so.",
            "allowed": ORDERINGS,
        }
    ]


@pytest.mark.parametrize("name", ["page_size", "cursor", "ordering"])
def test_steering_twice_is_refused(client, name):
    assert refused(client, f"/api/v1/cities/?{name}=1&{name}=1") == [
        {"parameter": name, "detail": "Give this once."}
    ]


def test_order_names_the_place_of_a_row():
    city = make_city("freiburg")

    assert Order().cursor(city) == str(city.pk)


def test_order_reads_what_it_writes():
    order = orders({"signed_on": "signed_on_earliest"})["-signed_on"]

    assert order.place("none.7") == Place(None, 7)
    assert order.place("2023-09-14.7").day.isoformat() == "2023-09-14"


def test_order_refuses_a_foreign_cursor():
    with pytest.raises(BadQuery):
        Order().place("none.7")
