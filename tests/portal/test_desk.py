"""The officer's desk: what is due, on the first page, by e-mail and in a calendar."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from aid.models import Delivery, DeliveryRelation
from cities.models import City
from portal.desk.address import CalendarAddress
from portal.desk.tasks import tasks_of
from records.models import State
from records.roles import Role
from tests.desk import queries, send
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_partnership,
)
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 27)


@pytest.fixture
def olena(lviv: City) -> User:
    """The officer whose desk it is."""
    user = make_officer(lviv, name="olena")
    user.email, user.first_name = "olena@lviv.example", "Олена"
    user.save()
    return user


def due(user: User, day: date = TODAY) -> dict[str, dict[str, int]]:
    """How many records of which kind stand in each list."""
    return {
        task.name: {share.address.split("/")[3]: share.count for share in task.shares}
        for task in tasks_of(user, day)
        if task.shares
    }


def test_what_waits_for_a_second_person_is_due(olena: User, lviv: City) -> None:
    make_delivery(lviv, state=State.IN_REVIEW)
    public = make_delivery(lviv, "public")
    send(at_desk(olena), Delivery, public.pk, title_uk="Насоси")

    found = due(olena)

    assert found["for_review"] == {"delivery": 1}
    assert found["new_version"] == {"delivery": 1}


def test_a_draft_that_was_sent_back_is_due(olena: User, lviv: City) -> None:
    make_delivery(lviv, state=State.DRAFT, review_note="Де акт?")

    assert due(olena)["sent_back"] == {"delivery": 1}


def test_an_embargo_is_due_two_weeks_before_it_ends(olena: User, lviv: City) -> None:
    now = timezone.now()
    make_delivery(lviv, "soon", embargo_until=now + timedelta(days=13))
    make_delivery(lviv, "later", embargo_until=now + timedelta(days=15))
    make_delivery(lviv, "over", embargo_until=now - timedelta(days=1))

    assert due(olena)["embargo_ending"] == {"delivery": 1}


@pytest.mark.parametrize(
    ("until", "is_due"),
    [
        ("2026-11-26", False),
        ("2026-11-27", True),
        ("2027-02-25", True),
        ("2027-02-26", False),
        ("2027-02", True),
        ("2027", True),
        ("2026", True),
        ("", False),
    ],
)
def test_an_agreement_is_due_90_days_before_it_may_end(
    olena: User, lviv: City, until: str, is_due: bool
) -> None:
    make_agreement(lviv, signed_on_edtf="2020", valid_until_edtf=until)

    assert (due(olena).get("expiring") == {"agreement": 1}) is is_due


@pytest.mark.parametrize(
    ("fields", "is_due"),
    [
        ({"when_edtf": "2025-11-26"}, True),
        ({"when_edtf": "2025-11-27"}, False),
        ({"when_edtf": "2025"}, False),
        ({"when_edtf": "2024"}, True),
        ({"when_edtf": ""}, False),
        ({"when_edtf": "2024", "stage": "committed"}, False),
        ({"when_edtf": "2024", "state": "draft"}, True),
    ],
)
def test_a_pledge_is_due_a_year_later(
    olena: User, lviv: City, fields: dict[str, Any], is_due: bool
) -> None:
    make_delivery(lviv, **{"stage": "pledged", **fields})

    assert (due(olena).get("without_follow_up") == {"delivery": 1}) is is_due


def test_an_undated_pledge_counts_from_its_entry(olena: User, lviv: City) -> None:
    row = make_delivery(lviv, stage="pledged", when_edtf="")
    entered = timezone.make_aware(datetime(2025, 11, 1))
    Delivery.objects.filter(pk=row.pk).update(created_at=entered)

    assert due(olena)["without_follow_up"] == {"delivery": 1}


def test_a_fulfilled_pledge_is_not_due(olena: User, lviv: City) -> None:
    pledge = make_delivery(lviv, "pledge", stage="pledged", when_edtf="2024")
    given = make_delivery(lviv, "given")
    DeliveryRelation.objects.create(delivery=given, target=pledge, kind="fulfils")

    assert "without_follow_up" not in due(olena)


def test_a_draft_untouched_for_a_month_is_due(olena: User, lviv: City) -> None:
    old, fresh = make_delivery(lviv, "old", state=State.DRAFT), make_delivery(lviv, "fresh")
    before = timezone.now() - timedelta(days=31)
    Delivery.objects.filter(pk__in=[old.pk, fresh.pk]).update(updated_at=before)

    assert due(olena)["untouched"] == {"delivery": 1}


def test_texts_and_sources_are_due(olena: User, lviv: City) -> None:
    row = make_delivery(lviv, title_en="")
    row.citations.all().delete()

    found = due(olena)

    assert found["untranslated"]["delivery"] == 1
    assert found["without_source"]["delivery"] == 1


def test_a_record_on_one_source_is_due(olena: User, lviv: City) -> None:
    make_delivery(lviv)

    assert due(olena)["single_source"] == {"delivery": 1}


def test_an_officer_sees_what_their_cities_keep(olena: User, kyiv: City) -> None:
    make_delivery(kyiv, state=State.IN_REVIEW)
    editor = make_account("editor", Role.EDITOR)

    assert "for_review" not in due(olena)
    assert due(editor)["for_review"] == {"delivery": 1}


def test_each_count_opens_just_its_rows(olena: User, lviv: City) -> None:
    make_delivery(lviv, "one", state=State.IN_REVIEW)
    make_delivery(lviv, "two", state=State.IN_REVIEW, title_en="")
    make_agreement(lviv, valid_until_edtf=f"{timezone.localdate():%Y-%m}")
    make_partnership(lviv, make_city())
    client = at_desk(olena)

    tasks = client.get("/admin/").context["tasks"]

    assert len(tasks) >= 3
    for task in tasks:
        for share in task.shares:
            assert client.get(share.address).context["cl"].result_count == share.count, share


def test_the_first_page_says_what_is_due_and_what_is_not(olena: User, lviv: City) -> None:
    make_delivery(lviv, state=State.IN_REVIEW)

    page = at_desk(olena).get("/admin/")

    told = page.content.decode()
    assert "Поставки допомоги: 1" in told
    assert "Повернуто" in [str(task.label) for task in page.context["done"]]


def test_the_desk_asks_once_for_each_kind(olena: User, lviv: City) -> None:
    client = at_desk(olena)
    few = queries(client, "/admin/")
    for number in range(3):
        make_delivery(lviv, f"d{number}", state=State.IN_REVIEW)
        make_agreement(lviv, f"a{number}", valid_until_edtf="2027-01")

    assert queries(client, "/admin/") == few


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


def feed(client: Client, user: User, language: str = "uk") -> Any:
    """The calendar of an account, which any program may ask for."""
    known, _made = CalendarAddress.objects.get_or_create(user=user)
    response = client.get(reverse("calendar", args=[known.token]), {"language": language})
    assert response.status_code == 200
    return response


def events(client: Client, user: User, language: str = "uk") -> list[tuple[str, Any]]:
    """Its events: summary and day."""
    made = Calendar.from_ical(feed(client, user, language).content)
    return [(str(one["summary"]), one["dtstart"].dt) for one in made.walk("VEVENT")]


def test_the_calendar_holds_ends_of_agreements(client: Client, olena: User, lviv: City) -> None:
    until = timezone.localdate() + timedelta(days=30)
    make_agreement(lviv, title_uk="Угода, дружба", valid_until_edtf=until.isoformat())

    ((told, when),) = events(client, olena)

    assert when == until
    assert told.startswith("Закінчується угода (")
    assert told.endswith("): Угода, дружба")


def test_a_pledge_is_asked_about_after_a_year(client: Client, olena: User, lviv: City) -> None:
    given = timezone.localdate() - timedelta(days=300)
    make_delivery(lviv, stage="pledged", when_edtf=given.isoformat())

    assert events(client, olena, "en") == [
        ("Ask what became of the pledge: Generators", given + timedelta(days=365))
    ]


def test_what_is_not_public_is_not_named(client: Client, olena: User, lviv: City) -> None:
    until = timezone.localdate() + timedelta(days=30)
    draft = make_agreement(
        lviv, title_uk="Таємна", valid_until_edtf=until.isoformat(), state=State.DRAFT
    )
    ends = timezone.now() + timedelta(days=3)
    row = make_delivery(lviv, title_uk="Таємна теж", embargo_until=ends)

    told = [name for name, _when in events(client, olena)]

    assert told[0].endswith(f": Угода № {draft.pk}")
    assert told[1] == f"Закінчується ембарго: Поставка допомоги № {row.pk}"


def test_the_calendar_is_that_of_the_account(client: Client, olena: User, kyiv: City) -> None:
    until = timezone.localdate() + timedelta(days=30)
    make_agreement(kyiv, valid_until_edtf=until.isoformat())

    assert events(client, olena) == []


def test_a_locked_account_has_none(client: Client, olena: User) -> None:
    known = CalendarAddress.objects.create(user=olena)
    olena.is_active = False
    olena.save()

    assert client.get(reverse("calendar", args=[known.token])).status_code == 404


def test_a_guessed_address_has_none(client: Client) -> None:
    assert client.get(reverse("calendar", args=["x" * 43])).status_code == 404


def test_it_is_kept_in_no_cache(client: Client, olena: User) -> None:
    response = feed(client, olena)

    assert response["Cache-Control"] == "private, no-store"
    assert response["Content-Type"] == "text/calendar; charset=utf-8"


def test_an_account_makes_renews_and_ends_its_address(client: Client, olena: User) -> None:
    desk, page = at_desk(olena), reverse("admin:calendar")
    assert desk.get(page).context["address"] == ""

    desk.post(page, {"_make": "1"})
    first = CalendarAddress.objects.get().token
    assert first in desk.get(page).context["address"]
    desk.post(page, {"_make": "1"})
    second = CalendarAddress.objects.get().token
    desk.post(page, {"_end": "1"})

    assert first != second
    assert client.get(reverse("calendar", args=[first])).status_code == 404
    assert CalendarAddress.objects.count() == 0
