"""Words that stand in one version only are marked, as a table of cases."""

import pytest

from records.history.marking import marked

CASES = [
    ("10", "12", [(False, "10")], [(False, "12")]),
    ("", "слово", [(False, "")], [(False, "слово")]),
    (
        "Передано 10 генераторів місту",
        "Передано 12 генераторів місту",
        [(False, "Передано "), (True, "10 "), (False, "генераторів місту")],
        [(False, "Передано "), (True, "12 "), (False, "генераторів місту")],
    ),
    (
        "перше друге третє",
        "перше друге\nтретє четверте",
        [(False, "перше друге третє")],
        [(False, "перше друге\nтретє "), (True, "четверте")],
    ),
    ("слово " * 3001, "слово " * 3001 + "ще", None, None),
    ("зовсім інше речення", "нічого спільного тут немає", None, None),
]


@pytest.mark.parametrize(("old", "new", "left", "right"), CASES)
def test_words_are_marked(old: str, new: str, left: list | None, right: list | None) -> None:
    pieces = marked(old, new)

    assert pieces == (left or [(False, old)], right or [(False, new)])
    assert ["".join(text for _mark, text in side) for side in pieces] == [old, new]
