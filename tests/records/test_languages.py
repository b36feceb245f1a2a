"""Texts in the reader's language, marked where it is another one."""

from types import SimpleNamespace

import pytest
from django.utils import translation

from records.languages import Localized, local_text, reader_language


class Titled:
    """Something with a title in two languages."""

    title = Localized()

    def __init__(self, uk: str, en: str) -> None:
        self.title_uk, self.title_en = uk, en


@pytest.mark.parametrize(
    ("language", "uk", "en", "text", "shown_in", "translated"),
    [
        ("uk", "Назва", "Title", "Назва", "uk", True),
        ("en", "Назва", "Title", "Title", "en", True),
        ("en", "Назва", "", "Назва", "uk", False),
        ("uk", "", "Title", "Title", "en", False),
        ("uk", "", "", "", "en", True),
    ],
)
def test_localized(language, uk, en, text, shown_in, translated):
    with translation.override(language):
        title = Titled(uk, en).title

    assert (title, title.language, title.is_translated) == (text, shown_in, translated)


def test_descriptor_on_the_class_is_itself():
    assert isinstance(Titled.title, Localized)


def test_language_may_be_asked_for():
    assert local_text(SimpleNamespace(name_uk="Львів", name_en="Lviv"), "name", "uk") == "Львів"


@pytest.mark.parametrize(("active", "expected"), [("uk", "uk"), ("en", "en"), ("de", "en")])
def test_reader_language(active, expected):
    with translation.override(active):
        assert reader_language() == expected
