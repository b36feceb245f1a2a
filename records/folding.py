"""Folds text for finding: Kiev and КИЇВ, Łódź and lodz meet in one form."""

import unicodedata

# Letters that decomposition leaves whole
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ґ": "г"}
)
DROPPED = {"'", "’", "ʼ", "`", "´", "‘", "ʹ"}


def fold(text: str) -> str:
    """Lower case without diacritics, apostrophes or doubled spaces."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(
        sign for sign in decomposed if not unicodedata.combining(sign) and sign not in DROPPED
    )
    letters = bare.translate(LETTERS)
    return " ".join("".join(s if s.isalnum() else " " for s in letters).split())
