"""The clock of the aid report: 90 calendar days from customs clearance."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from aid.models import Delivery
from aid.report_clock import Clock, State, clock
from records.models import NewVersion
from tests.desk import address, send
from tests.factories import make_delivery, make_home

TODAY = date(2026, 11, 27)


@pytest.mark.parametrize(
    ("cleared", "reported", "expected"),
    [
        (None, None, Clock(State.NONE)),
        (None, "2026-11-01", Clock(State.DONE)),
        ("2026-11-27", None, Clock(State.DUE, date(2027, 2, 25), 90)),
        ("2026-08-29", None, Clock(State.DUE, TODAY, 0)),
        ("2026-08-28", None, Clock(State.OVERDUE, date(2026, 11, 26), -1)),
        ("2026-01-01", "2026-03-01", Clock(State.DONE, date(2026, 4, 1), -240)),
        # A leap day is a day
        ("2024-02-28", None, Clock(State.OVERDUE, date(2024, 5, 28), -913)),
    ],
)
def test_ninety_days_are_counted(
    cleared: str | None, reported: str | None, expected: Clock
) -> None:
    days = [date.fromisoformat(one) if one else None for one in (cleared, reported)]

    assert clock(*days, TODAY) == expected


@pytest.mark.django_db
def test_customs_and_report_need_no_release(desk: Client) -> None:
    row = make_delivery(make_home())
    cleared = timezone.localdate() - timedelta(days=91)

    send(
        desk,
        Delivery,
        row.pk,
        customs_cleared_on=cleared.isoformat(),
        customs_declaration="26UA209",
    )

    row.refresh_from_db()
    page = desk.get(address(Delivery, row.pk)).content.decode()
    assert (row.customs_cleared_on, row.customs_declaration) == (cleared, "26UA209")
    assert not NewVersion.objects.exists()
    assert "report is overdue by" in page
    assert "(1 day overdue)" in page


@pytest.mark.django_db
def test_the_work_list_holds_what_is_not_reported(desk: Client) -> None:
    lviv, today = make_home(), timezone.localdate()
    due = make_delivery(lviv, "due", customs_cleared_on=today)
    make_delivery(lviv, "done", customs_cleared_on=today, reported_on=today)
    make_delivery(lviv, "free")

    shown = desk.get(address(Delivery, page="changelist"), {"todo": "reports_due"})

    assert list(shown.context["cl"].result_list) == [due]


@pytest.mark.django_db
def test_none_of_it_is_public(client: Client) -> None:
    row = make_delivery(
        make_home(),
        customs_cleared_on=date(2031, 7, 13),
        customs_declaration="CANARY-1",
        act_number="CANARY-2",
        act_on=date(2031, 7, 13),
        usage="used",
    )

    pages = (row.get_absolute_url(), f"/api/v1/deliveries/{row.slug}/", "/en/aid.csv")
    answers = [client.get(page) for page in pages]
    told = "".join(b"".join(answer).decode() for answer in answers)

    assert [answer.status_code for answer in answers] == [200, 200, 200]

    assert row.title_en in told
    assert "CANARY" not in told
    assert "2031" not in told
