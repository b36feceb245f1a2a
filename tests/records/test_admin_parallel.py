"""Two real transactions at once, on PostgreSQL: one save wins, one record is made."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.test import Client

from aid.models import Delivery
from partnerships.models import Partnership
from portal.spreadsheets.importing import bring, write
from records.models import FormToken, NewVersion, Source, State
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


def at_once(act: Callable[[int], Any], number: int = HANDS) -> list[Any]:
    """What each of several hands gets that act at the same moment, each on its own connection."""
    ready, found = Barrier(number), [None] * number

    def one(hand: int) -> None:
        try:
            ready.wait()
            found[hand] = act(hand)
        finally:
            connections.close_all()

    hands = [Thread(target=one, args=(hand,)) for hand in range(number)]
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


def published() -> Delivery:
    """Ten generators that readers see."""
    row = make_delivery(make_home(), donors=[make_city()])
    make_item(row)
    return row


def test_new_versions_saved_at_once_do_not_overwrite_each_other_unseen() -> None:
    row = published()
    clients = [officer() for _hand in range(HANDS)]
    forms = [opened(client, Delivery, row.pk) for client in clients]

    def save(number: int) -> int:
        typed = {"title_uk": f"Насоси {number}", "why": "Лист"}
        return (
            clients[number].post(address(Delivery, row.pk), {**forms[number], **typed}).status_code
        )

    answers = at_once(save)

    row.refresh_from_db()
    version = NewVersion.objects.get()
    assert sorted(answers) == [302] + [409] * (HANDS - 1)
    assert version.number == 1
    assert version.snapshot().values["title_uk"] == f"Насоси {answers.index(302)}"
    assert (row.title_uk, row.version) == ("Генератори", 1)


def test_a_release_while_others_edit_is_the_one_that_was_looked_at() -> None:
    row = published()
    writer = officer()
    writer.post(
        address(Delivery, row.pk),
        {**opened(writer, Delivery, row.pk), "title_uk": "Насоси", "why": "Лист"},
    )
    clients = [officer() for _hand in range(HANDS)]
    NewVersion.objects.get().send_to_review()
    number = NewVersion.objects.get().number
    forms = [reopened(client, row) for client in clients]

    def act(hand: int) -> int:
        if hand == 0:
            sent = {"number": number, "_release": "1", "why": "Сама на зміні"}
            return clients[0].post(address(Delivery, row.pk, "new_version"), sent).status_code
        typed = {**forms[hand], "title_uk": f"Труби {hand}"}
        return clients[hand].post(address(Delivery, row.pk), typed).status_code

    answers = at_once(act)

    row.refresh_from_db()
    left = NewVersion.objects.first()
    if answers[0] == 302:
        assert row.title_uk == "Насоси"
        assert left is None or left.snapshot().values["title_uk"].startswith("Труби")
    else:
        assert (answers[0], row.title_uk) in {(400, "Генератори"), (409, "Генератори")}
        assert left is not None
    saved = [hand for hand in range(1, HANDS) if answers[hand] == 302]
    assert len(saved) <= 1
    if saved:
        assert left is not None
        assert left.snapshot().values["title_uk"] == f"Труби {saved[0]}"
    assert all(answer in (302, 400, 409) for answer in answers)


def reopened(client: Client, row: Delivery) -> dict[str, Any]:
    """The form with the new version in it."""
    response = client.post(address(Delivery, row.pk), {"_reopen": "1"})
    page = type("Page", (), {"get": lambda self, url: response})()
    data = open_form(page, "", Delivery)
    for name in [name for name in data if name.endswith("TOTAL_FORMS")]:
        data[name] = data[name.replace("TOTAL", "INITIAL")]
    return data


def test_a_new_version_is_released_or_discarded_never_both() -> None:
    row = published()
    writer = officer()
    writer.post(
        address(Delivery, row.pk),
        {**opened(writer, Delivery, row.pk), "title_uk": "Насоси", "why": "Лист"},
    )
    NewVersion.objects.get().send_to_review()
    number = NewVersion.objects.get().number
    clients = [officer() for _hand in range(2)]
    steps = (
        {"_release": "1", "why": "Сама на зміні"},
        {"_discard": "1", "discarded_why": "Помилка"},
    )

    def act(hand: int) -> bool:
        where = address(Delivery, row.pk, "new_version")
        answer = clients[hand].post(where, {"number": number, **steps[hand]}, follow=True)
        return answer.status_code == 200 and '<li class="success">' in answer.content.decode()

    is_done = at_once(act, 2)

    row.refresh_from_db()
    assert sorted(is_done) == [False, True]
    assert row.title_uk == ("Насоси" if is_done[0] else "Генератори")


def test_an_import_while_others_edit_loses_nothing() -> None:
    row = make_delivery(make_home(), state=State.DRAFT)
    make_item(row)
    user = User.objects.create_superuser("brings")
    kept = bring("deliveries", "f.csv", f"slug,title_en\n{row.slug},Pumps\n".encode(), user)
    clients = [officer() for _hand in range(HANDS)]
    forms = [opened(client, Delivery, row.pk) for client in clients]

    def act(hand: int) -> Any:
        if hand == 0:
            write(kept, User.objects.get(username="brings"), "")
            return 0
        typed = {**forms[hand], "title_uk": "Насоси"}
        return clients[hand].post(address(Delivery, row.pk), typed).status_code

    answers = at_once(act)

    row.refresh_from_db()
    saved = 302 in answers
    assert row.title_en == "Pumps"
    assert row.version == 2 + saved
    assert row.title_uk == ("Насоси" if saved else "Генератори")
    assert Delivery.history.filter(id=row.pk).count() == row.version


def test_an_import_that_is_confirmed_at_once_several_times_is_written_once() -> None:
    make_home()
    user = User.objects.create_superuser("brings")
    text = "title,publisher,language,kind\nТ,В,uk,media\n"
    kept = bring("sources", "f.csv", text.encode(), user)

    def act(_hand: int) -> str:
        try:
            write(kept, User.objects.get(username="brings"), "")
        except ValidationError as error:
            return error.messages[0]
        return ""

    answers = at_once(act)

    assert answers.count("") == 1
    assert Source.objects.count() == 1
