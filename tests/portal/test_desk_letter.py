"""The letter that tells what is due."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command

from cities.models import City
from records.models import State
from records.roles import Role
from tests.factories import (
    make_delivery,
)
from tests.staff import make_account, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def olena(lviv: City) -> User:
    """The officer whose desk it is."""
    user = make_officer(lviv, name="olena")
    user.email, user.first_name = "olena@lviv.example", "Олена"
    user.save()
    return user


def test_the_letter_names_each_list_with_its_address(
    olena: User, lviv: City, settings: Any
) -> None:
    settings.PORTAL_ORIGIN = "https://register.example"
    make_delivery(lviv, state=State.IN_REVIEW)

    call_command("send_digest")

    (letter,) = mail.outbox
    assert letter.to == ["olena@lviv.example"]
    assert letter.subject.startswith("Реєстр: що на черзі")
    assert "Олена, у Реєстрі муніципальної дипломатії на Вас чекає:" in letter.body
    line = "https://register.example/admin/aid/delivery/?todo=for_review"
    assert f"поставки допомоги (1): {line}" in letter.body


def test_the_letter_comes_in_english_too(olena: User, lviv: City) -> None:
    make_delivery(lviv, state=State.IN_REVIEW)

    call_command("send_digest", "--language", "en")

    assert "To review: 1" in mail.outbox[0].body


def test_who_has_nothing_to_do_gets_no_letter(olena: User) -> None:
    call_command("send_digest")

    assert mail.outbox == []


def test_readers_locked_accounts_and_those_without_address_get_none(lviv: City) -> None:
    make_delivery(lviv, state=State.IN_REVIEW)
    make_account("reader", Role.READER)
    User.objects.update(email="reader@lviv.example")
    locked = make_officer(lviv, name="locked")
    locked.email, locked.is_active = "locked@lviv.example", False
    locked.save()
    make_officer(lviv, name="silent")

    call_command("send_digest")

    assert mail.outbox == []


def test_an_unknown_account_is_an_error(olena: User) -> None:
    with pytest.raises(CommandError, match="No such account"):
        call_command("send_digest", "--user", "nobody")


def test_one_letter_that_fails_stops_no_other(
    olena: User, lviv: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    ihor = make_officer(lviv, name="ihor")
    ihor.email = "ihor@lviv.example"
    ihor.save()
    make_delivery(lviv, state=State.IN_REVIEW)
    sent = []

    def refuse_first(_self: Any, messages: list) -> int:
        if messages[0].to == ["olena@lviv.example"]:
            raise ConnectionError("no route")
        sent.extend(messages)
        return 1

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse_first)

    with pytest.raises(CommandError, match="1 letters could not be sent"):
        call_command("send_digest")

    assert [letter.to for letter in sent] == [["ihor@lviv.example"]]
