"""The order of names in both languages."""

import pytest

from records.collation import sort_key


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ["Châlette-sur-Loing", "Chalon", "Lille", "Łódź", "Lyon", "Türkiye", "Ukraine"]),
        ("uk", ["Данія", "Естонія", "Єгипет", "Ізраїль", "Їржава", "Йорк", "Яссі"]),
        ("uk", ["Гаага", "Ганновер", "Ґданськ", "Дрезден"]),
        ("uk", ["Нова Одеса", "Новара", "Ньїредьгаза", "П’єштяни", "Пірей", "Berlin"]),
        ("uk", ["Маямі", "Маямі-Біч", "Маямія"]),
    ],
)
def test_names_stand_as_in_a_dictionary(language, names):
    """Diacritics fold in English; Ukrainian keeps its own letters, gaps before letters."""
    assert sorted(set(names), key=lambda name: sort_key(name, language)) == names
