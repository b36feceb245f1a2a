"""Exact numbers of the real register, worked out by hand from fixtures/register.

Only rows without `review` count; a row that is `part_of` another does not (R5). Each table names
the rows of deliveries.csv with what delivery_items.csv says of them; the sums were added by hand.
"""

from decimal import Decimal

import pytest

from aid.counting import totals_of
from aid.goods import VEHICLES
from aid.measures import ALL_VEHICLES, Measure
from aid.models import Delivery, Item
from records.quantities import Total

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]

TONNES = Measure("goods", None, "tonnes")
LOANS = Measure("loan", None, "EUR")
EURO = Measure("money", None, "EUR")
TRAMS_FOR_PARTS = Measure("goods", "tram-for-parts", "pieces")
DOLLARS = Measure("money", None, "USD")

# Kyiv, delivered, tonnes
#   kyiv-humanitarian-supplies-through-the-warsaw-hub   more than 3,500
#   kyiv-eleven-buses-with-humanitarian-aid-from-riga   50
#   held back: Toulouse 190, Madrid 140
# Lviv: lviv-red-cross-transport-from-frankfurt         10
# Kharkiv: Nuremberg 70, Lille 13, Turku about 8, Bologna more than 5.5
# Odesa: odesa-hospital-goods-from-vienna               128, shared with Kyiv and Lviv
#   held back: French aid 6
DELIVERED_TONNES = {
    "kyiv": Total("tonnes", Decimal(3550), None, rows=2),
    "lviv": Total("tonnes", Decimal(10), Decimal(10), rows=1),
    "kharkiv": Total("tonnes", Decimal("96.5"), None, is_approximate=True, rows=4),
    "odesa": Total("tonnes", Decimal(128), Decimal(128), rows=1),
}

# Kyiv, delivered, vehicles, in the order of the file
#   Warsaw metro cars 12; Riga 11 and 10; Leipzig 5, 12, 50 + 5; Munich ambulances 7      = 112
#   Berlin 3 and 3; Pechersk 3 and 2 + 1; Bavaria 3 + 1 + 1 + 1                           =  18
#   Hamburg 5, 1 + 1 + 1, 3 + 3; Tampere 3                                                =  17
#   Bratislava 20 to 25; Barcelona 2; Brussels 9                                          = 31 to 36
#   German bus collection 89, for Ukraine as a whole                                      =  89
#   Munich 4 + 1; Bavarian police 7; Hamburg 3; Leipzig in July 7 + 2; Tampere 2          =  26
#   kyiv-city-buses-and-municipal-equipment-of-berlin: vehicles, no number                = unknown
#   part of others: 19 buses of bus companies, 7 buses of Munich                          =  26
# Lviv: Würzburg 3; Aarhus 20; Tartu 1 + 2; Mechelen 6 + 1 + 2; Brno 1; Berlin trams 12   =  48
# Kharkiv: Nuremberg 12 and 7; Red Cross 1; Brno 6, 20, 6; Plzeň 7 + 2; České Budějovice 4;
#   Kaunas 5; Turku 2; Albuquerque 1                                                      =  73
#   Japan's heavy machines 97, shared with Dnipro, Kherson and Mykolaiv                   =  97
#   held back: Turin 10
# Odesa: Japan 8, 1 + 2 + 3, 10 + 1; Regensburg 10 and 1; Heidelberg 1; Mainz 3; Bristol 2;
#   Marseille 6; GIZ 2 + 10 + 5; Pompiers 1 + 1                                           =  67
#   part of others: Regensburg 2 + 1 + 1, Genoa 2, Klaipėda 2 + 2                         =  10
#   held back: French aid 9 + 1 + 1, the council's total 52
DELIVERED_VEHICLES = {
    "kyiv": Total("vehicles", Decimal(293), Decimal(298), unknown=1, rows=25),
    "lviv": Total("vehicles", Decimal(48), Decimal(48), rows=6),
    "kharkiv": Total("vehicles", Decimal(170), Decimal(170), rows=12),
    "odesa": Total("vehicles", Decimal(67), Decimal(67), rows=11),
}

# Rows by reason, and what rows in no total amount to
RECEIPTS_OF_VEHICLES = {
    # Overlapping: four rows of Leipzig with its budget, Berlin’s refuse trucks, Hamburg 2023
    "kyiv": (
        {"part_of": 2, "no_quantity": 1, "overlaps": 6, "shared": 1, "approximate": 1},
        ["26 vehicles"],
    ),
    "lviv": ({}, []),
    # Six more trams from Brno may be the six of the row before
    "kharkiv": ({"overlaps": 1, "shared": 1}, []),
    # GIZ's vehicles and Regensburg's pick-up; overlaps with held rows are not named
    "odesa": ({"part_of": 3, "overlaps": 1}, ["10 vehicles"]),
}
RECEIPTS_OF_TONNES = {
    "kyiv": {"approximate": 1},
    "lviv": {},
    "kharkiv": {"approximate": 2},
    "odesa": {"shared": 1},
}


def of(city, stage):
    """What a city's rows at a stage add up to."""
    return totals_of(Delivery.objects.public().filter(city__slug=city, stage=stage))


def notes_of(receipt):
    """Rows by reason."""
    return {str(note.reason): note.rows for note in receipt.left_out + receipt.doubts}


@pytest.mark.parametrize("city", DELIVERED_TONNES)
def test_tonnes_delivered_to_each_city(city):
    made = of(city, "delivered")
    total = made.figure(TONNES, "delivered")

    assert total == DELIVERED_TONNES[city]
    assert notes_of(made.receipt(TONNES)) == RECEIPTS_OF_TONNES[city]
    assert made.receipt(TONNES).counted == total.rows


@pytest.mark.parametrize("city", DELIVERED_VEHICLES)
def test_vehicles_delivered_to_each_city(city):
    made = of(city, "delivered")
    total, receipt = made.figure(ALL_VEHICLES, "delivered"), made.receipt(ALL_VEHICLES)
    notes, amounts = RECEIPTS_OF_VEHICLES[city]

    assert total == DELIVERED_VEHICLES[city]
    assert notes_of(receipt) == notes
    assert [one.in_words("en") for one in receipt.note("part_of").amounts] == amounts
    assert receipt.counted == total.rows + total.unknown


def test_shared_vehicles_and_tonnes_have_their_own_line():
    buses = of("kyiv", "delivered").shared.figure(ALL_VEHICLES, "delivered")
    machines = of("kharkiv", "delivered").shared.figure(ALL_VEHICLES, "delivered")
    goods = of("odesa", "delivered").shared.figure(TONNES, "delivered")

    assert (buses.lower, buses.rows) == (89, 1)
    assert (machines.lower, machines.rows) == (97, 1)
    assert (goods.lower, goods.rows) == (128, 1)


def test_trams_for_spare_parts_have_a_line_of_their_own():
    made = of("lviv", "committed")

    total = made.figure(TRAMS_FOR_PARTS, "committed")
    assert total.in_words("en", TRAMS_FOR_PARTS.noun) == "10 trams for spare parts"
    assert total.in_words("uk", TRAMS_FOR_PARTS.noun) == "10 трамваїв на запчастини"
    mixed = [line.row.slug for line in made.receipt().note("mixed_goods").lines]
    assert mixed
    assert "lviv-trams-from-basel" not in mixed


def test_no_kind_of_vehicle_is_counted_in_pieces():
    assert not Item.objects.filter(good__in=VEHICLES, unit="pieces").exists()


# Kharkiv, committed
#   loans: EBRD liquidity package EUR 25,000,000; EBRD decentralized heating EUR 25,000,000
#   money: EBRD package EUR 10,000,000; Bavaria for two schools EUR 527,206
#          World Bank, second stage USD 33,300,000; held back: World Bank EUR 47,000,000
@pytest.mark.parametrize(
    ("measure", "amount", "rows"),
    [(LOANS, 50_000_000, 2), (EURO, 10_527_206, 2), (DOLLARS, 33_300_000, 1)],
)
def test_loans_and_money_committed_to_kharkiv(measure, amount, rows):
    made = of("kharkiv", "committed")

    total = made.figure(measure, "committed")
    assert total == Total(measure.unit, Decimal(amount), Decimal(amount), rows=rows)
    assert notes_of(made.receipt(measure)) == {}
    assert made.receipt(measure).counted == rows
