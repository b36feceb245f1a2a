"""Histories are internal: what once stood in a record is sought in all public output."""

import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models
from django.test import Client

from partnerships.models import Partnership
from records.history import one_change
from records.history.keeping import RecordHistory
from records.models import Record, State
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


def texts_of(row: models.Model) -> list[str]:
    """The free texts of a record or row."""
    return [
        one.name
        for one in row._meta.concrete_fields
        if isinstance(one, models.CharField | models.TextField)
        and not (one.choices or one.name in {"slug", "search_text", "folded", "url", "website"})
        and re.search(r"_(uk|en)$|^(name|title|publisher|number)$", one.name)
    ]


def remember(row: models.Model) -> None:
    """Writes the canary into every text of the row, and takes it out again."""
    names = texts_of(row)
    before = {name: getattr(row, name) for name in names}
    for values in (dict.fromkeys(names, CANARY), before):
        for name, value in values.items():
            setattr(row, name, value)
        with one_change(why=f"{CANARY} reason"):
            row.save()


def plant() -> list[Record]:
    """Public records of every kind with a past, and a deleted one."""
    User.objects.create_superuser("officer", first_name=CANARY)
    lviv, freiburg = make_home(), make_city()
    body_, source = make_organization(), make_source("page-2")
    link = make_partnership(lviv, freiburg)
    row = make_delivery(lviv, donors=[freiburg, body_])
    records = [
        *(lviv, freiburg, body_, source, link, row, make_profile(lviv)),
        make_agreement(lviv, parties=[lviv, freiburg]),
        make_initiative(lviv, parties=[lviv, freiburg]),
    ]
    rows = [make_item(row), *link.events.all(), *row.citations.all()]
    rows.append(lviv.other_names.create(name="Lwów", kind="exonym"))
    for one in [*records, *rows]:
        remember(one)
    gone = make_city("gone", name_uk=CANARY, name_en=CANARY, state=State.DRAFT)
    gone.delete()
    return records


def kept_texts() -> str:
    """All that the histories hold."""
    histories = RecordHistory.__subclasses__()
    return str([list(one.objects.values()) for one in histories])


def test_no_page_file_or_answer_holds_what_only_history_knows(client: Client) -> None:
    records = plant()
    assert kept_texts().count(CANARY) > 3 * len(records)

    answers = crawl(client, ["/en/", "/uk/", *(f"/en/{name}/" for name in LISTS)])
    more = [
        "/sitemap.xml",
        "/robots.txt",
        "/api/v1/",
        "/api/v1/schema/",
        *(f"/api/v1/{name}/" for name in RESOURCES),
        *(f"/en/{name}.{form}" for name in LISTS for form in FORMS),
    ]
    answers |= {where: (r.status_code, body(r)) for where in more if (r := client.get(where))}

    assert len(answers) > 60
    assert [where for where, (_status, text) in answers.items() if CANARY in text] == []
    assert [where for where, (_status, text) in answers.items() if "change_reason" in text] == []


def test_the_search_finds_nothing_that_only_history_knows(client: Client) -> None:
    plant()

    found: Any = client.get("/api/v1/search/", {"q": CANARY}).json()

    assert found["results"] == []
    assert client.get("/api/v1/cities/", {"q": CANARY}).json()["results"] == []


def test_every_page_of_history_asks_for_a_login(client: Client) -> None:
    link = make_partnership(make_home(), make_city())
    where = f"/admin/partnerships/partnership/{link.pk}/history/"

    answers = [
        client.get(address)
        for address in (
            where,
            f"{where}compare/?from=1&to=2",
            f"{where}1/restore/",
            "/admin/partnerships/partnership/deleted/",
            f"/admin/partnerships/partnership/deleted/{link.pk}/",
        )
    ]

    assert {one.status_code for one in answers} == {302}
    assert all("/login/" in one.url for one in answers)
    assert Partnership.objects.exists()
