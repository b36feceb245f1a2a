"""Two records that are one: what pointed to the first points to the second."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from aid.models import Delivery, DeliveryRelation
from cities.models import City, CityOfficer
from partnerships.models import Partnership
from records.history.reading import history_of
from records.merging import merge
from records.models import Citation, Fact, State
from records.roles import Role
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
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    """Who may merge."""
    return at_desk(make_account("editor", Role.EDITOR))


def page(record: Any) -> str:
    """Where it is merged."""
    return address(type(record), record.pk, "merge")


def merge_by_hand(client: Client, record: Any, heir: Any, why: str = "Те саме") -> Any:
    """Looks at both and merges."""
    shown = client.get(page(record), {"into": heir.pk})
    versions = shown.context["versions"]
    return client.post(page(record), {"into": heir.pk, "versions": versions, "why": why})


def test_everything_that_named_a_city_names_the_other(lviv: City) -> None:
    old, new = (
        make_city("lwow-2", name_en="Munchen"),
        make_city("munich", name_uk="Мюнхен", name_en="Munich"),
    )
    link = make_partnership(lviv, old)
    paper = make_agreement(lviv, parties=[lviv, old])
    joint = make_initiative(lviv, parties=[old])
    row = make_delivery(lviv, donors=[old])
    body = make_organization(seat=old)

    merge(old, new, "Те саме місто")

    link.refresh_from_db()
    body.refresh_from_db()
    assert (link.partner, body.seat) == (new, new)
    assert [one.city for one in paper.parties.order_by("pk")] == [lviv, new]
    assert [one.city for one in joint.parties.all()] == [new]
    assert [one.city for one in row.participants.all()] == [new]
    old.refresh_from_db()
    assert (old.state, old.merged_into) == (State.WITHDRAWN, new)
    assert (old.withdrawal_reason_uk, old.withdrawal_reason_en) == (
        "Об’єднано із записом «Мюнхен».",
        "Merged into “Munich”.",
    )


def test_each_touched_record_is_its_next_version_with_the_reason(lviv: City) -> None:
    old, new = make_city("one"), make_city("two")
    row = make_delivery(lviv, donors=[old])

    merge(old, new, "Те саме місто")

    for record, number in ((row, 2), (old, 2), (new, 2)):
        last = history_of(type(record), record.pk).versions[-1]
        assert (last.number, last.why) == (number, "Те саме місто")
    row.refresh_from_db()
    assert row.version == 2


def test_its_address_leads_to_the_other(client: Client, lviv: City) -> None:
    old, new = make_city("one"), make_city("two")

    merge(old, new, "Те саме місто")

    answer = client.get(old.get_absolute_url())
    assert (answer.status_code, answer.url) == (301, new.get_absolute_url())


def test_its_names_find_the_other() -> None:
    old = make_city("one", name_uk="Мюнхен", name_en="Munchen")
    old.other_names.create(name="Monachium", language="pl", kind="exonym")
    new = make_city("two", name_uk="Мюнхен", name_en="Munich")

    merge(old, new, "Те саме місто")

    assert sorted(new.other_names.values_list("name", flat=True)) == ["Monachium", "Munchen"]


def test_officers_keep_the_city(lviv: City) -> None:
    old = make_home("old-lviv")
    user = make_officer(old, name="o")

    merge(old, lviv, "Те саме місто")

    assert CityOfficer.objects.get(user=user).city == lviv


def make_home(slug: str) -> City:
    """A home city that is in the register twice."""
    return make_city(slug, country="UA", is_home=True)


def test_a_link_that_both_have_stands_in_the_way(lviv: City) -> None:
    old, new = make_city("one"), make_city("two")
    link = make_partnership(lviv, old)
    make_partnership(lviv, new)

    with pytest.raises(ValidationError) as refused:
        merge(old, new, "Те саме місто")

    link.refresh_from_db()
    old.refresh_from_db()
    assert "stands in the way" in refused.value.messages[0]
    assert (link.partner, old.state) == (old, State.PUBLISHED)


def test_a_row_that_the_heir_has_too_is_there_once(lviv: City) -> None:
    one, two = make_organization("one"), make_organization("two")
    row = make_delivery(lviv, donors=[one, two])

    merge(one, two, "Те саме")

    assert [part.organization for part in row.participants.all()] == [two]


def test_what_a_delivery_says_stays_with_it(lviv: City) -> None:
    one, two = make_delivery(lviv, "one"), make_delivery(lviv, "two")
    make_item(one)
    make_item(two)
    other = make_delivery(lviv, "other")
    DeliveryRelation.objects.create(delivery=other, target=one, kind="fulfils")
    DeliveryRelation.objects.create(delivery=two, target=one, kind="overlaps")
    source = make_source("more")
    Citation.objects.create(record=one, source=source, fact=Fact.QUANTITY, part=1, says="10")

    merge(one, two, "Двічі введено")

    assert (one.items.count(), two.items.count()) == (1, 1)
    assert [tie.target for tie in other.relations.all()] == [two]
    assert two.relations.count() == 0
    moved = two.citations.get(source=source)
    assert (moved.fact, moved.part, moved.says) == ("", 0, "")


def test_ties_move(lviv: City) -> None:
    one, two = make_agreement(lviv, "one"), make_agreement(lviv, "two")
    joint = make_initiative(lviv)
    joint.agreements.add(one)
    row = make_delivery(lviv, agreement=one)

    merge(one, two, "Той самий документ")

    row.refresh_from_db()
    assert (list(joint.agreements.all()), row.agreement) == ([two], two)


def test_texts_cite_the_other_source(lviv: City) -> None:
    one, two, _more = map(make_source, ("page", "other", "page-2"))
    profile = make_profile(lviv, text_uk="Текст [@page @page-2].", text_en="Text [@page].")
    profile.cite_text()

    merge(one, two, "Та сама сторінка")

    profile.refresh_from_db()
    assert profile.text_uk == "Текст [@other @page-2]."
    assert {cited.source.slug for cited in profile.citations.all()} == {"other", "page-2"}


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"state": State.DRAFT}, "merge it into a record that is published"),
        ({"state": State.WITHDRAWN, "withdrawal_reason_uk": "Х"}, "withdrawn already"),
    ],
)
def test_an_heir_that_readers_do_not_see_is_refused(fields: dict, text: str) -> None:
    with pytest.raises(ValidationError, match=text):
        merge(make_city("one"), make_city("two", **fields), "Те саме")


def test_a_record_is_not_its_own_heir() -> None:
    city = make_city()

    with pytest.raises(ValidationError, match="another one of its kind"):
        merge(city, city, "Те саме")


def test_an_editor_looks_at_both_and_merges(editor: Client, lviv: City) -> None:
    old, new = make_city("one", name_uk="Мюнхен"), make_city("two", name_uk="Мюнхен")
    link = make_partnership(lviv, old)

    shown = editor.get(page(old), {"into": new.pk})
    merged = merge_by_hand(editor, old, new)

    link.refresh_from_db()
    assert [(one["kind"], one["names"]) for one in shown.context["moved"]] == [
        ("партнерства", [str(link)])
    ]
    assert (merged.status_code, merged.url) == (302, address(City, new.pk))
    assert link.partner == new


def test_a_reason_is_asked(editor: Client) -> None:
    old, new = make_city("one"), make_city("two")

    answer = merge_by_hand(editor, old, new, why=" ")

    old.refresh_from_db()
    assert (answer.status_code, old.state) == (400, State.PUBLISHED)
    assert (
        answer.context["error"]
        == "Напишіть, чому це один і той самий запис: це лишиться в історії."
    )


def test_what_was_saved_meanwhile_is_looked_at_again(editor: Client) -> None:
    old, new = make_city("one"), make_city("two")
    versions = editor.get(page(old), {"into": new.pk}).context["versions"]
    new.save()

    answer = editor.post(page(old), {"into": new.pk, "versions": versions, "why": "Те саме"})

    old.refresh_from_db()
    assert (answer.status_code, old.state) == (400, State.PUBLISHED)


def test_a_new_version_in_work_is_finished_first(editor: Client) -> None:
    old, new = make_city("one"), make_city("two")
    send(editor, City, old.pk, population="5")

    assert merge_by_hand(editor, old, new).status_code == 400


def test_an_officer_does_not_merge(lviv: City, officer: Client) -> None:
    one, two = make_delivery(lviv, "one"), make_delivery(lviv, "two")

    assert officer.get(page(one)).status_code == 403
    assert officer.post(page(one), {"into": two.pk, "why": "Те саме"}).status_code == 403
    assert Delivery.objects.public().count() == 2
    assert Partnership.objects.count() == 0


@pytest.mark.parametrize("into", ["", "999999", "abc", "9" * 30])
def test_what_is_no_record_is_refused(editor: Client, into: str) -> None:
    assert editor.get(page(make_city()), {"into": into}).status_code == 400


def test_two_profiles_stand_in_the_way(lviv: City, kyiv: City) -> None:
    make_profile(lviv)
    make_profile(kyiv)

    with pytest.raises(ValidationError, match=r"stands in the way|стоїть на заваді"):
        merge(lviv, kyiv, "Те саме місто")

    lviv.refresh_from_db()
    assert lviv.state == State.PUBLISHED


def test_what_nobody_released_is_not_published_by_merging(lviv: City) -> None:
    draft, public = make_delivery(lviv, "draft", state=State.DRAFT), make_delivery(lviv, "public")
    Citation.objects.create(record=draft, source=make_source("more"), note_en="UNREVIEWED")

    merge(draft, public, "Те саме")

    assert not public.citations.filter(note_en="UNREVIEWED").exists()
    assert draft.citations.filter(note_en="UNREVIEWED").exists()
