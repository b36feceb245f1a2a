"""What Figure 1 is made of: links and homes go in, a matrix comes out. Plain values."""

from dataclasses import dataclass

UNKNOWN_YEAR = "····"


@dataclass(frozen=True)
class Home:
    """A home city, one column."""

    slug: str
    name_uk: str
    name_en: str


@dataclass(frozen=True)
class Link:
    """A link on the day asked for: slugs, names in both languages, partial dates as entered.

    `change`: what became of it since the compared day, empty where nothing did or none is.
    Unknown: `established` and `ended` empty.
    """

    slug: str
    home: str
    partner: str
    partner_name_uk: str
    partner_name_en: str
    country: str
    kind: str
    status: str
    established: str = ""
    ended: str = ""
    change: str = ""


@dataclass(frozen=True)
class Cell:
    """One link as a cell shows it.

    `year` is the label: "2024", "c. 1998", "····", or for an ended link "1997–2022", "?–2016".
    Unknown: `no_date` where the first signature is undated; `established`, `ended` empty.
    """

    slug: str
    home: str
    kind: str
    status: str
    established: str
    ended: str
    year: str
    no_date: bool
    is_about: bool
    change: str = ""

    @property
    def is_current(self) -> bool:
        """Whether it counts as in force."""
        return self.status == "active"

    @property
    def is_ended(self) -> bool:
        """Whether it is struck."""
        return self.status == "terminated"

    @property
    def about(self) -> str:
        """The sign of "about" before the year, "c."; empty where the year is sure."""
        sign, _gap, year = self.year.partition(" ")
        return sign if self.is_about and year else ""

    @property
    def bare_year(self) -> str:
        """The year without the sign of "about"."""
        return self.year.removeprefix(self.about).strip()

    @property
    def mark(self) -> str:
        """The mark that tells kind and state by shape: sister, partner-nd, sister-ended."""
        if self.is_ended:
            return f"{self.kind}-ended"
        return f"{self.kind}-nd" if self.no_date else self.kind


@dataclass(frozen=True)
class Row:
    """One partner with its cells, one for each column; None where there is no link.

    `language` is that of the name: the other one where a translation is missing.
    """

    partner: str
    name: str
    language: str
    is_shared: bool
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Country:
    """The partners of one country, by name. `code` is ISO 3166-1 alpha-2."""

    code: str
    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Column:
    """One home city with the number of its links. Unit: links.

    `current` is `sister` and `partner`; `undated` is a part of `current`; the others are not
    counted in it.
    """

    home: str
    name: str
    current: int
    sister: int
    partner: int
    undated: int
    unknown: int
    suspended: int
    ended: int


@dataclass(frozen=True)
class Totals:
    """What the whole matrix holds. Unit: links, partners, countries, as each is named."""

    links: int
    current: int
    ended: int
    unknown: int
    suspended: int
    partners: int
    countries: int
    current_partners: int
    current_countries: int
    current_homes: int


@dataclass(frozen=True)
class Matrix:
    """Figure 1 in one language."""

    language: str
    columns: tuple[Column, ...]
    countries: tuple[Country, ...]
    totals: Totals

    @property
    def rows(self) -> list[Row]:
        """All partners in the order of the figure."""
        return [row for country in self.countries for row in country.rows]

    @property
    def is_wide(self) -> bool:
        """Whether the columns need a frame of their own to scroll in."""
        return len(self.columns) > 6
