"""What an officer sees of another city on the pages that belong to no record: nothing.

Desk, calendar, work lists, reports, the next stage of aid; accounts and the log are others' work.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import URLPattern, reverse
from django.utils import timezone

from aid.models import Delivery
from cities.models import City
from partnerships.models import Area
from portal.audit.entry import AuditEntry
from portal.signin.invitation import Invitation
from records.models import Record, State
from records.roles import Role
from tests.desk import address
from tests.factories import make_delivery
from tests.portal.attempts import pages_of, stands, version_of
from tests.portal.desk_of import due, events
from tests.portal.kept_records import CANARY, EVERY, KEPT, everything
from tests.portal.reporting import asked
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db

# Pages of the site that ask for no record of the register, and those that this file tries
OF_THE_ACCOUNT = {
    *("index", "login", "logout", "password_change", "password_change_done"),
    *("read_date", "jsi18n", "calendar", "app_list", ""),
}
TRIED_HERE = {"reports", "report_file"}
TRIED_BESIDE = {"view_on_site", "autocomplete", "spreadsheets", "sheet_file", "import"}
REPORTS = ("donations.csv", "donations.xlsx", "donations.zip", "summary.xlsx", "brief")


def test_every_page_of_the_site_is_in_the_matrix() -> None:
    pages = [one for one in admin.site.get_urls() if isinstance(one, URLPattern)]
    found = {one.name or "" for one in pages}

    assert found == OF_THE_ACCOUNT | TRIED_HERE | TRIED_BESIDE


def test_every_kind_that_is_no_record_is_in_the_matrix() -> None:
    kinds = {kind for kind in admin.site._registry if not issubclass(kind, Record)}

    assert kinds == {User, Invitation, AuditEntry, Area}


@pytest.mark.parametrize("role", [Role.OFFICER, Role.EDITOR, Role.READER])
@pytest.mark.parametrize("kind", [User, Invitation, AuditEntry], ids=lambda kind: kind.__name__)
def test_accounts_invitations_and_the_log_are_the_administrators(
    lviv: City, role: str, kind: Any
) -> None:
    browser = at_desk(make_account("one", role, lviv))
    row = kind.objects.first() or invited()
    places = [address(kind, row.pk if given else None, name) for name, given in named(kind)]
    before = list(kind.objects.order_by("pk").values())

    answers = [
        ask(where, {"post": "yes"}) for where in places for ask in (browser.get, browser.post)
    ]

    assert {one.status_code for one in answers} == {403}
    assert list(kind.objects.order_by("pk").values()) == before


def named(kind: Any) -> list[tuple[str, list[str]]]:
    """The pages of a kind, without Django's way from the bare key to the form."""
    return [(name, given) for name, given in pages_of(kind) if name]


def invited() -> Invitation:
    """An open invitation."""
    invitation = Invitation(email="olena@example.org", role=Role.EDITOR)
    invitation.new_token()
    invitation.save()
    return invitation


@pytest.mark.parametrize(("role", "status"), [(Role.OFFICER, 403), (Role.READER, 403)])
def test_areas_are_not_changed(lviv: City, role: str, status: int) -> None:
    area = Area.objects.create(slug="energy", name_uk="Енергетика", name_en="Energy")
    browser = at_desk(make_account("one", role, lviv))
    sent = {"name_uk": CANARY, "name_en": CANARY, "slug": "other", "post": "yes"}
    before = everything()

    answers = [
        browser.post(address(Area), sent),
        browser.post(address(Area, area.pk), sent),
        browser.post(address(Area, area.pk, "delete"), sent),
    ]

    assert [one.status_code for one in answers] == [status] * 3
    assert everything() == before


@EVERY
def test_work_lists_desk_and_calendar_hold_nothing_of_another_city(
    client: Client, lviv: City, kyiv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](kyiv)
    soon = timezone.now() + timedelta(days=3)
    kind.objects.filter(pk=record.pk).update(embargo_until=soon, review_note="?")
    version_of(record, State.IN_REVIEW)
    seen = {}
    for name, user in (("mine", make_officer(lviv)), ("all", make_account("e", Role.EDITOR))):
        browser = at_desk(user)
        pages = [
            browser.get(address(kind, page="changelist"), {"todo": todo}).context["cl"]
            for todo in admin.site._registry[kind].work_lists()
        ]
        seen[name] = (
            sum(record in page.result_list for page in pages),
            sum(kind._meta.model_name in shares for shares in due(user).values()),
            len(events(client, user)),
        )

    assert seen["mine"] == (0, 0, 0)
    assert min(seen["all"]) > 0


@pytest.mark.parametrize("state", [State.DRAFT, State.PUBLISHED])
def test_no_delivery_of_another_city_is_copied_as_next_stage(
    officer: Client, kyiv: City, state: str
) -> None:
    pledge = make_delivery(kyiv, title_uk=CANARY, stage="pledged")
    stands(pledge, state)
    asked_for = {"follows": pledge.pk, "stage": "delivered"}

    mine = officer.get(address(Delivery), asked_for)
    theirs = at_desk(make_account("editor", Role.EDITOR)).get(address(Delivery), asked_for)

    assert (CANARY in mine.text, "Київ" in mine.text, CANARY in theirs.text) == (False, False, True)


@pytest.mark.parametrize("name", REPORTS)
def test_no_report_tells_of_another_city(officer: Client, kyiv: City, name: str) -> None:
    make_delivery(kyiv, title_uk=CANARY, when_edtf="2023-05-01")
    where = reverse("admin:report_file", args=[name])
    editor = at_desk(make_account("editor", Role.EDITOR))

    mine = [
        officer.get(where, asked(city="kyiv")),
        officer.get(reverse("admin:reports"), asked(city="kyiv")),
    ]

    assert [one.status_code for one in mine] == [404, 400]
    assert [CANARY in one.text or "Київ" in one.text for one in mine] == [False, False]
    assert editor.get(where, asked(city="kyiv")).status_code == 200


def test_the_page_of_reports_offers_the_officers_cities(officer: Client, kyiv: City) -> None:
    assert "Київ" not in officer.get(reverse("admin:reports")).text
