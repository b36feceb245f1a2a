"""What an officer neither finds in lists and choices nor gives to another city: each kind.

The records belong to Kyiv; the officer keeps Lviv. Nothing of what is refused leaves a trace. The
pages of one record: test_roles_matrix_pages.py.
"""

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import models
from django.test import Client
from django.urls import reverse

from aid.models import DeliveryRelation
from cities.models import CaseProfile, City
from records.models import Record, State
from tests.desk import address, form_errors, open_form, send
from tests.factories import make_city, make_source
from tests.portal.kept_records import (
    EACH_OWNED,
    EVERY,
    KEPT,
    OWNED,
    SHARED,
    complete,
    everything,
)

pytestmark = pytest.mark.django_db


def test_every_kind_of_record_is_in_the_matrix() -> None:
    kinds = {kind for kind in apps.get_models() if issubclass(kind, Record)}

    assert kinds == {*KEPT, *SHARED}
    assert kinds <= set(admin.site._registry)


@EACH_OWNED
def test_lists_show_the_officers_own(
    officer: Client, lviv: City, kyiv: City, kind: type[Record]
) -> None:
    own, _other = KEPT[kind](lviv), KEPT[kind](kyiv)

    page = officer.get(address(kind, page="changelist"))

    assert [row.pk for row in page.context["cl"].result_list] == [own.pk]
    assert "Київ" not in page.text


def test_the_list_of_cities_shows_those_abroad_and_the_officers_own(
    officer: Client, lviv: City, kyiv: City
) -> None:
    abroad = make_city("leipzig")

    page = officer.get(address(City, page="changelist"))

    assert {row.pk for row in page.context["cl"].result_list} == {lviv.pk, abroad.pk}


@EVERY
def test_a_search_in_the_list_finds_nothing_of_another_city(
    officer: Client, kyiv: City, kind: type[Record]
) -> None:
    KEPT[kind](kyiv)

    page = officer.get(address(kind, page="changelist"), {"q": "Канарка"})

    kept = [row for row in page.context["cl"].result_list if kind is not City or row.is_home]
    assert kept == []


@EACH_OWNED
def test_autocompletes_offer_nothing_of_another_city(
    officer: Client, lviv: City, kyiv: City, kind: type[Record]
) -> None:
    own, _other = KEPT[kind](lviv), KEPT[kind](kyiv)
    kind.objects.update(state=State.DRAFT)
    for field in named_by(kind):
        asked = {
            "app_label": field.model._meta.app_label,
            "model_name": field.model._meta.model_name,
            "field_name": field.name,
        }
        found = officer.get(reverse("admin:autocomplete"), asked).json()["results"]

        assert [one["id"] for one in found] == [str(own.pk)], field


def named_by(kind: type[Record]) -> list[models.Field]:
    """The fields by which forms of the admin choose a record of this kind."""
    owners = [*OWNED, DeliveryRelation]
    fields = [one for owner in owners for one in (*owner._meta.fields, *owner._meta.many_to_many)]
    named = [one for one in fields if one.remote_field and one.remote_field.model is kind]
    return [one for one in named if kind is not CaseProfile or one.name != "merged_into"]


@EACH_OWNED
def test_a_record_is_not_moved_to_another_city(
    officer: Client, lviv: City, kyiv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](lviv)
    kind.objects.filter(pk=record.pk).update(state=State.DRAFT, published_at=None)
    before = everything()

    answer = send(officer, kind, record.pk, city=str(kyiv.pk))

    assert form_errors(answer)["city"] == [NO_SUCH_CHOICE]
    assert everything() == before


NO_SUCH_CHOICE = "Такого значення немає серед можливих: виберіть одне з переліку."


@EACH_OWNED
def test_no_record_is_added_for_another_city(
    officer: Client, lviv: City, kyiv: City, kind: type[Record]
) -> None:
    make_source("source-one")
    before = everything()
    data = complete(open_form(officer, address(kind), kind))

    answer = officer.post(address(kind), {**data, "city": str(kyiv.pk), "title_uk": "Насоси"})

    assert form_errors(answer)["city"] == [NO_SUCH_CHOICE]
    assert everything() == before


@EACH_OWNED
def test_deleted_records_of_another_city_stay_deleted(
    officer: Client, kyiv: City, kind: type[Record]
) -> None:
    record = KEPT[kind](kyiv)
    key = record.pk
    kind.objects.filter(pk=key).update(published_at=None, state=State.DRAFT)
    kind.objects.filter(pk=key).delete()
    before = everything()
    where = address(kind, page="deleted")

    listed = officer.get(where)
    answers = [
        officer.get(f"{where}{key}/").status_code,
        officer.post(f"{where}{key}/", {"_restore": "1"}).status_code,
    ]

    assert list(listed.context["rows"]) == []
    assert answers == [403, 403]
    assert everything() == before
