"""Two who accept an invitation at once under one name: one has it, the other is told so."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from portal.signin.invitation import Invitation
from records.roles import Role
from tests.portal.test_invitations import accept
from tests.records.test_admin_parallel import at_once

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time"
    ),
]
HANDS = 4


def link(number: int) -> str:
    """The path of a fresh invitation."""
    made = Invitation(first_name=f"Олена {number}", email="o@lviv.example", role=Role.EDITOR)
    token = made.new_token()
    made.save()
    return f"/accounts/invitation/{token}/"


@pytest.mark.parametrize("names", [["olena"] * HANDS, ["olena", "Olena", "OLENA", "oLENA"]])
def test_one_name_is_given_once(names: list[str]) -> None:
    links = [link(number) for number in range(HANDS)]

    answers = at_once(lambda hand: accept(Client(), links[hand], names[hand]), HANDS)

    refused = [one for one in answers if one.status_code == 200]
    assert sorted(one.status_code for one in answers) == [200] * (HANDS - 1) + [302]
    assert {tuple(one.context["form"].errors) for one in refused} == {("username",)}
    assert User.objects.filter(username__iexact="olena").count() == 1
    assert Invitation.objects.open().count() == HANDS - 1
