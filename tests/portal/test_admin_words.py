"""Django's sentences in our own words."""

from pathlib import Path

import django
import polib
import pytest
from django.utils.translation import gettext, override

from portal.admin_words import ACCOUNTS, ADMIN, FORMS

DJANGO = Path(django.__file__).parent
FOLDERS = {"contrib/admin": ADMIN, "conf": FORMS, "contrib/auth": ACCOUNTS}


@pytest.mark.parametrize(("folder", "sentences"), FOLDERS.items())
def test_each_sentence_is_one_of_django(folder, sentences):
    known = {
        entry.msgid for entry in polib.pofile(DJANGO / folder / "locale/en/LC_MESSAGES/django.po")
    }

    assert [sentence for sentence in sentences if sentence not in known] == []


def test_names_of_records_keep_their_form():
    with override("uk"):
        told = [gettext(words) % "угода" for words in ("Add %s", "Select %s to change")]

    assert told == ["Додати: угода", "Виберіть запис, щоб змінити: угода"]


def test_english_stays_that_of_django():
    with override("en"):
        assert gettext("Add %s") % "agreement" == "Add agreement"
