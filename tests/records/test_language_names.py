"""Languages of sources in words."""

import csv

import pytest
from django.conf import settings

from records.language_names import LANGUAGES, in_language


@pytest.mark.parametrize(
    ("code", "reader", "words"),
    [
        ("de", "en", "in German"),
        ("de", "uk", "німецькою"),
        ("lv", "uk", "латиською"),
        ("xx", "en", "xx"),
    ],
)
def test_language_in_words(code, reader, words):
    assert in_language(code, reader) == words


def test_every_language_of_the_register_has_a_name():
    with (settings.BASE_DIR / "fixtures/register/sources.csv").open(encoding="utf-8") as file:
        used = {row["language"] for row in csv.DictReader(file)}

    assert used - set(LANGUAGES) == set()
