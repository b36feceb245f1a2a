"""Partial dates in words: full for sentences, short for tables, with days for officers."""

from collections.abc import Callable
from datetime import date

from records.partial_dates.lexicon import Lexicon, lexicon_of
from records.partial_dates.moments import SPRING, WINTER, Moment, Span


def in_words(span: Span, language: str) -> str:
    """The date as a sentence takes it: "from 24 February 2022 to June 2023"."""
    lexicon = lexicon_of(language)
    if span.begin and span.end:
        return _interval(span.begin, span.end, lexicon)
    return _open_interval(span, lexicon, _end)


def in_short_words(span: Span, language: str) -> str:
    """The date as a table cell takes it: "18–21 Sep 2025", "c. 1990"."""
    lexicon = lexicon_of(language)
    if span.begin and span.end:
        return _short_interval(span.begin, span.end, lexicon)
    return _open_interval(span, lexicon, _short)


def year_label(span: Span, language: str) -> str:
    """The years alone, for a matrix cell: "2024", "c. 1998", "2022–2024", "since 2022"."""
    lexicon = lexicon_of(language)
    label = _years(span)
    if span.is_approximate:
        label = lexicon.about_short.format(label)
    label = f"{label}?" if span.is_uncertain else label
    if span.begin and span.end:
        return label
    return (lexicon.since if span.begin else lexicon.until).format(label)


def explained(span: Span, language: str) -> str:
    """Words and days side by side, so that an officer sees how an entry was read."""
    lexicon = lexicon_of(language)
    doubts = [lexicon.roughly] if span.is_approximate else []
    if span.is_uncertain:
        doubts.append(lexicon.unconfirmed)
    return ", ".join([f"{in_words(span, language)}: {_in_days(span, lexicon)}", *doubts])


def day_in_words(day: int, month: int, year: int, language: str) -> str:
    """That day in words; it need not exist ("30 February 2023" in a refusal)."""
    return f"{day} {lexicon_of(language).months_of[month - 1]} {year}"


def _interval(begin: Moment, end: Moment, lexicon: Lexicon) -> str:
    if begin == end:
        return _about_or_possibly(begin, _when(begin, lexicon), lexicon)
    if _same_month(begin, end):
        return f"{begin.day}–{_date(end, lexicon.months_of)}"
    if end.contains(begin):
        ends = lexicon.ends_same_month if end.month else lexicon.ends_same_year
        return ends.format(_end(begin, lexicon))
    first = _end(begin, lexicon, with_year=not _same_year(begin, end))
    return lexicon.between.format(first, _end(end, lexicon))


def _short_interval(begin: Moment, end: Moment, lexicon: Lexicon) -> str:
    if begin == end:
        return _short(begin, lexicon)
    if _same_month(begin, end):
        return f"{begin.day}–{_date(end, lexicon.months_short)}"
    year_once = _same_year(begin, end) and not end.contains(begin)
    first = _short(begin, lexicon, with_year=not year_once)
    dash = " – " if " " in first or end.day or _precision(begin) != _precision(end) else "–"
    return f"{first}{dash}{_short(end, lexicon)}"


def _open_interval(span: Span, lexicon: Lexicon, told: Callable[[Moment, Lexicon], str]) -> str:
    if span.begin:
        return lexicon.since.format(told(span.begin, lexicon))
    return lexicon.until.format(told(span.moments[0], lexicon))


def _when(moment: Moment, lexicon: Lexicon) -> str:
    """The moment on its own; after "about" in the genitive."""
    if moment.season:
        return f"{lexicon.seasons_in[moment.season - SPRING]} {_season_years(moment)}"
    after_about = moment.qualifier in ("~", "%")
    alone = lexicon.months_of if after_about or moment.day else lexicon.months
    return _date(moment, alone)


def _about_or_possibly(moment: Moment, told: str, lexicon: Lexicon) -> str:
    if moment.qualifier in ("~", "%"):
        told = lexicon.about.format(told)
    return lexicon.possibly.format(told) if moment.qualifier in ("?", "%") else told


def _end(moment: Moment, lexicon: Lexicon, with_year: bool = True) -> str:
    """The moment after "from" or "to"."""
    told = _date(moment, lexicon.months_of, with_year)
    if moment.qualifier in ("~", "%"):
        told = lexicon.about.format(told)
    return lexicon.possibly_end.format(told) if moment.qualifier in ("?", "%") else told


def _short(moment: Moment, lexicon: Lexicon, with_year: bool = True) -> str:
    if moment.season:
        return f"{lexicon.seasons_short[moment.season - SPRING]} {_season_years(moment)}"
    told = _date(moment, lexicon.months_short, with_year)
    if moment.qualifier in ("~", "%"):
        told = lexicon.about_short.format(told)
    return f"{told}?" if moment.qualifier in ("?", "%") else told


def _date(moment: Moment, months: tuple[str, ...], with_year: bool = True) -> str:
    parts = [str(moment.day)] if moment.day else []
    if moment.month:
        parts.append(months[moment.month - 1])
    return " ".join([*parts, str(moment.year)] if with_year else parts)


def _season_years(moment: Moment) -> str:
    """The year of a season; winter 2022-24 lasts into 2023 and is "2022/23"."""
    if moment.season != WINTER:
        return str(moment.year)
    after = moment.year + 1
    return f"{moment.year}/{after if after % 100 == 0 else f'{after % 100:02d}'}"


def _years(span: Span) -> str:
    if span.begin and span.begin.season:
        return _season_years(span.begin)
    years = sorted({moment.year for moment in span.moments})
    return "–".join(str(year) for year in years)


def _precision(moment: Moment) -> tuple[bool, bool]:
    return moment.month is not None, moment.day is not None


def _same_year(begin: Moment, end: Moment) -> bool:
    """Whether the year need be said only once."""
    plain = not begin.qualifier and not end.qualifier
    return plain and begin.year == end.year and bool(begin.month and end.month)


def _same_month(begin: Moment, end: Moment) -> bool:
    """Whether year and month need be said only once."""
    return _same_year(begin, end) and begin.month == end.month and bool(begin.day and end.day)


def _in_days(span: Span, lexicon: Lexicon) -> str:
    """First and last day it can mean: "1 March – 31 May 2022"."""
    if span.begin and span.end:
        first, last = _of_day(span.begin.earliest), _of_day(span.end.latest)
        return _days_between(first, last, lexicon)
    if span.begin:
        return lexicon.no_end.format(_date(_of_day(span.begin.earliest), lexicon.months_of))
    return lexicon.no_begin.format(_date(_of_day(span.moments[0].latest), lexicon.months_of))


def _days_between(first: Moment, last: Moment, lexicon: Lexicon) -> str:
    if first == last:
        return _date(first, lexicon.months_of)
    if _same_month(first, last):
        return f"{first.day}–{_date(last, lexicon.months_of)}"
    told = _date(first, lexicon.months_of, with_year=not _same_year(first, last))
    return f"{told} – {_date(last, lexicon.months_of)}"


def _of_day(day: date) -> Moment:
    return Moment(day.year, day.month, day.day)
