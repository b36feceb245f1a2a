"""History in the admin: who, when, what, why; two versions side by side; bringing back."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from aid.models import Delivery
from partnerships.models import Agreement, Area, Partnership
from records.history.comparing import side_by_side
from records.history.reading import history_of, state_of
from records.models import Record, Source, State
from tests.desk import address, form_errors, queries, send, send_and_release
from tests.factories import (
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_item,
    make_partnership,
)

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

    changes = {"title_uk": "Насоси", "title_en": "Pumps", "items__0__quantity": "12"}
    send_and_release(desk, Delivery, row.pk, **changes)

    versions = desk.get(page(row)).context["rows"]
    newest = versions[0]
    assert [one["version"].number for one in versions] == [2, 1]
    assert newest["version"].who == User.objects.get()
    assert newest["version"].why == "Виправлено за джерелом — Сама на зміні"
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

    send_and_release(desk, Partnership, link.pk, note_uk="Примітка")

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

    keys = [str(one.pk) for one in areas]
    send_and_release(desk, Agreement, paper.pk, areas=keys, partnerships=[link.pk])

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

    assert "><del>Десять </del>генераторів &amp; кабелі</td>" in text
    assert "<ins>Дванадцять </ins>генераторів &amp; кабелі <ins>&lt;нові&gt;</ins></td>" in text


@pytest.mark.parametrize("query", [{}, {"from": "1"}, {"from": "x", "to": "1"}, {"from": "9"}])
def test_versions_that_are_not_there_are_refused(desk: Client, query: dict) -> None:
    row = draft_delivery()

    response = desk.get(page(row, "compare"), query)

    assert response.status_code == 400
    assert "Choose two versions of this record from the lists." in response.content.decode()


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
