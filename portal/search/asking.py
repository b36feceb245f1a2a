"""Reads what a visitor writes into the box: words to look for, or a sentence why not."""

import unicodedata
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from records.folding import fold

SHORTEST, LONGEST = 2, 200
# Shorter words are looked for as they are: too many words begin with two letters
SHORTEST_BEGINNING = 3
# Written between names, not in them: "Київ і Берлін", "city of Rome"
LINKING = frozenset({"і", "и", "та", "and", "of", "the", "und"})


class Unanswerable(Exception):
    """A text that cannot be looked for; its message tells the visitor what to write."""

    def __init__(self, message: Promise) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True)
class Term:
    """One word of a question: records hold it, or a word that begins with it, or one of `near`.

    `longer` are all words of the register that begin with it. Unknown: None, not looked up or many.
    """

    word: str
    near: frozenset[str] = frozenset()
    longer: frozenset[str] | None = None

    @property
    def is_beginning(self) -> bool:
        """Whether longer words that begin with it count too."""
        return len(self.word) >= SHORTEST_BEGINNING

    def stands_in(self, word: str) -> bool:
        """Whether a folded word is what was meant."""
        begins = self.is_beginning and word.startswith(self.word)
        return begins or word == self.word or word in self.near


@dataclass(frozen=True)
class Question:
    """What to look for: the text as written, folded as a whole, and word by word."""

    text: str
    phrase: str
    terms: tuple[Term, ...]


def read_question(text: str) -> Question:
    """The question in a text. Raises: Unanswerable."""
    written = "".join(sign for sign in text if is_visible(sign)).strip()
    if len(text) > LONGEST:
        raise Unanswerable(_("Write at most 200 signs."))
    if not written:
        raise Unanswerable(_("Write what you look for: a city, an organization, a word."))
    phrase = fold(written)
    if not phrase:
        raise Unanswerable(_("Write letters or digits: signs alone find nothing."))
    if len(phrase) < SHORTEST:
        raise Unanswerable(_("Write at least two letters."))
    words = list(dict.fromkeys(phrase.split()))
    telling = [word for word in words if word not in LINKING]
    return Question(written, phrase, tuple(Term(word) for word in telling or words))


def is_visible(sign: str) -> bool:
    """Whether a sign is more than a direction mark, a joiner or a zero byte."""
    return sign != "\0" and unicodedata.category(sign) != "Cf"
