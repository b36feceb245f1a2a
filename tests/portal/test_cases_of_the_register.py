"""Home and case pages on the first register: its numbers, and each example of the article."""

import gzip
import html
import re

import pytest
from django.http import QueryDict

from aid.filters import DeliveryFilter
from aid.models import Delivery

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]

# Bytes of gzip; the weight of fonts is not among them
HEAVIEST_PAGE = 150_000


def get(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer


@pytest.fixture(scope="module")
def read_pages():
    """Pages already read by this module; the register stands still."""
    return {}


def words(client, address, read_pages):
    """A page as a reader sees it, without tags."""
    if address not in read_pages:
        read_pages[address] = plain(get(client, address))
    return read_pages[address]


def plain(answer):
    main = answer.text.split("<main", 1)[1].split("</main>", 1)[0]
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", main)))


def test_home_counts_the_register(client):
    context = get(client, "/en/").context
    assert context["figures"] == {
        "links": 163,
        "partners": 145,
        "countries": 57,
        "agreements": 114,
        "deliveries": 213,
        "sources": 675,
    }
    assert (context["maps"].inside, context["maps"].beyond) == (126, 37)
    assert [
        (card.city.slug, card.links, card.sister, card.partner, card.agreements, card.delivered)
        for card in context["cards"]
    ] == [
        ("kyiv", 55, 49, 6, 29, 53),
        ("lviv", 36, 32, 4, 36, 20),
        ("kharkiv", 29, 21, 8, 24, 24),
        ("odesa", 43, 24, 19, 25, 31),
    ]


def test_home_tells_what_stands_out(client):
    context = get(client, "/en/").context
    assert [(bar.name, bar.sister, bar.partner) for bar in context["bars"]] == [
        ("Poland", 13, 2),
        ("Germany", 11, 3),
        ("France", 7, 3),
        ("United States of America", 5, 3),
        ("Georgia", 4, 2),
        ("Italy", 3, 3),
    ]
    assert {number: len(found) for number, found in context["shared"].items()} == {3: 1, 2: 16}
    assert context["oldest"].slug == "odesa--vancouver"
    dispute = context["dispute"]
    assert (dispute.link.slug, dispute.first, dispute.second) == (
        "lviv--freiburg-im-breisgau",
        1989,
        1990,
    )


def test_totals_of_lviv_are_those_of_the_design(client):
    table = get(client, "/en/cities/lviv/").context["table"]
    assert [(line.label, *[cell.figure for cell in line.cells]) for line in table.lines] == [
        ("vehicles", "3", "54", "48"),
        ("generators", "", "15", "11"),
        ("protective equipment", "", "", "200"),
        ("buildings", "", "", "88"),
        ("trams for spare parts", "", "10", ""),
        ("tonnes of goods", "", "", "10"),
        ("Swiss francs", "", "1,200,000", ""),
        ("euro", "", "7,895,000", "1,405,000"),
        ("Norwegian kroner", "15,000,000", "", ""),
        ("Polish zloty", "", "1,000,000", "3,000,000"),
        ("euro", "", "1,100,000", "1,600,000"),
    ]
    assert table.rows == 48
    assert [(note.reason, note.number) for note in table.left_out + table.doubts] == [
        ("part_of", 2),
        ("no_quantity", 7),
        ("mixed_goods", 6),
        ("shared", 1),
        ("approximate", 4),
    ]


def test_shared_vehicles_are_no_part_of_the_total_of_kyiv(client):
    table = get(client, "/en/cities/kyiv/").context["table"]
    vehicles = [line for line in table.lines if line.label == "vehicles"]
    assert [[cell.figure for cell in line.cells] for line in vehicles] == [
        ["4", "96", "204–209"],
        ["", "", "89"],
    ]
    assert [line.is_shared for line in vehicles] == [False, True]


@pytest.mark.parametrize("slug", ["kyiv", "lviv"])
def test_each_total_opens_exactly_its_rows(client, slug):
    table = get(client, f"/en/cities/{slug}/").context["table"]
    for line in table.lines:
        for cell in line.cells:
            if cell.has_rows:
                rows = DeliveryFilter(QueryDict(cell.query), Delivery.objects.public()).qs.count()
                said = sum(int(number) for number in re.findall(r"(\d+) (?:row|of)", cell.note))
                assert (line.label, cell.stage, rows) == (line.label, cell.stage, said)


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("kyiv", "signed with Berlin in September 2023"),
        ("kyiv", "municipal prosthetics centre for service members"),
        ("kyiv", "Warsaw became the depot"),
        ("kyiv", "found refuge in Polish cities"),
        ("kyiv", "Refuge in Polish cities for evacuees from Kyiv and its region"),
        ("kyiv", "Humanitarian supplies for Kyiv through the Warsaw hub"),
        ("kyiv", "industrial exhibition in Warsaw"),
        ("lviv", "main humanitarian hub of western Ukraine"),
        ("lviv", "The United Nations opened an office"),
        ("lviv", "UN humanitarian office in Lviv"),
        ("lviv", "money from the partner cities Freiburg and Vilnius"),
        ("lviv", "UNBROKEN National Rehabilitation Center"),
        ("lviv", "European doctors come to Lviv to learn"),
        ("lviv", "festivals show Ukraine as a European nation"),
        ("kharkiv", "six cogeneration units"),
        ("kharkiv", "EUR 35 million"),
        ("odesa", "port authorities of the Eastern Adriatic (Trieste)"),
        ("odesa", "Western Ligurian Sea (Genoa)"),
        ("odesa", "personal computers for children, 300 by one count"),
        ("odesa", "restoration of a kindergarten"),
    ],
)
def test_example_of_the_article_stands_in_english(client, slug, said, read_pages):
    assert said in words(client, f"/en/cities/{slug}/", read_pages)


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("kyiv", "підписана з Берліном у вересні 2023 року"),
        ("kyiv", "муніципальний центр протезування"),
        ("kyiv", "Варшава стала складом допомоги"),
        ("kyiv", "знайшли прихисток у польських містах"),
        ("kyiv", "промисловій виставці у Варшаві"),
        ("lviv", "Організація Об’єднаних Націй відкрила в місті офіс"),
        ("lviv", "Національний реабілітаційний центр «Незламні»"),
        ("lviv", "міст-партнерів Фрайбурга та Вільнюса"),
        ("lviv", "європейські лікарі приїжджають до Львова"),
        ("lviv", "фестивалі показують Україну"),
        ("kharkiv", "шість когенераційних установок"),
        ("kharkiv", "35 мільйонів євро"),
        ("odesa", "меморандуми про співпрацю з портовими адміністраціями"),
        ("odesa", "Йокогама"),
        ("odesa", "відновлення дитячого садка"),
    ],
)
def test_example_of_the_article_stands_in_ukrainian(client, slug, said, read_pages):
    assert said in words(client, f"/uk/cities/{slug}/", read_pages)


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("slug", ["kyiv", "lviv", "kharkiv", "odesa"])
def test_every_mark_of_the_story_finds_its_source(client, slug, language):
    answer = get(client, f"/{language}/cities/{slug}/")
    notes = answer.context["story"].notes
    marks = sorted(set(re.findall(r'href="#(n\d+)"', answer.text)))
    assert marks == sorted(note.anchor for note in notes)
    assert len(marks) > 1


def test_warsaw_is_hub_of_what_it_did_not_give(client):
    context = get(client, "/en/cities/warsaw/").context
    assert sorted(link.slug for link in context["links"]) == ["kyiv--warsaw", "odesa--warsaw"]
    assert [row.slug for row in context["handled"]] == [
        "kyiv-humanitarian-supplies-through-the-warsaw-hub"
    ]
    assert len(context["given"]) == 7
    assert [line.label for line in context["given_table"].lines] == [
        "vehicles",
        "generators",
        "Polish zloty",
        "people helped abroad",
    ]


@pytest.mark.parametrize(
    "address", ["", "cities/kyiv/", "cities/lviv/", "cities/kharkiv/", "cities/odesa/"]
)
@pytest.mark.parametrize("language", ["uk", "en"])
def test_pages_stay_light(client, language, address):
    answer = get(client, f"/{language}/{address}")
    assert len(gzip.compress(answer.content)) < HEAVIEST_PAGE


@pytest.mark.parametrize("address", ["", "cities/lviv/", "cities/warsaw/", "data/", "methodology/"])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_ids_are_unique_and_jumps_land(client, language, address):
    text = get(client, f"/{language}/{address}").text
    ids = re.findall(r'\sid="([^"]+)"', text)
    jumps = set(re.findall(r'href="#([^"]+)"', text))
    assert len(ids) == len(set(ids))
    assert jumps <= set(ids)
