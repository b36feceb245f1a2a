"""Permanent public ids: made once, in Latin letters, by the 2010 romanization."""

import re

from django.utils.text import slugify

from records.folding import LETTERS

MAX_LENGTH = 120

# Source: resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010
ROMAN = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh",
    "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n",
    "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts",
    "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu", "я": "ia",
}  # fmt: skip
WORD_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
APOSTROPHES = str.maketrans("", "", "'’ʼ")


def romanize(text: str) -> str:
    """Ukrainian in Latin letters, lower case: «Згорани» -> zghorany."""
    lower = text.lower().translate(APOSTROPHES).replace("зг", "zgh")
    started = re.sub(r"\b([єїйюя])", lambda match: WORD_START[match[1]], lower)
    return "".join(ROMAN.get(letter, letter) for letter in started)


def make_slug(text: str, length: int = 70) -> str:
    """A slug of at most `length` signs, cut between words. Unknown: `record`."""
    slug = slugify(romanize(text).translate(LETTERS))
    if len(slug) > length:
        slug = slug[: length + 1].rsplit("-", 1)[0][:length]
    return slug.strip("-") or "record"


def numbered(slug: str, number: int) -> str:
    """The slug for the `number`-th record of that name: kyiv-berlin-2."""
    return slug if number == 1 else f"{slug}-{number}"
