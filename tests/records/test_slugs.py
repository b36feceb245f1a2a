"""Slugs and the romanization they stand on."""

import pytest

from records.slugs import make_slug, numbered, romanize


@pytest.mark.parametrize(
    ("text", "latin"),
    [
        ("Київ", "kyiv"),
        ("Львів", "lviv"),
        ("Харків", "kharkiv"),
        ("Одеса", "odesa"),
        ("Згорани", "zghorany"),
        ("Єнакієве", "yenakiieve"),
        ("Їжакевич", "yizhakevych"),
        ("Йосипівка", "yosypivka"),
        ("Щербухи", "shcherbukhy"),
        ("Юрій", "yurii"),
        ("Яготин", "yahotyn"),
        ("Знам’янка", "znamianka"),
        ("Ґалаґан", "galagan"),
    ],
)
def test_romanize_follows_the_resolution(text, latin):
    assert romanize(text) == latin


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Угода про партнерство", "uhoda-pro-partnerstvo"),
        ("12 buses (Riga)", "12-buses-riga"),
        ("東京", "record"),
        ("one two three", "one-two"),
    ],
)
def test_make_slug(text, slug):
    assert make_slug(text, length=12 if text.startswith("one") else 70) == slug


def test_numbered():
    assert [numbered("brest", 1), numbered("brest", 2)] == ["brest", "brest-2"]
