"""What an officer does not reach through an own record: rows, versions, files of another city."""

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from cities.models import City
from partnerships.models import Agreement, Partnership
from records.history.reading import state_of
from records.models import NewVersion, Record, State
from records.roles import Role
from tests.desk import address, open_form
from tests.portal.attempts import WHY, discarded_of, stands, step, version_of
from tests.portal.kept_records import EACH_OWNED, KEPT, OWNED, complete, everything
from tests.staff import at_desk, make_account

pytestmark = pytest.mark.django_db

# Hidden inputs of a row: its own key
KEY_OF_ROW = re.compile(r"(?P<group>.+)-\d+-id")
WITH_ROWS = [kind for kind in OWNED if kind._meta.model_name != "caseprofile"]


def keys_of_rows(data: dict[str, Any]) -> dict[str, str]:
    """The keys of the rows that a form holds, by input."""
    return {name: key for name, key in data.items() if KEY_OF_ROW.fullmatch(name) and key}


@pytest.mark.parametrize("kind", WITH_ROWS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("is_deleted", [True, False])
def test_rows_of_another_city_are_not_sent_with_an_own_record(
    officer: Client, lviv: City, kyiv: City, kind: type[Record], is_deleted: bool
) -> None:
    mine, theirs = KEPT[kind](lviv), KEPT[kind](kyiv)
    stands(mine, State.DRAFT)
    chief = at_desk(make_account("chief", Role.ADMINISTRATOR))
    data = complete(open_form(officer, address(kind, mine.pk), kind))
    borrowed = keys_of_rows(open_form(chief, address(kind, theirs.pk), kind))
    more = {name.replace("-id", "-DELETE"): "on" for name in borrowed} if is_deleted else {}
    before = state_of(theirs), state_of(mine).rows

    officer.post(address(kind, mine.pk), {**data, **borrowed, **more})

    assert borrowed
    assert (state_of(theirs), state_of(mine).rows) == before


@EACH_OWNED
def test_no_old_state_brings_a_record_back_to_another_city(
    officer: Client, lviv: City, kyiv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](kyiv)
    record.city = lviv
    record.save()
    stands(record, State.DRAFT)
    where = f"{address(kind, record.pk, 'history')}1/restore/"
    sent = {"_restore": "1", "why": WHY, "opened_version": record.version}
    before = everything()

    officer.post(where, sent)

    assert everything() == before
    at_desk(make_account("editor", Role.EDITOR)).post(where, sent)
    record.refresh_from_db()
    assert record.city == kyiv


@EACH_OWNED
def test_no_new_version_takes_a_record_to_another_city(
    officer: Client, lviv: City, kyiv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](lviv)
    version = version_of(record, State.IN_REVIEW)
    # As if an editor had written it
    version.content["values"]["city_id"] = kyiv.pk
    NewVersion.objects.filter(pk=version.pk).update(content=version.content)

    officer.post(address(kind, record.pk, "new_version"), step("_release")(record))

    assert kind.objects.get(pk=record.pk).city == lviv
    # The pair of a link that was published stays, whoever releases
    assert NewVersion.objects.exists() is (kind is not Partnership)


@EACH_OWNED
def test_no_discarded_version_of_another_city_is_taken_up(
    officer: Client, lviv: City, kyiv: City, kind: type[Record]
) -> None:
    mine, version = KEPT[kind](lviv), discarded_of(KEPT[kind](kyiv))
    where = f"{address(kind, mine.pk, 'new_version')}{version.pk}/"
    before = everything()

    assert officer.post(where).status_code == 404
    assert everything() == before


def test_no_file_of_another_city_is_read_through_an_own_paper(
    officer: Client, lviv: City, kyiv: City, settings: Any, tmp_path: Any
) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    mine, theirs = KEPT[Agreement](lviv), KEPT[Agreement](kyiv)
    mine.document.save("mine.pdf", ContentFile(b"%PDF-1.7 mine"))
    theirs.document.save("theirs.pdf", ContentFile(b"%PDF-1.7 theirs"))
    where = address(Agreement, mine.pk, "signed_copy")

    assert officer.get(where, {"name": mine.document.name}).status_code == 200
    assert officer.get(where, {"name": theirs.document.name}).status_code == 404
