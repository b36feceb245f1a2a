"""An earlier version or a deleted record comes back, checked like a form."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from aid.models import Delivery, Item
from cities.models import City
from records.history.comparing import side_by_side
from records.history.reading import history_of, state_of
from records.models import State
from records.roles import Role
from tests.desk import address, form_errors, open_form, release, send
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_organization,
    make_partnership,
    make_profile,
    make_source,
)
from tests.records.test_admin_history import draft_delivery, page, restore
from tests.staff import make_account

pytestmark = pytest.mark.django_db


def test_an_earlier_version_comes_back_with_its_rows_as_a_new_one(desk: Client) -> None:
    row = draft_delivery()
    hub = make_city("warsaw", country="PL")
    send(
        desk,
        Delivery,
        row.pk,
        title_uk="Насоси",
        items__0__DELETE="on",
        participants__0__city=hub.pk,
        participants__0__role="hub",
    )

    response = restore(desk, row, 1)

    row.refresh_from_db()
    history = history_of(Delivery, row.pk)
    last = history.versions[-1]
    assert (response.status_code, response.url) == (302, page(row))
    assert (row.title_uk, row.version) == ("Генератори", 3)
    assert [str(item.quantity) for item in row.items.all()] == ["10.000"]
    assert [(one.role, one.city.slug) for one in row.participants.all()] == [("donor", "freiburg")]
    assert (last.number, last.origin, last.restored_from) == (3, "restored", 1)
    assert last.why == "Помилкова зміна"
    assert side_by_side([history.snapshots[1], history.last]) == []


def test_restoring_leaves_the_release_as_it_is(desk: Client) -> None:
    row = draft_delivery()
    send(desk, Delivery, row.pk, state="published", title_uk="Насоси")

    restore(desk, row, 1)
    release(desk, Delivery, row.pk, why="Сама на зміні")

    row.refresh_from_db()
    assert (row.title_uk, row.state) == ("Генератори", "published")


def test_a_version_that_no_longer_fits_is_shown_and_nothing_is_written(desk: Client) -> None:
    row = draft_delivery()
    donor = row.participants.get().city
    send(desk, Delivery, row.pk, participants__0__DELETE="on", title_uk="Насоси")
    City.objects.filter(pk=donor.pk).delete()

    response = restore(desk, row, 1)

    row.refresh_from_db()
    assert response.status_code == 200
    assert list(form_errors(response)) == ["participants__0__city"]
    assert (row.title_uk, row.version) == ("Насоси", 2)
    assert response.context["adminform"].form["title_uk"].value() == "Генератори"


def test_restoring_over_another_save_is_refused(desk: Client) -> None:
    row = draft_delivery()
    send(desk, Delivery, row.pk, title_uk="Насоси")

    response = restore(desk, row, 1, opened_version="1")

    row.refresh_from_db()
    assert (response.status_code, row.title_uk) == (409, "Насоси")


def test_a_deleted_record_comes_back_with_its_rows(desk: Client) -> None:
    row = draft_delivery()
    source, key = make_source("page-2"), row.pk
    cite(row, source, fact="quantity", part=1, says="10")
    row.initiatives.set([])
    desk.post(address(Delivery, key, "delete"), {"post": "yes"})
    assert not Item.objects.exists()

    listed = desk.get(address(Delivery, page="deleted")).context["rows"]
    where = f"{address(Delivery, page='deleted')}{key}/"
    form = desk.get(where).context["form"]
    token = str(form["form_token"].value())
    response = desk.post(where, {"form_token": token, "_restore": "1"})

    back = Delivery.objects.get()
    assert [(one.name, one.who) for one in listed] == [("Generators", User.objects.get())]
    assert response.status_code == 302
    assert (back.pk, back.slug, back.state, back.version) == (key, "delivery", "draft", 3)
    assert [item.good for item in back.items.all()] == ["generator"]
    assert [one.city.slug for one in back.participants.all()] == ["freiburg"]
    assert {(one.source.slug, one.says) for one in back.citations.all()} == {
        ("source-one", ""),
        ("page-2", "10"),
    }
    assert [one.kind for one in history_of(Delivery, key).versions] == ["+", "-", "+"]
    assert list(desk.get(address(Delivery, page="deleted")).context["rows"]) == []
    again = desk.post(where, {"form_token": token, "_restore": "1"})
    assert (again.status_code, again.url) == (302, page(back))


def test_what_was_entered_anew_since_is_shown_before_it_comes_back(desk: Client) -> None:
    gone = make_city("gone", name_uk="Мюнхен", name_en="Munich", state=State.DRAFT)
    key = gone.pk
    gone.delete()
    anew = make_city("munich", name_uk="Мюнхен", name_en="Munich")
    where = f"{address(City, page='deleted')}{key}/"
    token = "5b1c1d4a-5f0e-4f0c-8a43-5a5d2d2f9d10"

    asked = desk.post(where, {"form_token": token, "_restore": "1"})
    from_page = type("Page", (), {"get": lambda self, url: asked})()
    filled = open_form(from_page, "", City)
    for name in [name for name in filled if name.endswith("TOTAL_FORMS")]:
        filled[name] = "0"
    back = desk.post(where, {**filled, "_all_the_same": "1"})

    assert [one["address"] for one in asked.context["doubles"]] == [address(City, anew.pk)]
    assert f'action="{where}"' in asked.content.decode()
    assert back.status_code == 302
    assert set(City.objects.values_list("pk", "slug")) == {(key, "gone"), (anew.pk, "munich")}


@pytest.mark.parametrize(
    "maker",
    [
        lambda: make_city(state=State.DRAFT),
        lambda: make_source(state=State.DRAFT),
        lambda: make_partnership(make_home(), make_city(), state=State.DRAFT),
        lambda: make_agreement(lviv := make_home(), parties=[lviv, make_city()], state=State.DRAFT),
        lambda: make_initiative(make_home(), parties=[make_city()], state=State.DRAFT),
        lambda: make_organization(seat=make_city(), state=State.DRAFT),
        lambda: make_profile(make_home(), state=State.DRAFT),
    ],
)
def test_other_kinds_come_back_too(desk: Client, maker: object) -> None:
    record = maker()
    record.refresh_from_db()
    before = state_of(record)
    desk.post(address(type(record), record.pk, "delete"), {"post": "yes"})
    where = f"{address(type(record), page='deleted')}{record.pk}/"

    desk.post(where, {"form_token": "5b1c1d4a-5f0e-4f0c-8a43-5a5d2d2f9d10", "_restore": "1"})

    back = type(record).objects.get(pk=record.pk)
    assert side_by_side([before, state_of(back)]) == []


def test_who_may_not_change_a_record_may_not_restore_it(client: Client) -> None:
    row = draft_delivery()
    client.force_login(make_account("reader", Role.READER))

    answers = [
        client.get(page(row)).status_code,
        client.get(page(row, "compare"), {"from": "1", "to": "1"}).status_code,
        client.post(page(row, 1, "restore"), {"_restore": "1"}).status_code,
        client.get(address(Delivery, page="deleted")).status_code,
    ]

    assert answers == [200, 200, 403, 200]


def test_who_may_only_look_sees_the_history_and_no_question_why(client: Client) -> None:
    row = make_delivery(make_home(), donors=[make_city()])
    client.force_login(make_account("reader", Role.READER))

    form, versions = client.get(address(Delivery, row.pk)), client.get(page(row))

    assert (form.status_code, versions.status_code) == (200, 200)
    assert "why" not in [name for fields in form.context["adminform"] for name in fields.fields]
    assert 'id="kept"' not in form.content.decode()
    assert "/restore/" not in versions.content.decode()
    assert client.get(page(row, 1, "restore")).status_code == 403
    assert list(client.get(address(Delivery, page="deleted")).context["rows"]) == []


def test_a_file_comes_back_with_its_version(desk: Client) -> None:
    lviv = make_home()
    paper = make_agreement(
        lviv, parties=[lviv, make_city()], document="agreements/a.pdf", state=State.DRAFT
    )
    paper.document = "agreements/b.pdf"
    paper.save()

    restore(desk, paper, 1)

    paper.refresh_from_db()
    assert (paper.document.name, paper.version) == ("agreements/a.pdf", 3)
