"""How sure a source is of its number, and the words for it."""

from enum import StrEnum

from django.utils.functional import lazy

from records.languages import reader_language
from records.plurals import Case


class Qualifier(StrEnum):
    """How sure a source is of its number."""

    EXACTLY = "exactly"
    ABOUT = "about"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"
    UNKNOWN = "unknown"

    def label(self, language: str) -> str:
        """The qualifier as a choice: "more than", «понад»."""
        return _LABELS[self][language == "uk"]

    def before_number(self, language: str) -> str:
        """The word before the number; nothing where the number says it all."""
        return self.label(language) if self in _SPOKEN else ""

    @property
    def case(self) -> Case:
        """The case that its Ukrainian word asks of the noun."""
        return _CASES.get(self, "nominative")


_LABELS = {
    Qualifier.EXACTLY: ("exactly", "рівно"),
    Qualifier.ABOUT: ("about", "близько"),
    Qualifier.MORE_THAN: ("more than", "понад"),
    Qualifier.LESS_THAN: ("less than", "менш ніж"),
    Qualifier.BETWEEN: ("between", "від і до"),
    Qualifier.UNKNOWN: ("unknown", "невідомо"),
}
_SPOKEN = {Qualifier.ABOUT, Qualifier.MORE_THAN, Qualifier.LESS_THAN}
_CASES: dict[Qualifier, Case] = {
    Qualifier.ABOUT: "genitive",
    Qualifier.MORE_THAN: "accusative",
}


def _label(qualifier: Qualifier) -> str:
    return qualifier.label(reader_language())


_lazy_label = lazy(_label, str)

# For forms: the qualifiers in the reader's language.
QUALIFIER_CHOICES = [(qualifier.value, _lazy_label(qualifier)) for qualifier in Qualifier]
