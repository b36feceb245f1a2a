"""The version and moment that readers cite tell nothing of what was saved for colleagues alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from aid.models import Delivery
from cities.models import City
from partnerships.models import Agreement, Partnership
from portal.feeds import last_moment
from records.history.reading import state_of
from records.history.writing_back import put_back
from records.models import Record, Source
from tests.desk import form_errors, send
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_item,
    make_organization,
    make_partnership,
    make_source,
)
from tests.staff import at_desk, make_officer

pytestmark = pytest.mark.django_db
LONG_AGO = timezone.now() - timedelta(days=40)


@pytest.fixture
def desk(lviv: City) -> Client:
    """An officer of Lviv who reads English."""
    return at_desk(make_officer(lviv, name="olena"), "en")


def aged(record: Record) -> Any:
    """The record as it was released long ago."""
    rows = type(record).objects.filter(pk=record.pk)
    rows.update(changed_at=LONG_AGO, updated_at=LONG_AGO, published_at=LONG_AGO)
    return rows.get()


def seen(client: Client, record: Record, kind: str) -> tuple[int, str]:
    """What the API says of its version and last change."""
    told = client.get(f"/api/v1/{kind}/{record.slug}/").json()
    return told["version"], told["updated_at"]


def a_paper(lviv: City) -> Agreement:
    """A paper of two cities."""
    return make_agreement(lviv, parties=[lviv, make_city("leipzig")])


def a_delivery(lviv: City) -> Delivery:
    """A row of aid."""
    row = make_delivery(lviv)
    make_item(row)
    return row


def a_letter() -> Source:
    """A source of a public record."""
    letter = make_source("letter")
    cite(make_organization("giz"), letter)
    return letter


def a_link(lviv: City) -> Partnership:
    """A link of two cities."""
    return make_partnership(lviv, make_city("leipzig"))


MADE = {"agreements": a_paper, "deliveries": a_delivery, "partnerships": a_link}
INTERNAL = {
    "a note for colleagues": ("deliveries", {"internal_note": "Подзвонити"}),
    "a note on a link": ("partnerships", {"internal_note": "Подзвонити"}),
    "why a link is held back": ("partnerships", {"review_note": "Уточнити"}),
    "why it is held back": ("deliveries", {"review_note": "Уточнити"}),
    "the number of the declaration": ("deliveries", {"customs_declaration": "UA-77"}),
    "a contact person": (
        "agreements",
        {
            "records-contactperson-content_type-object_id__0__name": "Олена",
        },
    ),
    "a step of the approval": (
        "agreements",
        {
            "approval_steps__0__step": "draft",
            "approval_steps__0__taken_on": "2023-01-02",
        },
    ),
}


@pytest.mark.parametrize("name", INTERNAL)
def test_what_is_internal_leaves_version_and_moment(
    desk: Client, client: Client, lviv: City, name: str
) -> None:
    kind, changes = INTERNAL[name]
    record = aged(MADE[kind](lviv))
    before = seen(client, record, kind)

    answer = send(desk, type(record), record.pk, **changes)

    assert answer.status_code == 302, form_errors(answer)
    saved = type(record).objects.get(pk=record.pk)
    assert saved.version == record.version + 1
    assert seen(client, record, kind) == before
    City.objects.update(published_at=LONG_AGO)
    moment = type(record).objects.annotate(at=last_moment(type(record))).get().at
    assert moment == LONG_AGO


def test_the_page_cites_the_public_version(desk: Client, client: Client, lviv: City) -> None:
    row = aged(a_delivery(lviv))
    send(desk, Delivery, row.pk, internal_note="Подзвонити")

    page = client.get(f"/en/aid/{row.slug}/").text

    assert f"version {row.public_version} of" in page
    assert f"version {row.version + 1} of" not in page


def test_what_readers_see_moves_both(desk: Client, client: Client) -> None:
    letter = aged(a_letter())
    before = seen(client, letter, "sources")

    answer = send(desk, Source, letter.pk, title="Новий заголовок")

    assert answer.status_code == 302, form_errors(answer)
    version, moment = seen(client, letter, "sources")
    assert version == letter.version + 1 > before[0]
    assert moment > before[1]


def test_a_mixed_change_moves_both(desk: Client, client: Client) -> None:
    letter = aged(a_letter())

    send(
        desk,
        Source,
        letter.pk,
        title="Новий заголовок",
        internal_note="Подзвонити",
    )

    assert seen(client, letter, "sources")[0] == letter.version + 1


def test_an_embargo_moves_both(desk: Client, lviv: City) -> None:
    row = aged(a_delivery(lviv))
    past = (timezone.localtime() - timedelta(days=1)).date()

    answer = send(desk, Delivery, row.pk, embargo_until_0=str(past), embargo_until_1="10:00")

    assert answer.status_code == 302, form_errors(answer)
    assert Delivery.objects.get(pk=row.pk).public_version == row.version + 1


def test_a_state_that_differs_in_notes_alone_comes_back_unseen(client: Client, lviv: City) -> None:
    row = a_delivery(lviv)
    before = state_of(row)
    row.internal_note, row.is_internal_save = "Подзвонити", True
    row.save()
    row = aged(row)
    told = seen(client, row, "deliveries")

    put_back(row, before)

    saved = Delivery.objects.get(pk=row.pk)
    assert (saved.internal_note, saved.version) == ("", row.version)
    assert seen(client, row, "deliveries") == told


def test_an_earlier_state_that_readers_see_moves_both(client: Client, lviv: City) -> None:
    row = a_delivery(lviv)
    before = state_of(row)
    row.title_uk = "Інакше"
    row.save()
    row = aged(row)
    told = seen(client, row, "deliveries")

    put_back(row, before)

    version, moment = seen(client, row, "deliveries")
    assert version == row.version > told[0]
    assert moment > told[1]


def test_an_internal_save_is_internal_once(lviv: City) -> None:
    row = a_delivery(lviv)
    row.is_internal_save = True
    row.save()
    kept = row.public_version

    row.save()

    assert (kept, row.public_version) == (row.version - 2, row.version)


@pytest.mark.parametrize("changes", [{"internal_note": "Так"}, {"title_uk": "Інакше"}])
def test_what_is_withdrawn_tells_of_no_save(desk: Client, lviv: City, changes: dict) -> None:
    row = a_delivery(lviv)
    row.withdraw("Помилка")
    row = aged(row)

    answer = send(desk, Delivery, row.pk, **changes)

    assert answer.status_code == 302, form_errors(answer)
    saved = Delivery.objects.get(pk=row.pk)
    assert saved.version == row.version + 1
    assert (saved.public_version, saved.changed_at) == (row.public_version, LONG_AGO)


def test_another_reason_of_withdrawal_is_told(desk: Client, lviv: City) -> None:
    row = a_delivery(lviv)
    row.withdraw("Помилка")
    row = aged(row)

    send(desk, Delivery, row.pk, withdrawal_reason_uk="Двічі в реєстрі")

    saved = Delivery.objects.get(pk=row.pk)
    assert saved.public_version == row.version + 1
    assert saved.changed_at > LONG_AGO
