"""Accounts come by invitation: a link, once, for seven days."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.utils import timezone

from cities.models import City
from portal.signin.invitation import Invitation, hashed
from records.roles import Role
from tests.desk import address
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db

PASSWORD = "rather-a-long-one-42"


@pytest.fixture
def chief() -> Client:
    """An administrator."""
    return at_desk(make_account("chief", Role.ADMINISTRATOR))


def invite(client: Client, **changes: Any) -> Any:
    """Sends the form of an invitation."""
    form = {"first_name": "Олена", "email": "olena@lviv.example", "role": "officer", **changes}
    return client.post(address(Invitation), form)


def link_in_letter() -> str:
    """The path of the link that was sent last."""
    line = next(line for line in mail.outbox[-1].body.splitlines() if "/invitation/" in line)
    return line[line.index("/accounts/") :]


def accept(client: Client, link: str, name: str = "olena", password: str = PASSWORD) -> Any:
    """Chooses a name and a password."""
    return client.post(link, {"username": name, "password1": password, "password2": password})


def test_an_invited_officer_makes_an_account_and_logs_in(
    chief: Client, client: Client, lviv: City
) -> None:
    invite(chief, cities=[lviv.pk])
    link = link_in_letter()

    shown, made = client.get(link), accept(client, link)
    client.post("/accounts/login/", {"login": "olena", "password": PASSWORD})

    user = User.objects.get(username="olena")
    assert (shown.status_code, made.status_code) == (200, 302)
    assert (user.first_name, user.email, user.is_staff) == ("Олена", "olena@lviv.example", True)
    assert [group.name for group in user.groups.all()] == ["officer"]
    assert [post.city for post in user.kept_cities.all()] == [lviv]
    assert client.get("/admin/").status_code == 200


def test_a_link_serves_once(chief: Client, client: Client, lviv: City) -> None:
    invite(chief, cities=[lviv.pk])
    link = link_in_letter()
    accept(client, link)

    again = accept(client, link, name="other")

    assert again.status_code == 410
    assert not User.objects.filter(username="other").exists()


def test_a_link_expires_after_seven_days(chief: Client, client: Client, lviv: City) -> None:
    invite(chief, cities=[lviv.pk])
    link, known = link_in_letter(), Invitation.objects.get()
    held = known.expires_at - known.made_at
    assert timedelta(days=7) - timedelta(minutes=1) < held <= timedelta(days=7)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    assert accept(client, link).status_code == 410


def test_sending_anew_makes_the_first_link_void(chief: Client, client: Client, lviv: City) -> None:
    invite(chief, cities=[lviv.pk])
    first, known = link_in_letter(), Invitation.objects.get()
    form = {"first_name": "Олена", "email": "o@lviv.example", "role": "editor"}
    chief.post(address(Invitation, known.pk), form)

    assert client.get(first).status_code == 410
    assert client.get(link_in_letter()).status_code == 200


def test_the_database_holds_no_link(chief: Client, lviv: City) -> None:
    invite(chief, cities=[lviv.pk])
    token = link_in_letter().rstrip("/").split("/")[-1]

    known = Invitation.objects.get()

    assert known.token_hash == hashed(token)
    assert token not in str(Invitation.objects.values())


def test_an_officer_is_invited_for_a_city(chief: Client) -> None:
    answer = invite(chief)

    assert answer.context["adminform"].form.errors["cities"] == [
        "Відповідальний за міста веде записи міста: виберіть його."
    ]
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("password", ["short", "password1234", "123456789012"])
def test_a_weak_password_is_refused(
    chief: Client, client: Client, lviv: City, password: str
) -> None:
    invite(chief, cities=[lviv.pk])

    answer = accept(client, link_in_letter(), password=password)

    assert answer.status_code == 200
    assert answer.context["form"].errors
    assert User.objects.count() == 1


def test_a_name_that_is_taken_is_refused_in_any_case(
    chief: Client, client: Client, lviv: City
) -> None:
    invite(chief, cities=[lviv.pk])

    answer = accept(client, link_in_letter(), name="CHIEF")

    assert list(answer.context["form"].errors) == ["username"]


def test_a_letter_that_cannot_be_sent_leaves_the_link_on_the_page(
    chief: Client, lviv: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any) -> int:
        raise ConnectionError("no route")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)

    page = invite(chief, cities=[lviv.pk])
    told = chief.get(page.url).content.decode()

    assert "Лист не вдалося надіслати" in told
    assert "/accounts/invitation/" in told


def test_only_administrators_invite(lviv: City) -> None:
    for user in (make_officer(lviv), make_account("editor", Role.EDITOR)):
        assert invite(at_desk(user), cities=[lviv.pk]).status_code == 403
    assert Invitation.objects.count() == 0


def test_an_accepted_invitation_is_changed_no_more(
    chief: Client, client: Client, lviv: City
) -> None:
    invite(chief, cities=[lviv.pk])
    accept(client, link_in_letter())
    known = Invitation.objects.get()

    answer = chief.post(
        address(Invitation, known.pk), {"first_name": "Х", "email": "x@x.example", "role": "editor"}
    )

    assert answer.status_code == 403
    assert known.state == "прийнято"
    assert known.account.username == "olena"
