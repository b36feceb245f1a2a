"""Pages of the desk's work ask no more with many rows than with few."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from aid.models import Delivery, DeliveryRelation
from cities.models import City
from partnerships.models import Agreement, AgreementParty, Organization, Partnership
from portal.reports.pages import BOOKS, LISTS, PRINTED
from records.models import Record, Source, State
from tests.desk import address, queries, send
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
    make_source,
)
from tests.portal.reporting import asked

pytestmark = pytest.mark.django_db
MANY = 8


def ask_often(
    count: Callable[[], int], add: Callable[[int], Any], many: int = MANY
) -> tuple[int, int]:
    """Queries with one row, and with many."""
    add(0)
    one = count()
    for number in range(1, many):
        add(number)
    return one, count()


def named_everywhere(city: City, number: int) -> None:
    """A link, a paper, a row of aid and a citation that name a city abroad."""
    home = make_home(f"home-{number}")
    make_partnership(home, city)
    paper = make_agreement(home, f"paper-{number}")
    AgreementParty.objects.create(agreement=paper, city=city)
    make_delivery(home, f"row-{number}").participants.create(role="donor", city=city)
    city.other_names.create(name=f"Name {number}", kind="exonym")
    cite(city, make_source(f"page-{number}"), fact="kind", says=str(number))


def cites_it(source: Source, number: int) -> None:
    """Records of several kinds that cite a source."""
    home = make_home(f"home-{number}")
    made = (
        make_city(f"c{number}"),
        make_partnership(home, make_city(f"p{number}")),
        make_delivery(home, f"d{number}"),
        make_initiative(home, f"i{number}"),
    )
    for record in made:
        cite(record, source)


def is_fulfilled(row: Delivery, number: int) -> None:
    """Rows of aid tied to another one."""
    other = make_delivery(make_home(f"home-{number}"), f"row-{number}")
    DeliveryRelation.objects.create(delivery=other, kind="overlaps", target=row)
    DeliveryRelation.objects.create(delivery=row, kind="overlaps", target=other)


def gave(body: Organization, number: int) -> None:
    """Rows of aid of a body."""
    make_delivery(make_home(f"home-{number}"), f"row-{number}", donors=[body])


MERGED: dict[str, tuple[Callable[[str], Record], Callable[[Any, int], None]]] = {
    "city": (make_city, named_everywhere),
    "source": (make_source, cites_it),
    "organization": (make_organization, gave),
    "delivery": (lambda slug: make_delivery(make_home(f"of-{slug}"), slug), is_fulfilled),
}


@pytest.mark.parametrize("name", MERGED)
def test_merging_asks_the_same_for_one_and_for_many(desk: Client, name: str) -> None:
    make, add = MERGED[name]
    double, heir = make("double"), make("heir")
    where = f"{address(type(double), double.pk, 'merge')}?into={heir.pk}"

    one, many = ask_often(lambda: queries(desk, where), lambda number: add(double, number))

    assert many == one


@pytest.mark.parametrize("page", ["new_version", "preview"])
def test_a_new_version_asks_the_same_for_one_row_and_for_many(desk: Client, page: str) -> None:
    def count(rows: int) -> int:
        home = make_home(f"home-{rows}")
        row = make_delivery(home, f"row-{rows}", donors=[make_city(f"c{rows}")])
        for number in range(rows):
            make_item(row, quantity=str(number + 1))
            row.participants.create(role="hub", city=make_city(f"hub-{rows}-{number}"))
            cite(row, make_source(f"page-{rows}-{number}"), fact="kind", says=str(number))
        assert send(desk, Delivery, row.pk, summary_uk="Інакше").status_code == 302
        args = [row.pk, "uk"] if page == "preview" else [row.pk]
        return queries(desk, reverse(f"admin:aid_delivery_{page}", args=args))

    # Preview writes the rows for a moment: each of them once
    few, more, most = count(2), count(4), count(6)
    if page == "new_version":
        assert few == more == most
    else:
        assert most - more == more - few


HEAD = "city,title_uk,stage,category,item_1_nature,item_1_good,item_1_qualifier,item_1_quantity,"


def table(rows: int) -> SimpleUploadedFile:
    """A file of new rows of aid."""
    lines = [
        f"Львів,Рядок {number},обіцяно,vehicles,goods,bus,exactly,{number + 2},vehicles"
        for number in range(rows)
    ]
    return SimpleUploadedFile("f.csv", "\n".join([f"{HEAD}item_1_unit", *lines]).encode())


def brought(desk: Client, rows: int, **sent: str) -> int:
    """Queries of a file's dry run, or of writing it, with the page after it."""
    where = reverse("admin:spreadsheets")
    if sent:
        answer = desk.post(where, {"kind": "deliveries", "file": table(rows)})
        where, data = answer["Location"], sent
    else:
        data = {"kind": "deliveries", "file": table(rows)}
    with CaptureQueriesContext(connection) as made:
        answer = desk.post(where, data, follow=True)
    assert answer.status_code == 200
    assert f"Рядок {rows - 1}" in answer.text
    return len(made)


@pytest.mark.parametrize("sent", [{}, {"_write": "1", "why": "Так"}], ids=["dry run", "written"])
def test_a_file_asks_the_same_for_few_lines_and_for_many(desk: Client, sent: dict) -> None:
    make_home("lviv", name_uk="Львів")
    brought(desk, 2, **sent)

    few, many = brought(desk, 4, **sent), brought(desk, 40, **sent)

    # Rows are written and fetched by hundreds, and the database takes some dozens at once
    assert many - few <= 6


@pytest.mark.parametrize("name", ["", *LISTS, *BOOKS, *PRINTED])
def test_reports_ask_the_same_for_one_row_and_for_many(desk: Client, name: str) -> None:
    lviv = make_home("lviv")

    def add(number: int) -> None:
        both = [lviv, make_city(f"p{number}")]
        make_agreement(lviv, f"paper-{number}", signed_on_edtf="2023-05", parties=both)
        for kind, when in (("said", "2023-05-06"), ("apart", "2023-05"), ("perhaps", "")):
            row = make_delivery(
                lviv,
                f"{kind}-{number}",
                when_edtf=when,
                donors=[make_city(f"{kind}-{number}"), make_organization(f"{kind}-b{number}")],
            )
            make_item(row)
            cite(row, make_source(f"{kind}-page-{number}"))

    where = reverse("admin:report_file", args=[name]) if name else reverse("admin:reports")
    query = "&".join(f"{key}={value}" for key, value in asked().items())

    one, many = ask_often(lambda: queries(desk, f"{where}?{query}"), add)

    assert many == one


def waiting(number: int) -> None:
    """Work of each kind for the desk, the lists and the calendar."""
    home, today = make_home(f"home-{number}"), timezone.localdate()
    soon, past = today + timedelta(days=30), today - timedelta(days=500)
    both = [home, make_city(f"c{number}")]
    make_agreement(home, f"paper-{number}", valid_until_edtf=str(soon), parties=both)
    make_delivery(home, f"p{number}", stage="pledged", when_edtf=str(past))
    make_delivery(home, f"r{number}", state=State.IN_REVIEW)
    make_delivery(home, f"c{number}", customs_cleared_on=past)
    make_partnership(home, both[1], embargo_until=timezone.now() + timedelta(days=2))
    for model in (Agreement, Delivery, Partnership):
        for record in model.objects.filter(city=home):
            cite(record, make_source(f"{model._meta.model_name}-{record.pk}"))


def test_the_desk_asks_the_same_for_one_record_and_for_many(desk: Client) -> None:
    one, many = ask_often(lambda: queries(desk, reverse("admin:index")), waiting)

    assert many == one


def test_a_work_list_asks_the_same_for_one_record_and_for_many(desk: Client) -> None:
    where = f"{address(Delivery, page='changelist')}?todo=for_review"

    one, many = ask_often(lambda: queries(desk, where), waiting)

    assert many == one


def test_the_calendar_asks_the_same_for_one_record_and_for_many(
    desk: Client, client: Client
) -> None:
    made = desk.post(reverse("admin:calendar"), {"_make": "1"}, follow=True)
    feed = made.context["address"].split("testserver", 1)[-1]
    feed = "/" + feed.split("/", 3)[-1] if feed.startswith("http") else feed

    one, many = ask_often(lambda: queries(client, feed), waiting)

    assert many == one


@pytest.mark.parametrize("page", ["history", "deleted"])
def test_history_asks_the_same_for_one_change_and_for_many(desk: Client, page: str) -> None:
    row = make_delivery(make_home("lviv"))

    def add(number: int) -> None:
        make_item(row, quantity=str(number + 1))
        row.title_uk = f"Назва {number}"
        row.save()
        other = make_delivery(row.city, f"gone-{number}", state=State.DRAFT)
        Delivery.objects.filter(pk=other.pk).update(published_at=None)
        Delivery.objects.get(pk=other.pk).delete()

    args = () if page == "deleted" else (row.pk,)
    where = reverse(f"admin:aid_delivery_{page}", args=args)

    one, many = ask_often(lambda: queries(desk, where), add)

    assert many == one
