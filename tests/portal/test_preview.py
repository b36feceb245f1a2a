"""The preview of a public page: exact, in both languages, and nothing of it stays."""

import pytest
from django.test import Client

from aid.models import Delivery
from cities.models import City
from records.models import NewVersion, Source, State
from tests.desk import address, send
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_initiative,
    make_item,
    make_organization,
    make_partnership,
    make_profile,
    make_source,
)
from tests.staff import at_desk, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(lviv: City) -> Delivery:
    """Ten generators, not public."""
    row = make_delivery(lviv, donors=[make_city()], state=State.DRAFT)
    make_item(row)
    return row


def seen(client: Client, record: object, language: str = "uk") -> str:
    """The preview of its page."""
    base = address(type(record), record.pk).removesuffix("change/")
    response = client.get(f"{base}preview/{language}/")
    assert response.status_code == 200
    return response.content.decode()


def test_a_draft_is_shown_in_both_languages(officer: Client, draft: Delivery) -> None:
    uk, en = seen(officer, draft, "uk"), seen(officer, draft, "en")

    assert ("Генератори" in uk, "10 генераторів" in uk) == (True, True)
    assert ("Generators" in en, "10 generators" in en) == (True, True)
    assert "Вона ще не публічна" in uk


def test_nothing_of_it_stays(officer: Client, client: Client, draft: Delivery) -> None:
    seen(officer, draft)

    draft.refresh_from_db()
    assert (draft.state, draft.published_at, draft.version) == (State.DRAFT, None, 1)
    assert client.get(draft.get_absolute_url()).status_code == 404


def test_it_is_the_page_that_the_public_gets(
    officer: Client, client: Client, draft: Delivery
) -> None:
    shown = seen(officer, draft)

    draft.publish()

    public = client.get(draft.get_absolute_url().replace("/en/", "/uk/")).content.decode()
    assert slice_of(shown) == slice_of(public)


def slice_of(page: str) -> str:
    """The main part of a page."""
    return page[page.index("<main") : page.index("</main>")]


def test_a_new_version_is_shown_and_stays_unreleased(
    officer: Client, client: Client, lviv: City
) -> None:
    row = make_delivery(lviv)
    make_item(row)
    send(officer, Delivery, row.pk, title_uk="Насоси", items__0__quantity="12")

    shown = seen(officer, row)

    row.refresh_from_db()
    assert ("Насоси" in shown, "12 генераторів" in shown) == (True, True)
    assert (row.title_uk, row.items.get().quantity) == ("Генератори", 10)
    assert NewVersion.objects.count() == 1
    assert "Насоси" not in client.get(row.get_absolute_url()).content.decode()


def test_a_draft_below_a_draft_is_shown_too(officer: Client, lviv: City) -> None:
    link = make_partnership(lviv, make_city(state=State.DRAFT), state=State.DRAFT)

    assert "Freiburg" in seen(officer, link, "en")


def test_every_kind_has_one(officer: Client, lviv: City) -> None:
    freiburg = make_city(state=State.DRAFT)
    records = [
        make_agreement(lviv, state=State.DRAFT),
        make_initiative(lviv, state=State.DRAFT),
        make_organization(state=State.DRAFT),
        make_partnership(lviv, freiburg, state=State.DRAFT),
        make_profile(lviv, state=State.DRAFT),
        freiburg,
    ]

    assert all("preview-bar" in seen(officer, record) for record in records)


def test_it_is_kept_nowhere(officer: Client, draft: Delivery) -> None:
    base = address(Delivery, draft.pk).removesuffix("change/")

    response = officer.get(f"{base}preview/uk/")

    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"


def test_a_source_that_nothing_cites_has_none(officer: Client) -> None:
    source = make_source("unseen", state=State.DRAFT)
    where = address(Source, source.pk)

    response = officer.get(f"{where.removesuffix('change/')}preview/uk/")

    assert (response.status_code, response.url) == (302, where)


def test_an_unknown_language_has_none(officer: Client, draft: Delivery) -> None:
    base = address(Delivery, draft.pk).removesuffix("change/")

    assert officer.get(f"{base}preview/de/").status_code == 404


def test_others_see_none(client: Client, kyiv: City, draft: Delivery) -> None:
    where = address(Delivery, draft.pk).removesuffix("change/") + "preview/uk/"

    assert client.get(where).status_code == 302
    assert at_desk(make_officer(kyiv, name="other")).get(where).status_code == 404
