"""Text in two languages: two visible columns, shown through one small descriptor."""

from typing import Any

from django.utils.translation import get_language

LANGUAGES = ("uk", "en")


def reader_language() -> str:
    """The reader's language, `uk` or `en`; English for any other."""
    return "uk" if (get_language() or "").startswith("uk") else "en"


class LocalText(str):
    """A text that knows its language and whether it is the one asked for."""

    language: str
    is_translated: bool

    def __new__(cls, text: str, language: str, is_translated: bool) -> "LocalText":
        made = super().__new__(cls, text)
        made.language = language
        made.is_translated = is_translated
        return made


def local_text(record: Any, name: str, language: str | None = None) -> LocalText:
    """`name_uk` or `name_en` by language; the other one, marked, where it is missing."""
    wanted = language or reader_language()
    text = getattr(record, f"{name}_{wanted}")
    if text:
        return LocalText(text, wanted, is_translated=True)
    other = "en" if wanted == "uk" else "uk"
    fallback = getattr(record, f"{name}_{other}")
    return LocalText(fallback, other, is_translated=not fallback)


class Localized:
    """Descriptor: `title = Localized()` shows `title_uk` or `title_en`."""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __get__(self, record: Any, owner: type | None = None) -> Any:
        return self if record is None else local_text(record, self.name)
