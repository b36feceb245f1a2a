"""Aid: the list of rows and the page of one delivery."""

import pytest
from django.utils import timezone

from aid.models import DeliveryRelation, Participant
from tests.factories import (
    cite,
    make_agreement,
    make_city,
    make_delivery,
    make_home,
    make_initiative,
    make_item,
    make_organization,
    make_source,
)
from tests.page_text import lines_of, queries_of

pytestmark = pytest.mark.django_db
CITED = "1 source: Generators"


def listed(client, query=""):
    """The rows of the list, without head and foot."""
    lines = lines_of(client.get(f"/en/aid/{query}"))
    return lines[len(lines) - lines[::-1].index("Sources") : -2]


def section(client, heading, slug="delivery"):
    """The lines of a section of a delivery's page."""
    lines = lines_of(client.get(f"/en/aid/{slug}/"))
    ends = {"What was given", "Beside other rows", "Under which paper, for what", "Sources"}
    start = lines.index(heading) + 1
    end = next(i for i, line in enumerate(lines) if i >= start and line in ends)
    return lines[start:end]


def facts(client, slug="delivery"):
    """The facts of a delivery's page, by name."""
    lines = lines_of(client.get(f"/en/aid/{slug}/"))
    start, end = lines.index("Stage"), lines.index("What was given")
    part = lines[start:end]
    return dict(zip(part[::2], part[1::2], strict=False))


def relate(row, kind, target, **fields):
    return DeliveryRelation.objects.create(delivery=row, kind=kind, target=target, **fields)


def test_a_row_says_when_what_from_whom_where_and_how_much(client):
    row = make_delivery(make_home(), donors=[make_city(), make_organization()])
    make_item(row, qualifier="more_than")
    make_item(row, nature="valuation", good="", unit="EUR", quantity=120_000)
    make_item(row, nature="context", good="", unit="people", quantity=7)

    assert listed(client) == [
        "Mar 2022",
        "Generators",
        "Freiburg; UNDP",
        "Lviv",
        "delivered",
        "more than 10 generators",
        "EUR 120,000 stated worth",
        CITED,
    ]


def test_a_row_without_donor_date_or_quantity_says_so(client):
    make_delivery(make_home(), when_edtf="")

    assert listed(client)[:3] == ["date unknown", "Generators", "donor not named"]
    assert listed(client)[5] == "not stated"


def test_an_unknown_quantity_is_no_zero(client):
    make_item(make_delivery(make_home()), qualifier="unknown", quantity=None, unit="tonnes")

    assert listed(client)[5] == "quantity not stated"


def test_a_hub_is_named_as_hub(client):
    row = make_delivery(make_home(), donors=[make_organization()])
    Participant.objects.create(delivery=row, role="hub", city=make_city())

    assert listed(client)[2] == "UNDP; hub: Freiburg"
    assert facts(client)["Collected and forwarded by (hub, not donor)"] == "Freiburg"
    assert facts(client)["Given by"] == "UNDP"


def test_part_and_overlap_are_flagged(client):
    lviv = make_home()
    whole = make_delivery(lviv, "whole", title_en="Whole", when_edtf="2024")
    part = make_delivery(lviv, "part", title_en="Part", when_edtf="2023")
    other = make_delivery(lviv, "other", title_en="Other", when_edtf="2022")
    relate(part, "part_of", whole)
    relate(other, "overlaps", whole)

    lines = listed(client)

    assert [lines[lines.index(title) + 2] for title in ("Whole", "Part", "Other")] == [
        "may overlap other rows",
        "part of another record",
        "may overlap other rows",
    ]


def test_an_overlap_with_a_row_that_is_not_counted_is_no_flag(client):
    lviv = make_home()
    row, part = make_delivery(lviv), make_delivery(lviv, "part", title_en="Part")
    relate(part, "part_of", make_delivery(lviv, "whole", title_en="Whole"))
    relate(row, "overlaps", part)

    assert listed(client).count("may overlap other rows") == 0
    assert listed(client).count("part of another record") == 1


def test_shared_rows_name_the_other_places(client):
    make_delivery(make_home(), shared_with_uk="Бровари", shared_with_en="Brovary")

    assert listed(client)[3] == "shared with Brovary"
    assert facts(client)["To"] == "Lvivshared with Brovary; the split is unknown"


def test_rows_are_counted_as_rows(client):
    make_delivery(make_home())

    assert "1 row of aid" in lines_of(client.get("/en/aid/"))


def test_filters_choose_rows(client):
    lviv, kyiv = make_home(), make_home("kyiv")
    make_item(make_delivery(lviv, "one", stage="pledged"))
    make_item(make_delivery(kyiv, "two", donors=[make_city()]), good="bus", unit="vehicles")

    for query, city in (
        ("?city=lviv", "Lviv"),
        ("?stage=pledged", "Lviv"),
        ("?good=bus", "Kyiv"),
        ("?partner=freiburg", "Kyiv"),
        ("?country=DE", "Kyiv"),
    ):
        assert [line for line in listed(client, query) if line in ("Lviv", "Kyiv")] == [city]


def test_csv_of_aid(client):
    row = make_delivery(make_home(), donors=[make_city()], category="energy_equipment")
    make_item(row, qualifier="between", quantity=20, quantity_max=25)

    lines = b"".join(client.get("/en/aid.csv").streaming_content).decode().splitlines()

    assert lines == [
        "slug,city,title_uk,title_en,stage,when,when_earliest,when_latest,category,donors,hubs,"
        "carriers,implementers,receivers,items,is_part,may_overlap,shared_with_uk,shared_with_en,"
        "summary_uk,summary_en,sources,address,downloaded_from,downloaded_on,licence",
        "delivery,lviv,Генератори,Generators,delivered,2022-03,2022-03-01,2022-03-31,"
        "energy_equipment,freiburg,,,,,goods generator between 20-25 pieces,False,False,,,,,"
        "source-one,http://127.0.0.1:8000/en/aid/delivery/,"
        f"http://127.0.0.1:8000/en/aid/,{timezone.localdate()},CC BY 4.0",
    ]


def full(home, slug):
    """A row with a neighbour of every kind."""
    paper = make_agreement(home, f"paper-{slug}")
    row = make_delivery(home, slug, agreement=paper, donors=[make_city(f"city-{slug}")])
    row.initiatives.add(make_initiative(home, f"joint-{slug}"))
    make_item(row)
    return row


@pytest.mark.parametrize("form", ["/", ".csv", ".json"])
def test_list_queries_do_not_grow_with_rows(client, form):
    home = make_home()
    full(home, "one")
    few = queries_of(client, f"/en/aid{form}")
    full(home, "two")
    full(home, "three")

    assert queries_of(client, f"/en/aid{form}") == few


def test_page_queries_do_not_grow_with_neighbours(client):
    home = make_home()
    row, other = full(home, "one"), full(home, "other")
    relate(row, "overlaps", other)
    relate(full(home, "back"), "fulfils", row)
    few = queries_of(client, "/en/aid/one/")
    for number in (2, 3):
        make_item(row)
        row.initiatives.add(make_initiative(home, f"joint-{number}"))
        relate(row, "overlaps", full(home, f"more-{number}"))
        relate(full(home, f"back-{number}"), "fulfils", row)
        cite(row, make_source(f"source-{number}"))
        Participant.objects.create(delivery=row, role="donor", city=make_city(f"giver-{number}"))

    assert queries_of(client, "/en/aid/one/") == few


def test_the_page_tells_all_of_a_row(client):
    lviv = make_home()
    row = make_delivery(
        lviv,
        donors=[make_city()],
        agreement=make_agreement(lviv),
        summary_uk="Коротко.",
        summary_en="In short.",
    )
    row.initiatives.add(make_initiative(lviv))
    make_item(row, description_en="large ones", description_uk="великі")

    assert facts(client) == {
        "Stage": "delivered",
        "When": "March 2022",
        "To": "Lviv",
        "Category": "energy equipment",
        "Given by": "Freiburg",
    }
    assert section(client, "What was given")[1:] == [
        "What",
        "Nature",
        "Quantity",
        "large ones",
        "goods",
        "10 generators",
    ]
    assert section(client, "Under which paper, for what") == [
        "Agreement Partnership agreement",
        "Initiative Festival",
    ]
    assert "In short." in lines_of(client.get("/en/aid/delivery/"))


def test_relations_are_told_from_both_sides(client):
    lviv = make_home()
    row = make_delivery(lviv)
    promise = make_delivery(lviv, "promise", title_en="Promise", stage="pledged")
    part = make_delivery(lviv, "part", title_en="Part")
    relate(row, "fulfils", promise, note_uk="частина", note_en="one half")
    relate(part, "part_of", row)

    assert section(client, "Beside other rows") == [
        "Fulfils Promise",
        "one half",
        "Contains Part",
    ]
    assert section(client, "Beside other rows", "promise") == [
        "Is fulfilled by Generators",
        "one half",
    ]
    assert section(client, "Beside other rows", "part") == [
        "Part of another record: no total counts this row.",
        "Is part of Generators",
    ]


def test_a_part_of_a_hidden_whole_says_no_more_than_that(client):
    lviv = make_home()
    relate(make_delivery(lviv), "part_of", make_delivery(lviv, "canary", state="in_review"))

    assert section(client, "Beside other rows") == [
        "Part of another record: no total counts this row."
    ]
    assert "canary" not in client.get("/en/aid/delivery/").content.decode()


def test_the_page_in_ukrainian(client):
    row = make_delivery(make_home())
    make_item(row, qualifier="about", quantity=25)

    lines = lines_of(client.get("/uk/aid/delivery/"))

    assert "близько 25 генераторів" in lines
    assert "березень 2022" in lines
