"""Builds Figure 1 from plain links and homes. Pure."""

from collections.abc import Iterable, Sequence

from django.utils.translation import override
from django_countries import countries

from partnerships.matrix.shape import (
    UNKNOWN_YEAR,
    Cell,
    Column,
    Country,
    Home,
    Link,
    Matrix,
    Row,
    Totals,
)
from records.collation import sort_key
from records.partial_dates import parse


def build_matrix(links: Iterable[Link], homes: Sequence[Home], language: str) -> Matrix:
    """The figure of these links; those of a home without a column are left out."""
    slugs = {home.slug for home in homes}
    shown = [link for link in links if link.home in slugs]
    return Matrix(
        language=language,
        columns=tuple(column_of(home, shown, language) for home in homes),
        countries=tuple(countries_of(shown, [home.slug for home in homes], language)),
        totals=totals_of(shown),
    )


def countries_of(links: list[Link], homes: list[str], language: str) -> list[Country]:
    """The countries by name, each with its partners by name."""
    named = [
        (country_name(code, language), code, [one for one in links if one.country == code])
        for code in {link.country for link in links}
    ]
    named.sort(key=lambda country: sort_key(country[0], language))
    return [Country(code, name, tuple(rows_of(own, homes, language))) for name, code, own in named]


def country_name(code: str, language: str) -> str:
    """The country's name in the language. Source: ISO 3166-1 as django-countries words it."""
    with override(language):
        return str(countries.name(code)) or code


def rows_of(links: list[Link], homes: list[str], language: str) -> list[Row]:
    """The partners of one country by name."""
    partners: dict[str, list[Link]] = {}
    for link in links:
        partners.setdefault(link.partner, []).append(link)
    rows = [row_of(own, homes, language) for own in partners.values()]
    return sorted(rows, key=lambda row: sort_key(row.name, language))


def row_of(links: list[Link], homes: list[str], language: str) -> Row:
    """One partner: its links, each in its home's column."""
    cells = {link.home: cell_of(link, language) for link in links}
    own_name, name_language = named(links[0].partner_name_uk, links[0].partner_name_en, language)
    return Row(
        partner=links[0].partner,
        name=own_name,
        language=name_language,
        is_shared=len(cells) > 1,
        cells=tuple(cells.get(home) for home in homes),
    )


def named(name_uk: str, name_en: str, language: str) -> tuple[str, str]:
    """The name and its language: the other one where the reader's is missing."""
    names = {"uk": name_uk, "en": name_en}
    other = "en" if language == "uk" else "uk"
    return (names[language], language) if names[language] else (names[other], other)


def cell_of(link: Link, language: str) -> Cell:
    """One link as the figure shows it."""
    begun = parse(link.established) if link.established else None
    ended = link.ended if link.status == "terminated" else ""
    return Cell(
        slug=link.slug,
        home=link.home,
        kind=link.kind,
        status=link.status,
        established=link.established,
        ended=ended,
        year=year_label(link, language),
        no_date=begun is None,
        is_about=begun is not None and begun.is_approximate,
        change=link.change,
    )


def year_label(link: Link, language: str) -> str:
    """ "2024", "c. 1998", "····"; for an ended link both years, "?" for the unknown one."""
    begun = parse(link.established).year_label(language) if link.established else ""
    if link.status != "terminated":
        return begun or UNKNOWN_YEAR
    ended = parse(link.ended).year_label(language) if link.ended else ""
    return f"{begun or '?'}–{ended or '?'}"


def column_of(home: Home, links: list[Link], language: str) -> Column:
    """The home city's column with its totals."""
    own = [link for link in links if link.home == home.slug]
    current = [link for link in own if link.status == "active"]
    return Column(
        home=home.slug,
        name=named(home.name_uk, home.name_en, language)[0],
        current=len(current),
        sister=sum(link.kind == "sister" for link in current),
        partner=sum(link.kind == "partner" for link in current),
        undated=sum(not link.established for link in current),
        unknown=with_status(own, "unknown"),
        suspended=with_status(own, "suspended"),
        ended=with_status(own, "terminated"),
    )


def with_status(links: Sequence[Link], status: str) -> int:
    """How many links are in that state. Unit: links."""
    return sum(link.status == status for link in links)


def totals_of(links: Sequence[Link]) -> Totals:
    """The numbers of the whole figure."""
    current = [link for link in links if link.status == "active"]
    return Totals(
        links=len(links),
        current=len(current),
        ended=with_status(links, "terminated"),
        unknown=with_status(links, "unknown"),
        suspended=with_status(links, "suspended"),
        partners=len({link.partner for link in links}),
        countries=len({link.country for link in links}),
        current_partners=len({link.partner for link in current}),
        current_countries=len({link.country for link in current}),
        current_homes=len({link.home for link in current}),
    )
