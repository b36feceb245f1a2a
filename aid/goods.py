"""What aid consists of: the vocabulary of goods, in Ukrainian and English."""

from django.utils.functional import lazy

from records.languages import reader_language
from records.plurals import Noun


def _regular(english: str, stem: str, ending: str = "") -> Noun:
    """A masculine noun in -и, -ів, -а, with unchanging words behind it."""
    return Noun(
        (english, f"{english}s"),
        (f"{stem}{ending}", f"{stem}и{ending}", f"{stem}ів{ending}"),
        uk_genitive=f"{stem}а{ending}",
    )


def _motor_vehicle(english: str, adjective: str) -> Noun:
    """An «автомобіль» of the kind that the adjective names."""
    return Noun(
        (english, f"{english}s"),
        (f"{adjective}ий автомобіль", f"{adjective}і автомобілі", f"{adjective}их автомобілів"),
        uk_genitive=f"{adjective}ого автомобіля",
    )


def _items(english: str, ukrainian: str) -> Noun:
    """Goods without a plural are counted as items of them."""
    return Noun(
        (f"item of {english}", f"items of {english}"),
        (f"одиниця {ukrainian}", f"одиниці {ukrainian}", f"одиниць {ukrainian}"),
        uk_accusative=f"одиницю {ukrainian}",
    )


GOODS: dict[str, Noun] = {
    "bus": Noun(("bus", "buses"), ("автобус", "автобуси", "автобусів"), uk_genitive="автобуса"),
    "trolleybus": Noun(
        ("trolleybus", "trolleybuses"),
        ("тролейбус", "тролейбуси", "тролейбусів"),
        uk_genitive="тролейбуса",
    ),
    "tram": Noun(("tram", "trams"), ("трамвай", "трамваї", "трамваїв"), uk_genitive="трамвая"),
    "metro-car": _regular("metro car", "вагон", " метро"),
    "car": _motor_vehicle("car", "легков"),
    "truck": Noun(
        ("truck", "trucks"),
        ("вантажівка", "вантажівки", "вантажівок"),
        uk_accusative="вантажівку",
    ),
    "ambulance": Noun(
        ("ambulance", "ambulances"),
        (
            "автомобіль швидкої допомоги",
            "автомобілі швидкої допомоги",
            "автомобілів швидкої допомоги",
        ),
        uk_genitive="автомобіля швидкої допомоги",
    ),
    "fire-engine": _motor_vehicle("fire engine", "пожежн"),
    "refuse-truck": _regular("refuse truck", "сміттєвоз"),
    "construction-machine": Noun(
        ("construction machine", "construction machines"),
        ("будівельна машина", "будівельні машини", "будівельних машин"),
        uk_genitive="будівельної машини",
        uk_accusative="будівельну машину",
    ),
    "generator": _regular("generator", "генератор"),
    "cogeneration-unit": Noun(
        ("cogeneration unit", "cogeneration units"),
        ("когенераційна установка", "когенераційні установки", "когенераційних установок"),
        uk_genitive="когенераційної установки",
        uk_accusative="когенераційну установку",
    ),
    "boiler-house": Noun(
        ("boiler house", "boiler houses"),
        ("котельня", "котельні", "котелень"),
        uk_accusative="котельню",
    ),
    "power-station": Noun(
        ("power station", "power stations"),
        ("електростанція", "електростанції", "електростанцій"),
        uk_accusative="електростанцію",
    ),
    "heater": Noun(
        ("heater", "heaters"),
        ("обігрівач", "обігрівачі", "обігрівачів"),
        uk_genitive="обігрівача",
    ),
    "pump": _regular("pump", "насос"),
    "water-purifier": Noun(
        ("water purification unit", "water purification units"),
        ("установка очищення води", "установки очищення води", "установок очищення води"),
        uk_accusative="установку очищення води",
    ),
    "hospital-bed": Noun(
        ("hospital bed", "hospital beds"),
        ("лікарняне ліжко", "лікарняні ліжка", "лікарняних ліжок"),
        uk_genitive="лікарняного ліжка",
    ),
    "medical-device": Noun(
        ("medical device", "medical devices"),
        ("медичний апарат", "медичні апарати", "медичних апаратів"),
        uk_genitive="медичного апарата",
    ),
    "medical-supplies": _items("medical supplies", "медичних засобів"),
    "prosthesis": Noun(
        ("prosthesis", "prostheses"), ("протез", "протези", "протезів"), uk_genitive="протеза"
    ),
    "protective-equipment": _items("protective equipment", "засобів захисту"),
    "clothing": _items("clothing and blankets", "одягу та теплих речей"),
    "relief-goods": _items("relief goods", "гуманітарної допомоги"),
    "computer": _regular("computer", "комп’ютер"),
    "building": Noun(
        ("building", "buildings"), ("будівля", "будівлі", "будівель"), uk_accusative="будівлю"
    ),
    # Not a vehicle any more: it never runs
    "tram-for-parts": Noun(
        ("tram for spare parts", "trams for spare parts"),
        ("трамвай на запчастини", "трамваї на запчастини", "трамваїв на запчастини"),
        uk_genitive="трамвая на запчастини",
    ),
    "mixed": _items("goods of several kinds", "різних товарів"),
    "other": _items("other goods", "інших товарів"),
}

# A heading or a choice names the goods, not the items of them: (English, Ukrainian).
_COLLECTIVE = {
    "medical-supplies": ("medical supplies", "медичні засоби"),
    "protective-equipment": ("protective equipment", "засоби захисту"),
    "clothing": ("clothing and blankets", "одяг і теплі речі"),
    "relief-goods": ("relief goods", "гуманітарна допомога"),
    "mixed": ("goods of several kinds", "товари кількох видів"),
    "other": ("other goods", "інші товари"),
}

# Vehicles add up as vehicles; written as pieces they have no line of their own.
VEHICLES = frozenset(
    [
        "bus",
        "trolleybus",
        "tram",
        "metro-car",
        "car",
        "truck",
        "ambulance",
        "fire-engine",
        "refuse-truck",
        "construction-machine",
    ]
)

# Pallets, truckloads and unlike things have no common piece.
WITHOUT_COMMON_PIECE = frozenset(["mixed", "other", "relief-goods"])


def adds_up_in_pieces(good: str) -> bool:
    """Whether pieces of this good make a sum; of the rest only the rows are counted."""
    return good in GOODS and good not in VEHICLES | WITHOUT_COMMON_PIECE


def good_label(code: str, language: str) -> str:
    """The good as a heading or a choice: "generators", «генератори».

    Raises: KeyError for a code outside the vocabulary.
    """
    if code in _COLLECTIVE:
        return _COLLECTIVE[code][language == "uk"]
    return GOODS[code].plural(language)


def _label(code: str) -> str:
    return good_label(code, reader_language())


_lazy_label = lazy(_label, str)

# For forms: the goods in the reader's language.
GOOD_CHOICES = [(code, _lazy_label(code)) for code in GOODS]
