"""Text folded for finding."""

import pytest

from records.folding import fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Київ", "киів"),
        ("КИЇВ", "киів"),
        ("Łódź", "lodz"),
        ("München", "munchen"),
        ("Kraków – Lviv", "krakow lviv"),
        ("Кам’янець-Подільський", "камянець подільськии"),
        ("Ґданськ", "гданськ"),
        ("Østfold", "ostfold"),
        ("Straße", "strasse"),
        ("  many   spaces ", "many spaces"),
        ("%_", ""),
        ("", ""),
    ],
)
def test_fold(text, folded):
    assert fold(text) == folded


def test_folding_twice_changes_nothing():
    assert fold(fold("Кам’янець Łódź")) == fold("Кам’янець Łódź")
