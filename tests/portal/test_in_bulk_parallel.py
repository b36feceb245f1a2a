"""Two who take the same step with the same records at once, and one who saves meanwhile."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from aid.models import Delivery
from records.admin.in_bulk import SEND
from records.models import State
from records.roles import Role
from tests.desk import address, open_form
from tests.factories import make_delivery, make_home, make_item
from tests.records.test_admin_parallel import at_once
from tests.staff import at_desk, make_account

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time"
    ),
]
HANDS = 4


def drafts(number: int) -> list[Delivery]:
    """Drafts of one city."""
    home = make_home("lviv")
    rows = [make_delivery(home, f"d{one}", state=State.DRAFT) for one in range(number)]
    for row in rows:
        make_item(row)
    Delivery.objects.update(published_at=None)
    return list(Delivery.objects.order_by("pk"))


def confirm(client: Client, rows: list[Delivery]) -> Any:
    """Sends the page on which the rows were looked through."""
    return client.post(
        address(Delivery, page="changelist"),
        {
            "action": SEND.action,
            "index": "0",
            "_selected_action": [row.pk for row in rows],
            "seen": [f"{row.pk}:{row.version}" for row in rows],
        },
    )


def test_a_step_is_taken_once() -> None:
    rows = drafts(5)
    before = [row.history.count() for row in rows]
    clients = [at_desk(make_account(f"hand-{hand}", Role.EDITOR)) for hand in range(HANDS)]

    answers = at_once(lambda hand: confirm(clients[hand], rows), HANDS)

    assert {one.status_code for one in answers} == {302}
    after = list(Delivery.objects.order_by("pk"))
    assert {row.state for row in after} == {State.IN_REVIEW}
    assert [row.history.count() - was for row, was in zip(after, before, strict=True)] == [1] * 5


def test_a_save_meanwhile_wins_or_is_told_of_the_step() -> None:
    rows = drafts(3)
    first = rows[0]
    clients = [at_desk(make_account(f"hand-{hand}", Role.EDITOR)) for hand in range(2)]
    typed = open_form(clients[1], address(Delivery, first.pk), Delivery)
    typed["title_uk"] = "Змінено"
    for name in [name for name in typed if name.endswith("TOTAL_FORMS")]:
        typed[name] = typed[name.replace("TOTAL", "INITIAL")]

    def act(hand: int) -> Any:
        if hand == 0:
            return confirm(clients[0], rows)
        return clients[1].post(address(Delivery, first.pk), typed)

    _taken, saved = at_once(act, 2)

    first.refresh_from_db()
    # Neither is lost: the step leaves the record out, or the form is shown with both versions
    assert (saved.status_code, first.state, first.title_uk == "Змінено") in (
        (302, State.DRAFT, True),
        (409, State.IN_REVIEW, False),
    )
    assert {row.state for row in Delivery.objects.exclude(pk=first.pk)} == {State.IN_REVIEW}
