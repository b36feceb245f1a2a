"""What the page of Figure 1 says of its numbers, in both languages. Pure."""

from collections.abc import Sequence

from partnerships.matrix.shape import Totals
from records.plurals import Noun

NOUNS = {
    "partners": Noun(("partner", "partners"), ("партнер", "партнери", "партнерів")),
    "in_countries": Noun(("country", "countries"), ("країні", "країнах", "країнах")),
    "links": Noun(("link", "links"), ("зв’язок", "зв’язки", "зв’язків")),
    "current_links": Noun(
        ("current link", "current links"),
        ("чинний зв’язок", "чинні зв’язки", "чинних зв’язків"),
    ),
    "current": Noun(("current", "current"), ("чинний", "чинні", "чинних")),
    "ended": Noun(("ended", "ended"), ("припинений", "припинені", "припинених")),
    "unknown": Noun(("of unknown state",) * 2, ("невідомого стану",) * 3),
    "suspended": Noun(("suspended", "suspended"), ("призупинений", "призупинені", "призупинених")),
}
WITH_PARTNERS = Noun(("partner", "partners"), ("партнером", "партнерами", "партнерами"))
CITIES = Noun(
    ("Ukrainian city", "Ukrainian cities"),
    ("українське місто", "українські міста", "українських міст"),
)
NUMERALS = {
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "uk": ("одне", "два", "три", "чотири", "п’ять", "шість", "сім", "вісім", "дев’ять", "десять"),
}


def counted(number: int, noun: str, language: str) -> str:
    """The number with one of the nouns: "3 current links"."""
    return NOUNS[noun].counted(number, language)


def cities_counted(number: int, language: str) -> str:
    """Home cities in words up to ten: "four Ukrainian cities"."""
    numerals = NUMERALS[language]
    told = numerals[number - 1] if 0 < number <= len(numerals) else str(number)
    return f"{told} {CITIES.form(number, language)}"


def listed(names: Sequence[str], language: str) -> str:
    """Names in a row: "Kyiv, Lviv and Odesa"."""
    *first, last = names or [""]
    joint = " та " if language == "uk" else " and "
    return f"{', '.join(first)}{joint}{last}" if first else last


def lead(totals: Totals, language: str) -> str:
    """What the whole figure shows, in two sentences; none where there is no link."""
    told = [_current(totals, language)] if totals.current else []
    if totals.ended:
        told.append(_ended(totals, language))
    return " ".join(told)


def _current(totals: Totals, language: str) -> str:
    links = counted(totals.current, "current_links", language)
    cities = cities_counted(totals.current_homes, language)
    partners = WITH_PARTNERS.counted(totals.current_partners, language)
    countries = counted(totals.current_countries, "in_countries", language)
    if language != "uk":
        verb = "joins" if totals.current == 1 else "join"
        return f"{links} {verb} {cities} to {partners} in {countries}."
    verb = "єднає" if links.endswith("зв’язок") else "єднають"
    with_ = "зі" if 100 <= totals.current_partners < 200 else "з"
    return f"{links} {verb} {cities} {with_} {partners} в {countries}."


def _ended(totals: Totals, language: str) -> str:
    number = totals.ended
    also = totals.current > 0
    if language == "uk":
        return f"{'Ще ' if also else ''}{number} припинено: у таблиці їх закреслено."
    verb, they = ("has", "it stays") if number == 1 else ("have", "they stay")
    subject = f"{number} more" if also else NOUNS["links"].counted(number, language)
    return f"{subject} {verb} been ended; {they} in the table, struck through."
