"""The aid explorer on the real register: known figures, and every mark opens its rows."""

import pytest

from tests.aid.test_explorer import AID, rows_at, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.mark.parametrize("kind", ["city", "country", "good", "time"])
def test_every_mark_opens_its_rows(kind):
    chart = shown(f"measure=vehicles&chart={kind}&by=quarter").chart
    for entry in [*chart.entries, *([chart.undated] if chart.undated else [])]:
        for cell in entry.cells:
            if cell.words:
                assert rows_at(cell.url) == cell.rows, (entry.name, cell)


def test_figures_of_vehicles_are_those_of_the_design(client):
    answer = client.get(f"{AID}?measure=vehicles")
    (line,) = answer.context["shown"].table.lines
    assert [cell.figure for cell in line.cells] == ["155", "227", "578–583"]
    notes = answer.context["shown"].table.left_out
    assert (notes[0].reason, notes[0].number, notes[0].amounts) == (
        "part_of", 5, "36 vehicles (delivered)",
    )  # fmt: skip


def test_figures_without_a_measure_are_those_of_the_api(client):
    page = client.get(f"{AID}?city=odesa").context["shown"].table
    api = client.get("/api/v1/totals/?city=odesa").json()
    assert len(page.lines) == len(api["measures"])
    assert page.rows == api["deliveries"]
