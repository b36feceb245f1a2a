"""History of records: what is kept of each change, whichever way it came."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from aid.models import Delivery, DeliveryRelation, Item, Participant
from cities.models import CaseProfile, CityName
from partnerships.models import AgreementParty, ApprovalStep, InitiativeParty, PartnershipEvent
from records.history import one_change, without_history
from records.history.comparing import side_by_side
from records.history.owning import row_models
from records.history.reading import history_of, state_of
from records.models import Citation, ContactPerson, Record, State
from tests.factories import (
    cite,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_partnership,
    make_profile,
    make_source,
)

pytestmark = pytest.mark.django_db


def all_kinds() -> set[type[Record]]:
    """Every kind of record."""

    def below(model: type) -> set[type]:
        return {model, *(one for each in model.__subclasses__() for one in below(each))}

    return {one for one in below(Record) if not one._meta.abstract}


def test_every_kind_of_record_and_row_has_a_history() -> None:
    kinds = all_kinds()
    rows = {row for kind in kinds for row in row_models(kind)}

    assert len(kinds) == 8
    assert rows == {
        AgreementParty,
        ApprovalStep,
        Citation,
        CityName,
        ContactPerson,
        DeliveryRelation,
        InitiativeParty,
        Item,
        Participant,
        PartnershipEvent,
    }
    assert all(hasattr(one, "history") for one in kinds | rows)


def test_a_row_changed_alone_stands_under_the_present_version() -> None:
    row = make_delivery(make_home())
    item = make_item(row)
    row.save()
    item.quantity = 12
    item.save()

    history = history_of(Delivery, row.pk)

    amounts = [
        {int(one["quantity"]) for one in state.rows[Item].values()}
        for _number, state in sorted(history.snapshots.items())
    ]
    assert amounts == [{10}, {12}]


def test_the_whole_of_a_change_stands_under_its_last_version() -> None:
    with one_change(why="Разом"):
        row = make_delivery(make_home(), donors=[make_city()])
        make_item(row)
        row.save()

    versions = history_of(Delivery, row.pk).versions

    assert [(one.number, one.kind, one.why) for one in versions] == [(2, "+", "Разом")]
    assert side_by_side([history_of(Delivery, row.pk).last, state_of(row)]) == []


def test_a_change_that_is_taken_back_leaves_no_history() -> None:
    row = make_delivery(make_home())

    def fail() -> None:
        with transaction.atomic(), one_change():
            row.save()
            raise ValidationError("no")

    with pytest.raises(ValidationError):
        fail()

    assert [one.number for one in history_of(Delivery, row.pk).versions] == [1]


def test_copies_that_are_no_register_keep_none() -> None:
    with without_history():
        row = make_delivery(make_home(), donors=[make_city()])

    assert history_of(Delivery, row.pk).versions == []
    assert Participant.history.count() == 0


@pytest.mark.parametrize("is_one", [True, False], ids=["one", "many"])
def test_the_deletion_is_the_last_version_and_keeps_the_rows_before_it(is_one: bool) -> None:
    row = make_delivery(make_home(), donors=[make_city()], state=State.DRAFT)
    make_item(row)
    key = row.pk

    if is_one:
        row.delete()
    else:
        Delivery.objects.filter(pk=key).delete()

    history = history_of(Delivery, key)
    assert [(one.number, one.kind) for one in history.versions] == [(1, "+"), (2, "-")]
    assert {kind.__name__: len(rows) for kind, rows in history.last.rows.items()} == {
        "Citation": 1,
        "ContactPerson": 0,
        "Item": 1,
        "Participant": 1,
        "DeliveryRelation": 0,
    }


def test_the_sources_of_a_text_are_kept_with_its_profile() -> None:
    make_source("page-2")
    profile = make_profile(make_home(), text_uk="Текст [@page-2].")

    profile.cite_text()

    last = history_of(CaseProfile, profile.pk).last
    assert [one["position"] for one in last.rows[Citation].values()] == [1]


def test_a_neighbour_that_was_deleted_is_still_named() -> None:
    city = make_city("warsaw", name_en="Warsaw", state=State.DRAFT)
    row = make_delivery(make_home(), donors=[city], state=State.DRAFT)
    with one_change():
        row.participants.all().delete()
        row.save()
    city.delete()

    history = history_of(Delivery, row.pk)

    lines = side_by_side([history.snapshots[1], history.snapshots[2]])
    assert [(line.place, line.words) for line in lines] == [
        ("Participant", ("city: Warsaw (deleted); order: 1; role: donor", "—"))
    ]


def test_a_row_put_back_under_a_new_key_is_the_same_row() -> None:
    row = make_delivery(make_home())
    source = make_source("page-2")
    citation = cite(row, source)
    before = state_of(row)

    citation.delete()
    cite(row, source)

    assert side_by_side([before, state_of(row)]) == []


def test_links_and_initiatives_are_named_in_words() -> None:
    lviv, freiburg = make_home(), make_city()
    link = make_partnership(lviv, freiburg, state=State.DRAFT)
    idea = make_initiative(lviv, parties=[freiburg], state=State.DRAFT)
    before = state_of(idea)

    idea.when_edtf = "2022-22"
    idea.state = State.PUBLISHED

    assert [line.words for line in side_by_side([before, state_of(idea)])] == [
        ("draft", "published"),
        ("2022-21 (spring 2022)", "2022-22 (summer 2022)"),
    ]
    assert history_of(type(link), link.pk).last.values["kind"] == "sister"
