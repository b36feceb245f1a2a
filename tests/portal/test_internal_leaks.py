"""What is internal on public records is planted everywhere and sought in all public output."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from django.db import models
from django.test import Client

from portal.audit.entry import AuditEntry
from portal.signin.invitation import Invitation
from portal.spreadsheets.kept_import import SpreadsheetImport
from records.history.editing import is_internal
from records.history.reading import state_of
from records.models import NewVersion, Record
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
    make_profile,
    make_source,
)
from tests.portal.test_api_leaks import CANARY, RESOURCES
from tests.portal.test_pages_leaks import FORMS, LISTS, body, crawl

pytestmark = pytest.mark.django_db

# A day that stands nowhere else
DAY = date(2041, 7, 13)


def mark(row: models.Model, names: Any) -> None:
    """Writes the canary into columns of a row."""
    for name in names:
        field = row._meta.get_field(name)
        if isinstance(field, models.DateField):
            setattr(row, name, DAY)
        elif not field.choices:
            setattr(row, name, CANARY)
    row.save()


def plant(settings: Any, folder: Any) -> list[Record]:
    """Public records of every kind, each with all that is internal."""
    settings.MEDIA_ROOT = str(folder)
    lviv, freiburg = make_home(), make_city()
    undp, source = make_organization(), make_source("page-2")
    link = make_partnership(lviv, freiburg)
    paper = make_agreement(lviv, parties=[lviv, freiburg])
    joint = make_initiative(lviv, parties=[freiburg])
    row = make_delivery(lviv, donors=[freiburg, undp])
    make_item(row)
    profile = make_profile(lviv, text_uk="Текст [@page-2].")
    profile.cite_text()
    records = [lviv, freiburg, undp, source, link, paper, joint, row, profile]
    for record in records:
        mark(record, (*record.INTERNAL, "review_note"))
        record.contacts.create(
            name=CANARY, post=CANARY, email=f"{CANARY}@x.example", phone=CANARY, note=CANARY
        )
        keep_new_version(record)
    paper.approval_steps.create(step="sent", taken_on=DAY, number=CANARY, note=CANARY)
    paper.document.storage.save(f"agreements/{CANARY}.pdf", ContentFile(b"%PDF-"))
    User.objects.create_superuser("officer", first_name=CANARY, email=f"{CANARY}@x.example")
    AuditEntry.objects.create(kind="failed", name=CANARY, detail=CANARY)
    Invitation.objects.create(
        email=f"{CANARY}@x.example", first_name=CANARY, role="editor", token_hash=CANARY
    )
    SpreadsheetImport.objects.create(kind="sources", file_name=CANARY, digest=CANARY)
    return records


def keep_new_version(record: Record) -> None:
    """A new version in work that says something else in every text."""
    state = state_of(record)
    for field in record._meta.concrete_fields:
        if isinstance(field, models.CharField | models.TextField) and not field.choices:
            state.values[field.attname] = CANARY
    NewVersion.objects.keep(record, state, None, CANARY)


def test_every_kind_of_internal_rows_is_planted() -> None:
    kinds = {model.__name__ for model in apps.get_models() if is_internal(model)}

    assert kinds == {"ApprovalStep", "ContactPerson"}


def test_nothing_internal_is_in_any_public_output(
    client: Client, settings: Any, tmp_path: Any
) -> None:
    records = plant(settings, tmp_path)
    starts = [f"/{code}/{name}/" for code in ("en", "uk") for name in LISTS]

    answers = crawl(client, [*starts, "/en/", "/uk/map/", "/en/matrix/", "/en/data/"])
    files = [f"/en/{name}.{form}" for name in LISTS for form in FORMS]
    tools = [f"/api/v1/{name}/" for name in RESOURCES]
    tools += [f"/api/v1/search/?q={CANARY}", "/api/v1/matrix/", "/api/v1/totals/?city=lviv"]
    tools += [f"/en/search/?q={CANARY}", f"/en/aid/?q={CANARY}", "/sitemap.xml", "/en/feed/"]
    tools += [f"/media/agreements/{CANARY}.pdf", f"/en/agreements/{CANARY}/", "/robots.txt"]
    answers |= {one: (200, body(client.get(one))) for one in [*files, *tools]}

    told = {address: text.replace(f"q={CANARY}", "") for address, (_code, text) in answers.items()}
    asked = [one for one in told if CANARY in one]
    leaks = [one for one, text in told.items() if one not in asked and CANARY in text]
    assert leaks == []
    assert [one for one, text in told.items() if "2041" in text] == []
    assert len(answers) > 60
    for record in records:
        assert record.is_public


def test_a_search_for_what_is_internal_finds_nothing(
    client: Client, settings: Any, tmp_path: Any
) -> None:
    plant(settings, tmp_path)

    found = client.get(f"/api/v1/search/?q={CANARY}").json()
    suggested = client.get(f"/en/search/?q={CANARY}").content.decode()

    assert found["count"] == 0
    assert f"{CANARY}@x.example" not in suggested
    assert client.get(f"/en/agreements/{CANARY}/").status_code == 404
