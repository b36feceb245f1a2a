"""History in the admin: who, when, what, why; two versions side by side; bringing back."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from aid.models import Delivery, Item
from cities.models import City
from partnerships.models import Agreement, Area, Partnership
from records.history.comparing import side_by_side
from records.history.reading import history_of, state_of
from records.models import Record, Source, State
from records.roles import Role
from tests.desk import address, form_errors, open_form, queries, send
from tests.factories import (
    cite,
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
from tests.staff import make_account

pytestmark = pytest.mark.django_db


def draft_delivery(**fields: object) -> Delivery:
    """A draft of ten generators from Freiburg to Lviv."""
    row = make_delivery(make_home(), donors=[make_city()], state=State.DRAFT, **fields)
    make_item(row)
    return row


def page(record: Record, *rest: object) -> str:
    """An address of the record's history."""
    return "/".join([address(type(record), record.pk, "history").rstrip("/"), *map(str, rest), ""])


def restore(desk: Client, record: Record, number: int, **more: str) -> object:
    """Brings a version back as an officer does."""
    form = desk.get(page(record, number, "restore")).context["form"]
    sent = {"form_token": str(form["form_token"].value()), "_restore": "1"}
    sent |= {"opened_version": str(form["opened_version"].value()), "why": "Помилкова зміна"}
    return desk.post(page(record, number, "restore"), {**sent, **more})


def test_a_save_is_one_version_with_who_what_and_why(desk: Client) -> None:
    row = make_delivery(make_home(), donors=[make_city()])
    make_item(row)

    send(desk, Delivery, row.pk, title_uk="Насоси", title_en="Pumps", items__0__quantity="12")

    versions = desk.get(page(row)).context["rows"]
    newest = versions[0]
    assert [one["version"].number for one in versions] == [2, 1]
    assert newest["version"].who == User.objects.get()
    assert newest["version"].why == "Виправлено за джерелом"
    assert [(line.place, line.words) for line in newest["lines"]] == [
        ("Title (Ukrainian)", ("Генератори", "Насоси")),
        ("Title (English)", ("Generators", "Pumps")),
        ("Item “goods, generators”: quantity", ("10", "12")),
    ]


def test_a_published_record_asks_why_it_changes(desk: Client) -> None:
    row = make_delivery(make_home(), donors=[make_city()])

    response = send(desk, Delivery, row.pk, title_uk="Насоси", why="")

    assert form_errors(response) == {"why": ["This field is required."]}
    row.refresh_from_db()
    assert (row.title_uk, row.version) == ("Генератори", 1)


def test_a_draft_asks_for_no_reason(desk: Client) -> None:
    row = draft_delivery()

    assert "why" not in desk.get(address(Delivery, row.pk)).content.decode().split("<form")[2]
    assert send(desk, Delivery, row.pk, title_uk="Насоси").status_code == 302


def test_a_link_that_settles_by_its_events_is_saved_once(desk: Client) -> None:
    link = make_partnership(make_home(), make_city())
    before = link.version

    send(desk, Partnership, link.pk, note_uk="Примітка")

    link.refresh_from_db()
    history = history_of(Partnership, link.pk)
    assert link.version == before + 1
    assert history.versions[-1].number == link.version
    assert side_by_side([history.last, state_of(link)]) == []


def test_ties_are_part_of_a_version(desk: Client) -> None:
    lviv, freiburg = make_home(), make_city()
    paper = make_agreement(lviv, parties=[lviv, freiburg])
    link = make_partnership(lviv, freiburg)
    areas = [
        Area.objects.create(slug=name, name_uk=name, name_en=name) for name in ("health", "water")
    ]

    send(desk, Agreement, paper.pk, areas=[str(one.pk) for one in areas], partnerships=[link.pk])

    lines = desk.get(page(paper)).context["rows"][0]["lines"]
    assert {line.place: line.words for line in lines} == {
        "Areas": ("—", "health; water"),
        "Partnerships": ("—", str(link)),
    }


def test_ties_made_from_the_other_end_are_kept() -> None:
    lviv = make_home()
    paper = make_agreement(lviv)
    link = make_partnership(lviv, make_city())

    link.agreements.add(paper)

    assert history_of(Agreement, paper.pk).last.ties == {"partnerships": [link.pk]}


def test_any_two_versions_are_laid_side_by_side(desk: Client) -> None:
    row = draft_delivery()
    send(desk, Delivery, row.pk, title_uk="Насоси")
    send(desk, Delivery, row.pk, items__0__DELETE="on", title_uk="Помпи")

    response = desk.get(page(row, "compare"), {"from": "1", "to": "3"})

    assert [(line.place, line.words) for line in response.context["lines"]] == [
        ("Title (Ukrainian)", ("Генератори", "Помпи")),
        (
            "Item",
            (
                "number: 1; nature: goods; good: generators; qualifier: exactly; quantity: 10; "
                "unit: pieces",
                "—",
            ),
        ),
    ]
    assert "Помпи" in response.content.decode()


def test_words_that_one_version_lacks_are_marked(desk: Client) -> None:
    row = draft_delivery(summary_uk="Десять генераторів & кабелі")
    send(desk, Delivery, row.pk, summary_uk="Дванадцять генераторів & кабелі <нові>")

    text = desk.get(page(row, "compare"), {"from": "1", "to": "2"}).content.decode()

    assert "<td><del>Десять </del>генераторів &amp; кабелі</td>" in text
    assert "<ins>Дванадцять </ins>генераторів &amp; кабелі <ins>&lt;нові&gt;</ins></td>" in text


@pytest.mark.parametrize("query", [{}, {"from": "1"}, {"from": "x", "to": "1"}, {"from": "9"}])
def test_versions_that_are_not_there_are_refused(desk: Client, query: dict) -> None:
    row = draft_delivery()

    response = desk.get(page(row, "compare"), query)

    assert response.status_code == 400
    assert "Choose two versions of this record from the lists." in response.content.decode()


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


def test_history_asks_the_same_for_few_versions_and_for_many(desk: Client) -> None:
    row = draft_delivery()
    for number in range(2):
        send(desk, Delivery, row.pk, title_uk=f"Насоси {number}")
    few = queries(desk, page(row))
    for number in range(8):
        send(desk, Delivery, row.pk, title_uk=f"Помпи {number}", items__0__quantity=number + 1)

    assert queries(desk, page(row)) == few


def test_an_unknown_version_is_not_found(desk: Client) -> None:
    row = draft_delivery()

    assert desk.get(page(row, 7, "restore")).status_code == 404
    assert desk.get(f"{address(Source, page='deleted')}99/").status_code == 404
