"""The order of names as a reader of Ukrainian or English looks for them. Pure."""

from records.folding import DROPPED, fold

ALPHABET = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"
PLACES = {letter: place for place, letter in enumerate(ALPHABET)}


def sort_key(text: str, language: str) -> tuple[list[tuple[int, str]], str]:
    """The key by which names stand in a dictionary: letters first, then the text itself.

    Ukrainian: Г Ґ, Е Є, И І Ї Й as in the alphabet, other scripts after it. English: Ł is L.
    Apostrophes do not count; a space or hyphen stands before any letter.
    """
    if language != "uk":
        return [(0, fold(text))], text
    signs = [sign for sign in text.casefold() if sign not in DROPPED]
    return [place_of(sign) for sign in signs], text


def place_of(sign: str) -> tuple[int, str]:
    """Where a sign of a Ukrainian name stands: gaps, the alphabet, all else."""
    if not sign.isalnum():
        return -1, ""
    if sign in PLACES:
        return PLACES[sign], ""
    return len(ALPHABET), fold(sign)
