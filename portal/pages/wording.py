"""Small numbers as words and names in a row, in Ukrainian and English. Pure."""

from collections.abc import Sequence

# Ukrainian: the gender of «місто», one city
NUMERALS = {
    "en": ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    "uk": (
        "одне",
        "два",
        "три",
        "чотири",
        "п’ять",
        "шість",
        "сім",
        "вісім",
        "дев’ять",
        "десять",
    ),
}
AND = {"en": "and", "uk": "і"}


def numeral(number: int, language: str) -> str:
    """The number of cities as a word up to ten, then in digits: "four", «чотири»."""
    words = NUMERALS[language]
    return words[number - 1] if 0 < number <= len(words) else str(number)


def in_a_row(names: Sequence[str], language: str) -> str:
    """Names as a sentence lists them: "Kyiv, Lviv and Odesa", «Київ, Львів і Одеса»."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {AND[language]} {names[-1]}"
