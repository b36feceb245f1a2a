"""What a text says that could help an attacker: warned of before review (R9). Pure.

Each pattern reads Ukrainian and English. They warn, they do not decide: an officer looks.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from records.partial_dates import PartialDateError, parse
from records.partial_dates.lexicon import lexicon_of


class Harm(StrEnum):
    """What kind of detail it is."""

    STREET = "street"
    COORDINATES = "coordinates"
    PLATE = "plate"
    SERIAL = "serial"
    OBJECT = "object"
    UNIT = "unit"
    CONVOY = "convoy"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True)
class Caution:
    """A detail, and how the text words it."""

    harm: Harm
    excerpt: str


def pattern(text: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A pattern, written with spaces that mean nothing."""
    return re.compile(text, flags | re.VERBOSE)


# A name as it stands after a word: «Північна», "North", Північна, № 3
NAMED = r"""(?:[«"“][^»"”]{2,60}[»"”] | (?:№|No\.?|N)\s?\d+ | (?-i:[A-ZА-ЯІЇЄҐ][\w’'-]+))"""
STREET = r"""(?:вул\.|вулиц\w+|просп\.|проспект\w*|пров\.|провул\w+|бульв\.|бульвар\w*|узвіз\w*|
    узвоз\w*|набережн\w+|шосе|площ[аіу]|пл\.|street|vul\.|vulytsia|avenue|boulevard|prospekt)"""
# Letters that stand on Ukrainian plates, in both scripts
PLATED = "АВЕІКМНОРСТХABEIKMHOPCTX"
MONTH_OF = {
    name.lower(): number
    for language in ("uk", "en")
    for number, name in enumerate(lexicon_of(language).months_of, start=1)
}

PATTERNS: dict[Harm, tuple[re.Pattern[str], ...]] = {
    Harm.STREET: (
        pattern(
            rf"\b{STREET}\s*(?:ім\.|імені)?\s*{NAMED}(?:[\s-]+(?-i:[A-ZА-ЯІЇЄҐ])[\w’'-]+)*(?:,?\s*(?:буд\.\s*)?\d+\w?)?"
        ),
        pattern(
            r"""\b\d{1,4}[a-z]?\s+(?:[A-Z][\w'-]{1,40}\s){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Lane|Square)
            | \b(?:[A-Z][\w'-]{1,40}\s){1,3}(?:Street|St\.|Avenue|Ave\.|Road|Lane),?\s+\d{1,4}\b""",
            0,
        ),
        pattern(r"\b(?:[A-ZÄÖÜ][\wäöüß-]{1,40}(?:straße|strasse|str\.))\s*\d{1,4}\b", 0),
    ),
    Harm.COORDINATES: (
        pattern(
            r"""(?<![\d.,])\d{1,2}(?P<point>[.,])\d{3,}\s*°?\s?(?:N|S|пн\.?|пд\.?)?(?:[,;]?\s|(?:(?<=\d)[,;/]))
            \d{1,3}(?P=point)\d{3,}(?:\s*°)?(?:\s?(?:E|W|сх\.?|зх\.?))?"""
        ),
        pattern(r"\b[NS]\s?\d{1,2}\.\d{2,}\W{1,2}[EW]\s?\d{1,3}\.\d{2,}", 0),
        pattern(r"\bmaps\.[a-z.]+/\S+ | \bgoo\.gl/maps\S* | \bopenstreetmap\.org/\S+"),
        pattern(r"\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b", 0),
        pattern(r"\b\d{1,3}\s*°\s*\d{1,2}\s*[′'’](?:\s*\d{1,2}(?:[.,]\d+)?\s*[″\"”])?\s*[NSEW]?"),
    ),
    Harm.PLATE: (
        pattern(rf"(?<!\w)[{PLATED}]{{2}}\s?-?\s?\d{{4}}\s?-?\s?[{PLATED}]{{2}}(?!\w)", 0),
        pattern(r"(?<!\w)[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}\s\d{1,4}(?!\w)", 0),
        pattern(
            r"\b(?:номерн\w+\sзнак\w*|держ\w*\.?\s?номер\w*|number\splates?|licen[cs]e\splates?)\W+\w*\d\w*"
        ),
    ),
    Harm.SERIAL: (
        pattern(
            r"""\b(?:VIN|S/N|serial\s(?:number|no\.?)|chassis\s(?:number|no\.?)|
            (?:серійн|заводськ)\w+\sномер\w*|зав\.\s?№|номер\w*\s(?:кузова|шасі))\W{0,3}[A-Z0-9][A-Z0-9-]{3,}"""
        ),
        pattern(r"\b(?=[A-HJ-NPR-Z0-9]*\d)(?=[A-HJ-NPR-Z0-9]*[A-Z])[A-HJ-NPR-Z0-9]{17}\b", 0),
    ),
    Harm.OBJECT: (
        pattern(
            rf"""\b(?:депо|підстанці\w+|склад[іуом]*|ангар\w*|depot|substation|warehouse|hangar)
            \s+(?:\d{{2,3}}\s?(?:кВ|kV)\s+)?{NAMED}"""
        ),
        pattern(r"\b(?:[A-Z][\w'-]{1,40}\s){1,3}(?:Depot|Substation|Warehouse|Hangar)\b", 0),
        pattern(
            r"""\b(?:ПС|ТЕЦ|ТЕС|ГЕС|CHP|TPP)\s?-?\s?
            (?:(?:№\s?)?\d+(?:/\d+)?\b|«[^»]{2,60}»)""",
            0,
        ),
    ),
    Harm.UNIT: (
        pattern(r"\b(?:військов\w+\sчастин\w+|в/ч)\s*(?:№\s?)?[АA]?\s?-?\d{3,4}\b"),
        pattern(r"\b(?:вч|в\.\s?ч\.|unit)\s*(?:№\s?)?[АA]\s?-?\d{3,4}\b"),
        pattern(r"\b\d{1,3}\s?(?:-?\w{1,3}\s)?(?:ОМБр|ОДШБр|ОТБр|ОШБр|ОБрМП|ОАБр|ОЄБр|ТрО)\b", 0),
        pattern(
            r"""\b\d{1,3}(?:-?(?:а|та|ша|ої|ї|ій|у|й|го|му|th|st|nd|rd))?\s(?:[\w-]+\s){0,3}
            (?:бригад\w+|полк\w*|батальйон\w*|brigade|regiment|battalion)\b"""
        ),
    ),
    Harm.PHONE: (
        pattern(r"(?<![\w.,])(?:\+|00)\d[\d\s()-]{7,16}\d(?!\w)"),
        pattern(r"\bтел(?:ефон\w*)?\.?:?\s*\d{2,3}-\d{2}-\d{2}\b"),
        pattern(r"(?<![\w.,-])\(?0\d{2}\)?[\s-]?\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\w)"),
    ),
    Harm.EMAIL: (pattern(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,60}(?:\.[\w-]{1,60})+"),),
}
MOVES = pattern(
    r"""\b(?:конво\w+|колон[аиіу]\w*|рейс\w*|маршрут\w*|вируш\w+|прибу\w+|вантажівк\w+|потяг\w*|
    convoy\w*|column|route\w*|depart\w*|arriv\w+|leave\w*|truck\w*|lorr\w+|train\w*)\b"""
)
DAYS = pattern(
    rf"""\b(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b
    | \b(?P<d>\d{{1,2}})[./](?P<m>\d{{1,2}})[./](?P<y>\d{{4}})\b
    | \b(?P<day>\d{{1,2}})\s(?P<month>{"|".join(MONTH_OF)})\b(?:,?\s(?P<year>\d{{4}})\b)?
    | \b(?P<mon>{"|".join(MONTH_OF)})\s(?P<on>\d{{1,2}})\b(?:,?\s(?P<in>\d{{4}})\b)?
    | (?<![\d.,])(?P<dd>\d{{2}})\.(?P<mm>0\d|1[0-2])
      (?![\d.]|\s?(?:т\b|тон|кг|км|м\b|млн|тис|%|ton|kg|km|mil))"""
)
# A day without its year means the next one, if that is near
NEAR = timedelta(days=60)


def cautions_in(text: str, today: date) -> list[Caution]:
    """What a text says that should not be public, each wording once, in the order of harms."""
    found = [
        Caution(harm, " ".join(match.group().split()))
        for harm, patterns in PATTERNS.items()
        for one in patterns
        for match in one.finditer(text)
    ]
    if MOVES.search(text):
        found += [Caution(Harm.CONVOY, words) for words in days_after(text, today)]
    return list(dict.fromkeys(found))


def days_after(text: str, today: date) -> Iterator[str]:
    """Days to come that a text names."""
    for match in DAYS.finditer(text):
        day = day_of(match, today)
        if day and day > today:
            yield match.group()


def day_of(match: re.Match[str], today: date) -> date | None:
    """The day that was written, or the next one of its name. Unknown: None, there is none such."""
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        if match["d"]:
            return date(int(match["y"]), int(match["m"]), int(match["d"]))
        name, number = match["month"] or match["mon"], match["day"] or match["on"] or match["dd"]
        month = MONTH_OF[name.lower()] if name else int(match["mm"])
        year = match["year"] or match["in"]
        if year:
            return date(int(year), month, int(number))
        day = date(today.year, month, int(number))
        day = day if day > today else day.replace(year=today.year + 1)
        return day if day - today <= NEAR else None
    except ValueError:
        return None


def coming(texts: Iterable[str], today: date) -> list[Caution]:
    """Partial dates, as entered, that lie wholly in days to come."""
    found = []
    for text in texts:
        try:
            earliest = parse(text).earliest if text else None
        except PartialDateError:
            continue
        if earliest and earliest > today:
            found.append(Caution(Harm.CONVOY, text))
    return found
