"""The summary and the brief; who reports for which city."""

import pytest
from django.test import Client
from django.urls import reverse

from cities.models import City
from portal.reports.pages import BOOKS, LISTS, PRINTED
from records.roles import Role
from tests.factories import make_delivery, make_item
from tests.portal.reporting import asked, page, table
from tests.staff import at_desk, make_account, make_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(lviv: City) -> Client:
    """An officer of Lviv who reads English."""
    return at_desk(make_officer(lviv, name="olena"), "en")


def test_each_figure_of_the_summary_opens_just_its_rows(
    desk: Client, client: Client, lviv: City
) -> None:
    for number, when in enumerate(("2023-02-03", "2023", "2022-11-30", "2023-12-31/2024-01-01")):
        make_item(make_delivery(lviv, f"d{number}", when_edtf=when), quantity="5")

    table = page(desk).context["table"]

    cells = [cell for line in table.lines for cell in line.cells if cell.has_rows]
    assert len(cells) == 1
    for address in ("/en/aid/", "/api/v1/deliveries/"):
        answer = client.get(f"{address}?{cells[0].query}")
        assert answer.status_code == 200
    opened = {one["slug"] for one in answer.json()["results"]}
    assert opened == {"d0", "d1"}


@pytest.mark.parametrize("days", ["2023", "2023-02-30/2023-03-01", "2023-03-01/2023-02-01", "x/y"])
def test_days_that_are_none_are_refused(client: Client, lviv: City, days: str) -> None:
    assert client.get("/api/v1/deliveries/", {"days": days}).status_code == 400
    assert client.get("/en/aid/", {"days": days}).status_code == 400


def test_the_brief_names_city_and_period(desk: Client, lviv: City) -> None:
    make_item(make_delivery(lviv, when_edtf="2023-09-14"))
    where = reverse("admin:report_file", args=["brief"])

    told = desk.get(where, asked()).content.decode()

    assert 'class="brief"' in told
    assert "Lviv: 1 January 2023 – 31 December 2023" in told


def test_an_officer_reports_for_their_own_city_alone(desk: Client, kyiv: City) -> None:
    make_item(make_delivery(kyiv, when_edtf="2023-09-14"))

    assert page(desk, city="kyiv").status_code == 400
    for name in (*LISTS, *BOOKS, *PRINTED):
        where = reverse("admin:report_file", args=[name])
        assert desk.get(where, asked(city="kyiv")).status_code == 404


def test_editors_and_readers_report_for_any_city(kyiv: City) -> None:
    make_item(make_delivery(kyiv, when_edtf="2023-09-14"))
    for role in (Role.EDITOR, Role.READER):
        client = at_desk(make_account(role, role), "en")
        assert len(table(client, city="kyiv")) == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"last": "2022-01-01"}, "last"),
        ({"first": "вчора"}, "first"),
        ({"city": "nowhere"}, "city"),
        ({"recipient_id": "12"}, "recipient_id"),
        ({"recipient_id": "١٢٣٤٥٦٧٨"}, "recipient_id"),
    ],
)
def test_a_wrong_question_is_answered_at_its_field(
    desk: Client, lviv: City, more: dict[str, str], field: str
) -> None:
    answer = page(desk, **more)

    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
