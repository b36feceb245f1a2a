"""Two real transactions at once, on PostgreSQL: one save wins, one record is made."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, connections
from django.test import Client

from aid.models import Delivery
from partnerships.models import Partnership
from records.models import FormToken, Source, State
from tests.desk import address, open_form
from tests.factories import make_city, make_delivery, make_home, make_item

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor != "postgresql", reason="SQLite lets one transaction write at a time"
    ),
]
HANDS = 6


def officer() -> Client:
    """An officer with a session of their own."""
    client = Client()
    client.force_login(
        User.objects.get_or_create(username="o", is_staff=True, is_superuser=True)[0]
    )
    return client


def at_once(act: Callable[[int], Any]) -> list[Any]:
    """What each of several hands gets that act at the same moment, each on its own connection."""
    ready, found = Barrier(HANDS), [None] * HANDS

    def one(number: int) -> None:
        try:
            ready.wait()
            found[number] = act(number)
        finally:
            connections.close_all()

    hands = [Thread(target=one, args=(number,)) for number in range(HANDS)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    return found


def opened(client: Client, model: type, pk: Any = None) -> dict[str, Any]:
    """A form with the rows that are there."""
    data = open_form(client, address(model, pk), model)
    for name in [name for name in data if name.endswith("TOTAL_FORMS")]:
        data[name] = data[name.replace("TOTAL", "INITIAL")]
    return data


def test_of_saves_at_once_one_wins_and_the_others_are_refused() -> None:
    row = make_delivery(make_home(), donors=[make_city()], state=State.DRAFT)
    make_item(row)
    clients = [officer() for _hand in range(HANDS)]
    forms = [opened(client, Delivery, row.pk) for client in clients]

    def save(number: int) -> int:
        typed = {"title_uk": f"Насоси {number}", "items-0-quantity": str(number + 20)}
        where = address(Delivery, row.pk)
        return clients[number].post(where, {**forms[number], **typed}).status_code

    answers = at_once(save)

    row.refresh_from_db()
    winner = answers.index(302)
    assert sorted(answers) == [302] + [409] * (HANDS - 1)
    assert (row.title_uk, row.version) == (f"Насоси {winner}", 2)
    assert int(row.items.get().quantity) == winner + 20
    assert Delivery.history.filter(id=row.pk, version=2).count() == 1


def test_a_form_sent_at_once_several_times_makes_one_record() -> None:
    client = officer()
    given = {"title": "Т", "publisher": "В", "language": "uk", "kind": "media"}
    data = {**opened(client, Source), **given}
    clients = [officer() for _hand in range(HANDS)]

    answers = at_once(lambda number: clients[number].post(address(Source), data).status_code)

    assert answers == [302] * HANDS
    assert Source.objects.count() == 1
    assert FormToken.objects.get().record == Source.objects.get()


def test_a_link_with_its_events_too() -> None:
    lviv, freiburg, client = make_home(), make_city(), officer()
    data = {
        **opened(client, Partnership),
        "city": lviv.pk,
        "partner": freiburg.pk,
        "events-TOTAL_FORMS": "1",
        "events-0-kind": "signed",
        "events-0-link_kind": "sister",
        "events-0-date_edtf": "1989",
    }
    clients = [officer() for _hand in range(HANDS)]

    answers = at_once(lambda number: clients[number].post(address(Partnership), data).status_code)

    assert answers == [302] * HANDS
    assert Partnership.objects.get().events.count() == 1


def test_a_refused_form_lets_the_next_sending_through() -> None:
    client = officer()
    data = opened(client, Source)
    clients = [officer() for _hand in range(HANDS)]

    answers = at_once(lambda number: clients[number].post(address(Source), data).status_code)

    assert answers == [200] * HANDS
    assert not Source.objects.exists()
    assert not FormToken.objects.exists()
