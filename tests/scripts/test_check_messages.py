"""What a catalogue must not lack."""

import polib
import pytest

from scripts.check_messages import incomplete

COUNTED = {"msgid": "%(n)d city", "msgid_plural": "%(n)d cities"}


def catalogue_of(**entry):
    """A catalogue with one string."""
    made = polib.POFile()
    made.append(polib.POEntry(**entry))
    return made


@pytest.mark.parametrize(
    "entry",
    [
        {"msgid": "city", "msgstr": "місто"},
        {"msgid": "Source %(n)d", "msgstr": "Джерело %(n)d"},
        {**COUNTED, "msgstr_plural": {0: "одне місто", 1: "%(n)d міста", 2: "%(n)d міст"}},
    ],
)
def test_a_complete_string(entry):
    assert incomplete(catalogue_of(**entry)) == []


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ({"msgid": "city"}, "not translated: 'city'"),
        ({"msgid": "city", "msgstr": "місто", "flags": ["fuzzy"]}, "not translated: 'city'"),
        ({"msgid": "to {day}", "msgstr": "до дня"}, "other placeholders: 'to {day}'"),
        ({"msgid": "to {day}", "msgstr": "{day} {rik}"}, "other placeholders: 'to {day}'"),
        (
            {**COUNTED, "msgstr_plural": {0: "%(n)d місто", 1: "міста", 2: "%(n)d міст"}},
            "other placeholders: '%(n)d city'",
        ),
        (
            {**COUNTED, "msgstr_plural": {0: "%(n)d місто", 1: "%(n)d міста", 2: ""}},
            "not translated: '%(n)d city'",
        ),
        (
            {**COUNTED, "msgstr_plural": {0: "%(x)d місто", 1: "%(n)d міста", 2: "%(n)d міст"}},
            "other placeholders: '%(n)d city'",
        ),
    ],
)
def test_an_incomplete_string(entry, problem):
    assert incomplete(catalogue_of(**entry)) == [problem]
