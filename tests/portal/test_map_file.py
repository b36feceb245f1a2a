"""The map of links as a drawing that stands alone."""

from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories import add_event, make_city, make_home, make_partnership

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(autouse=True)
def links():
    """Freiburg; Chicago beyond Europe; a place unknown; Moscow until 2016; a draft."""
    lviv = make_home("lviv")
    make_partnership(lviv, make_city("freiburg", name_en="<b>Freiburg&", name_uk="Фрайбург"))
    make_partnership(lviv, make_city("chicago", country="US", latitude="41.85", longitude="-87.65"))
    make_partnership(lviv, make_city("nowhere", latitude=None, longitude=None))
    moscow = make_partnership(lviv, make_city("moscow", country="RU"), signed="1990")
    add_event(moscow, "terminated", "2016-02-11")
    make_partnership(lviv, make_city("canary"), state="draft")


def drawing(client, query="", language="en"):
    """The parsed drawing, and all its texts."""
    answer = client.get(f"/{language}/map.svg{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "image/svg+xml; charset=utf-8"
    root = ElementTree.fromstring(answer.content)
    return root, [one.text for one in root.iter(f"{SVG}text")]


def dots(root):
    """Where the dots lead, sheet by sheet."""
    return [
        [a.get("href").removeprefix(settings.PORTAL_ORIGIN) for a in sheet.iter(f"{SVG}a")]
        for sheet in root.findall(f"{SVG}svg")
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", [["freiburg"], ["chicago"]]),
        ("?on=2016-02-10&country=RU", [["moscow"]]),
        ("?country=US", [[], ["chicago"]]),
        ("?status=terminated", [["moscow"]]),
    ],
)
def test_the_drawing_shows_the_dots_of_the_page(client, query, expected):
    root, _texts = drawing(client, query)

    assert dots(root) == [[f"/en/cities/{slug}/" for slug in sheet] for sheet in expected]


@pytest.mark.parametrize(
    ("language", "title", "filters"),
    [
        ("en", "Links as of 10 February 2016", "Filters: As of: 2016-02-10; Home city: Lviv"),
        ("uk", "Зв’язки станом на 10 лютого 2016", "Фільтри: Станом на: 2016-02-10; "
                                                    "Українське місто: Місто lviv"),
    ],
)  # fmt: skip
def test_the_drawing_says_what_it_shows_and_where_it_is_from(client, language, title, filters):
    root, texts = drawing(client, "?city=lviv&on=2016-02-10&q=", language)

    assert root.find(f"{SVG}title").text == title
    assert title in texts
    assert filters in texts
    foot = " ".join(texts[-4:])
    assert f"{settings.PORTAL_ORIGIN}/{language}/map/?on=2016-02-10&city=lviv" in foot or (
        f"{settings.PORTAL_ORIGIN}/{language}/map/?city=lviv&on=2016-02-10" in foot
    )
    assert "CC BY 4.0." in foot


def test_the_drawing_needs_nothing_from_outside(client):
    content = client.get("/en/map.svg").content.decode()

    for outside in ("<style", "<script", "<image", "@import", "url(", "xlink", "class="):
        assert outside not in content
    assert {one.tag.removeprefix(SVG) for one in ElementTree.fromstring(content).iter()} == {
        "svg", "title", "rect", "text", "line", "circle", "a", "path",
    }  # fmt: skip


def test_links_without_a_place_are_counted_and_drafts_are_not_there(client):
    root, texts = drawing(client)

    assert any(text.startswith("3 links. ") for text in texts)
    assert "1 has no coordinates and stands in the table alone." in texts
    assert "<b>Freiburg&" in texts
    assert "canary" not in ElementTree.tostring(root, encoding="unicode").lower()


def test_the_file_is_named_by_its_day_and_language(client):
    today = timezone.localdate().isoformat()
    answer = client.get("/uk/map.svg")
    assert answer["Content-Disposition"] == f'attachment; filename="map-{today}-uk.svg"'


def test_a_wrong_query_or_no_link_gives_no_file(client):
    for query, status in (("?kind=brother", 400), ("?x=1", 400), ("?on=1950-01-01", 404)):
        answer = client.get(f"/en/map.svg{query}")
        assert answer.status_code == status
        assert "Content-Disposition" not in answer


def test_the_page_links_the_drawing_with_its_filters(client):
    assert 'href="/en/map.svg"' in client.get("/en/map/").text
    assert 'href="/en/map.svg?kind=sister"' in client.get("/en/map/?kind=sister&on=").text


def test_queries_do_not_grow_with_the_links(client):
    numbers = []
    for slug in ("", "graz", "bonn"):
        if slug:
            make_partnership(make_home(f"home-{slug}"), make_city(slug))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            drawing(client)
        numbers.append(len(asked))
    assert len(set(numbers[1:])) == 1


@pytest.mark.parametrize("text", ["\x01=cmd", "]]>", "<b>&", "\ud800", "a" * 3000])
def test_hostile_text_in_the_address_breaks_no_file(client, text):
    """The filter's text stands in the files as text, or the query is refused."""
    query = urlencode({"q": text}, errors="surrogatepass")
    for page in ("map.svg", "matrix/shared.csv", "matrix/overlaps.xlsx", "matrix/shared.json"):
        assert client.get(f"/en/{page}?{query}").status_code in (200, 400, 404)
    root, texts = drawing(client, "?q=%3Cb%3EFreiburg%26")
    assert "Filters: Text: <b>Freiburg&" in texts
    assert dots(root) == [["/en/cities/freiburg/"]]
