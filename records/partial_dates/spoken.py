"""Guesses the EDTF text of a date told in words, for advice only: "весна 2022" -> 2022-21."""

import re

from records.partial_dates.moments import AUTUMN, SPRING, SUMMER, WINTER, Moment
from records.partial_dates.refusals import check_day

# The first three letters tell months and seasons of both languages apart in every case form.
_MONTH_STEMS = (
    ("січ", "jan"),
    ("лют", "feb"),
    ("бер", "mar"),
    ("кві", "apr"),
    ("тра", "may"),
    ("чер", "jun"),
    ("лип", "jul"),
    ("сер", "aug"),
    ("вер", "sep"),
    ("жов", "oct"),
    ("лис", "nov"),
    ("гру", "dec"),
)
_MONTHS = {stem: number for number, stems in enumerate(_MONTH_STEMS, 1) for stem in stems}
_SEASON_STEMS = {
    SPRING: ("вес", "нав", "spr"),
    SUMMER: ("літ", "влі", "улі", "sum"),
    AUTUMN: ("осі", "осе", "вос", "aut", "fal"),
    WINTER: ("зим", "взи", "узи", "win"),
}
_SEASONS = {stem: season for season, stems in _SEASON_STEMS.items() for stem in stems}
_ABOUT = {"близько", "бл", "приблизно", "орієнтовно", "about", "around", "circa", "ca", "c"}
_POSSIBLY = {"імовірно", "ймовірно", "можливо", "possibly", "probably", "perhaps"}
_FILLERS = {"р", "рік", "року", "році", "у", "в", "in", "of", "the", "year", "th", "st", "nd", "rd"}
_INTERVAL = re.compile(
    r"(?:(?:від|з|із|since|from)\s+(?P<begin>.+?))?\s*(?:\b(?:до|по|until|till|to)\s+(?P<end>.+))?"
)


def in_edtf(text: str) -> str | None:
    """The EDTF text that the words seem to mean. Unknown: None where any word is not known."""
    found = _INTERVAL.fullmatch(text.lower())
    if not found:
        return _moment(text.lower())
    begin, end = _end(found["begin"], is_last=False), _end(found["end"], is_last=True)
    return f"{begin}/{end}" if begin and end else None


def names_season(text: str) -> bool:
    """Whether a season is named in it."""
    return any(word[:3] in _SEASONS for word in _words(text.lower()))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def _end(text: str | None, is_last: bool) -> str | None:
    """One end of an interval; a season cannot be one and becomes its first or last month."""
    told = _moment(text) if text else ".."
    if not told or not names_season(text or ""):
        return told
    season = Moment(int(told[:4]), season=int(told[5:]))
    return f"{season.latest if is_last else season.earliest}"[:7]


def _moment(text: str) -> str | None:
    marks, months, seasons = "", [], []
    for word in _words(text):
        if word in _ABOUT or word in _POSSIBLY:
            marks += "~" if word in _ABOUT else "?"
        elif word[:3] in _MONTHS:
            months.append(_MONTHS[word[:3]])
        elif word[:3] in _SEASONS:
            seasons.append(_SEASONS[word[:3]])
        elif word not in _FILLERS:
            return None
    years = re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])", text)
    days = re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", text)
    if len(years) != 1 or len(months) + len(seasons) > 1:
        return None
    if check_day(int(years[0]), 1, 1):
        return None
    if seasons:
        return f"{years[0]}-{seasons[0]}"
    return _numbered(years[0], months, days, {"~?": "%", "?~": "%"}.get(marks, marks[:1]))


def _numbered(year: str, months: list[int], days: list[str], mark: str) -> str | None:
    if len(days) > len(months):
        return None
    month, day = [*months, 1][0], int([*days, "1"][0])
    if check_day(int(year), month, day):
        return None
    parts = [year, *[f"{number:02d}" for number in (month, day)][: len(months) + len(days)]]
    return "-".join(parts) + mark
