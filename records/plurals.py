"""Numbers and the nouns they count, in Ukrainian and English."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Case = Literal["nominative", "genitive", "accusative"]
Category = Literal["one", "few", "many", "other"]
Number = Decimal | int

NO_BREAK_SPACE = "\u00a0"
UKRAINIAN_GROUPS_FROM = 10_000


def plural_category(number: Number, language: str) -> Category:
    """Which form a number asks of its noun.

    Source: CLDR plural rules, cardinal numbers of `uk` and `en`.
    """
    if language != "uk":
        return "one" if number == 1 else "other"
    if number != int(number):
        return "other"
    last, last_two = int(number) % 10, int(number) % 100
    if last == 1 and last_two != 11:
        return "one"
    return "few" if last in (2, 3, 4) and last_two not in (12, 13, 14) else "many"


def format_number(number: Number, language: str) -> str:
    """A number as readers write it: "7,895,000" and "2.6", «7 895 000» and «2,6».

    Ukrainian groups of three stand apart by a no-break space, from five digits on.
    """
    whole, _, part = f"{Decimal(number):,f}".partition(".")
    part = part.rstrip("0")
    if language != "uk":
        return f"{whole}.{part}" if part else whole
    space = NO_BREAK_SPACE if abs(Decimal(number)) >= UKRAINIAN_GROUPS_FROM else ""
    whole = whole.replace(",", space)
    return f"{whole},{part}" if part else whole


@dataclass(frozen=True)
class Noun:
    """A countable word: en = (one, many), uk = (1, 2-4, 5 and more).

    `uk_genitive` is the genitive singular («2,5 автобуса», «близько 21 автобуса»), empty
    where it looks like the second form; `uk_accusative` the accusative singular («понад 21
    установку»), empty where it looks like the first.
    """

    en: tuple[str, str]
    uk: tuple[str, str, str]
    uk_genitive: str = ""
    uk_accusative: str = ""

    def form(self, number: Number, language: str, case: Case = "nominative") -> str:
        """The noun alone, as it stands after this number in this case."""
        category = plural_category(number, language)
        if language != "uk":
            return self.en[0] if category == "one" else self.en[1]
        one, few, many = self.uk
        part = self.uk_genitive or few
        if case == "genitive":
            return many if category in ("few", "many") else part
        if case == "accusative" and category == "one":
            return self.uk_accusative or one
        return {"one": one, "few": few, "many": many, "other": part}[category]

    def counted(self, number: Number, language: str, case: Case = "nominative") -> str:
        """The number and its noun: "21 vehicles", «21 автобус»."""
        return f"{format_number(number, language)} {self.form(number, language, case)}"

    def plural(self, language: str) -> str:
        """The noun as a heading or a choice: "generators", «генератори»."""
        return self.uk[1] if language == "uk" else self.en[1]
