"""A register loaded again: only what changed in the files changes, staff's work stays."""

import pytest
from django.utils import timezone

from aid.models import Delivery, DeliveryRelation, Item, Participant
from cities.models import CaseProfile, City, CityName
from partnerships.models import Agreement, Initiative, Organization, Partnership
from records.models import Citation, Source
from tests.factories import cite, make_item
from tests.portal.small_register import Rows, changed, load, row_of, small_rows

pytestmark = pytest.mark.django_db

RECORDS = (Source, City, CaseProfile, Organization, Partnership, Agreement, Initiative, Delivery)


@pytest.fixture
def rows(tmp_path) -> Rows:
    """The small register, loaded once, to change and load again."""
    load(tmp_path, small_rows())
    return small_rows()


def versions() -> dict[tuple[str, str], tuple[int, object]]:
    """Version and last change of every record."""
    return {
        (model.__name__, record.slug): (record.version, record.updated_at)
        for model in RECORDS
        for record in model.objects.all()
    }


def newer(before: dict, after: dict) -> dict[tuple[str, str], int]:
    """By how much the version of each record has grown that is not as before."""
    return {key: after[key][0] - before[key][0] for key in after if after[key] != before.get(key)}


def test_nothing_changes_without_a_change(tmp_path, rows):
    before = versions()

    lines = load(tmp_path, rows)

    assert changed(lines) == ["Nothing changed: the register holds all of it already."]
    assert versions() == before


@pytest.mark.parametrize(
    ("file", "place", "column", "value", "records", "line"),
    [
        ("sources", 0, "title", "Other", ("Source", "page-one"), "0 created, 1 updated, 2"),
        ("cities", 1, "population", "236140", ("City", "freiburg"), "0 created, 1 updated, 2"),
        ("city_names", 0, "language", "pl", ("City", "lviv"), "0 created, 1 updated, 1"),
        ("case_profiles", 0, "role_en", "Hub", ("CaseProfile", "lviv"), "0 created, 1 updated, 0"),
        ("organizations", 0, "country", "US", ("Organization", "undp"), "0 created, 1 updated, 0"),
        (
            "partnerships",
            0,
            "note_en",
            "Old",
            ("Partnership", "lviv--freiburg"),
            "0 created, 1 updated, 1",
        ),
        (
            "partnership_events",
            0,
            "note_en",
            "Text",
            ("Partnership", "lviv--krakow"),
            "0 created, 1 updated, 1",
        ),
        (
            "agreements",
            0,
            "signed_on",
            "1989-08",
            ("Agreement", "paper"),
            "0 created, 1 updated, 0",
        ),
        ("initiatives", 0, "areas", "", None, "0 created, 0 updated, 1"),
        ("deliveries", 0, "stage", "committed", ("Delivery", "buses-promised"), "0 created, 1 upd"),
        ("delivery_items", 0, "quantity", "12", ("Delivery", "buses"), "0 created, 1 updated, 0"),
        ("participants", 0, "role", "hub", ("Delivery", "buses"), "0 created, 1 updated, 1"),
        ("relations", 0, "note_en", "half", ("Delivery", "buses"), "0 created, 1 updated, 4"),
        ("claims", 0, "says", "11 vehicles", ("Delivery", "buses"), "0 created, 1 updated, 1"),
    ],
)
def test_changed_cell_makes_one_record_a_new_version(
    tmp_path, rows, file, place, column, value, records, line
):
    before = versions()
    rows[file][place][column] = value

    lines = load(tmp_path, rows)

    assert newer(before, versions()) == ({records: 1} if records else {})
    assert [told for told in lines if told.startswith(f"{file}.csv: {line}")] != []
    assert len(changed(lines)) <= 3
    assert changed(load(tmp_path))[-1] == "Nothing changed: the register holds all of it already."


def test_changed_role_replaces_the_old_one(tmp_path, rows):
    rows["participants"][0]["role"] = "hub"

    load(tmp_path, rows)

    kept = Participant.objects.order_by("position").values_list("role", "city__slug")
    assert list(kept) == [("hub", "freiburg"), ("implementer", None)]


def test_changed_source_replaces_the_old_one(tmp_path, rows):
    row_of(rows, "partnerships", "lviv--freiburg")["sources"] = "page-three page-one"

    lines = load(tmp_path, rows)

    link = Partnership.objects.get(slug="lviv--freiburg")
    whole = link.citations.filter(fact="").order_by("position")
    assert [one.source.slug for one in whole] == ["page-three", "page-one"]
    assert changed(lines) == ["partnerships.csv: 0 created, 1 updated, 1 unchanged"]


def test_changed_beginning_moves_the_event(tmp_path, rows):
    row_of(rows, "partnerships", "lviv--freiburg")["established"] = "1990-04"

    load(tmp_path, rows)

    link = Partnership.objects.get(slug="lviv--freiburg")
    assert link.established_edtf == "1990-04"
    assert [(event.kind, event.date_edtf) for event in link.events.all()] == [("signed", "1990-04")]


def test_end_makes_an_event(tmp_path, rows):
    row = row_of(rows, "partnerships", "lviv--freiburg")
    row |= {"status": "terminated", "ended": "2024-02"}

    load(tmp_path, rows)

    link = Partnership.objects.get(slug="lviv--freiburg")
    assert (link.status, link.ended_edtf, link.version) == ("terminated", "2024-02", 2)
    assert [event.kind for event in link.events.all()] == ["signed", "terminated"]


def test_row_of_an_event_takes_the_place_of_a_date(tmp_path, rows):
    rows["partnership_events"].append(
        {
            "partnership": "lviv--krakow",
            "kind": "terminated",
            "date": "2020-05-01",
            "decided_by_en": "City council",
        }
    )

    load(tmp_path, rows)

    link = Partnership.objects.get(slug="lviv--krakow")
    assert [(event.kind, event.decided_by_en) for event in link.events.all()] == [
        ("signed", ""),
        ("raised", ""),
        ("terminated", "City council"),
    ]


def test_unknown_state_is_not_confirmed(tmp_path, rows):
    row_of(rows, "partnerships", "lviv--freiburg")["status"] = "unknown"

    load(tmp_path, rows)

    link = Partnership.objects.get(slug="lviv--freiburg")
    assert (link.status, link.is_confirmed, link.version) == ("unknown", False, 2)


def test_events_of_staff_stay_and_count(tmp_path, rows):
    link = Partnership.objects.get(slug="lviv--freiburg")
    link.events.create(kind="terminated", date_edtf="2025-01-15", note_en="Council vote")
    link.settle()
    before = versions()

    lines = load(tmp_path, rows)

    assert Partnership.objects.get(slug="lviv--freiburg").status == "terminated"
    assert versions() == before
    assert changed(lines)[:2] == [
        "partnership_events.csv: 0 created, 0 updated, 2 unchanged, only in the database: 1",
        "  only in the database: lviv--freiburg: event of a partnership “terminated 2025-01-15”",
    ]


def test_rows_that_left_the_files_stay(tmp_path, rows):
    del rows["delivery_items"][0]
    del rows["claims"][0]
    del rows["relations"][1]
    del rows["city_names"][1]
    rows["participants"].pop()
    row_of(rows, "agreements", "paper") | {"areas": "culture"}
    before = versions()

    lines = load(tmp_path, rows)

    assert versions() == before
    assert changed(lines) == [
        "city_names.csv: 0 created, 0 updated, 1 unchanged, only in the database: 1",
        "  only in the database: krakow: other name “Cracow”",
        "delivery_items.csv: 0 created, 0 updated, 0 unchanged, only in the database: 1",
        "  only in the database: buses: item “buses”",
        "participants.csv: 0 created, 0 updated, 1 unchanged, only in the database: 1",
        "  only in the database: buses: participant “UNDP”",
        "relations.csv: 0 created, 0 updated, 4 unchanged, only in the database: 1",
        "  only in the database: lviv: agreement “Agreement”",
        "claims.csv: 0 created, 0 updated, 1 unchanged, only in the database: 1",
        "  only in the database: buses: citation “Page page-three quantity 10 vehicles”",
        "Nothing changed: the register holds all of it already.",
    ]


def test_exact_load_removes_rows_of_listed_records(tmp_path, rows):
    del rows["delivery_items"][0]
    del rows["claims"][0]
    rows["relations"] = rows["relations"][4:]
    row_of(rows, "agreements", "paper")["areas"] = "culture"
    row_of(rows, "partnerships", "lviv--freiburg")["sources"] = "page-one"

    lines = load(tmp_path, rows, exact=True)

    assert Item.objects.count() == DeliveryRelation.objects.count() == 0
    assert Delivery.objects.get(slug="buses").agreement is None
    assert [area.slug for area in Agreement.objects.get().areas.all()] == ["culture"]
    assert "  removed: buses: item “buses”" in lines
    assert changed(load(tmp_path)) == ["Nothing changed: the register holds all of it already."]


def test_exact_load_keeps_records(tmp_path, rows):
    rows["relations"] = rows["relations"][3:]
    rows["initiatives"], rows["relations"] = [], rows["relations"][1:]

    lines = load(tmp_path, rows, exact=True)

    assert Initiative.objects.get().slug == "festival"
    assert "initiatives.csv: 0 created, 0 updated, 0 unchanged, only in the database: 1" in lines


def test_rows_of_staff_stay(tmp_path, rows):
    bus = Delivery.objects.get(slug="buses")
    make_item(bus)
    cite(bus, Source.objects.get(slug="page-two"))

    load(tmp_path, rows)

    assert bus.items.count() == 2
    assert bus.citations.filter(fact="").count() == 2


def test_row_that_is_new(tmp_path, rows):
    rows["city_names"].append({"city": "lviv", "name": "Lwów", "language": "pl", "kind": "exonym"})
    before = versions()

    lines = load(tmp_path, rows)

    assert changed(lines) == ["city_names.csv: 1 created, 0 updated, 2 unchanged"]
    assert newer(before, versions()) == {("City", "lviv"): 1}
    assert CityName.objects.filter(city__slug="lviv").count() == 2


def test_sources_of_an_event_are_cited_with_its_link(tmp_path, rows):
    link = Partnership.objects.get(slug="lviv--krakow")

    order = link.citations.order_by("position").values_list("source__slug", flat=True)

    assert list(order) == ["page-one", "page-three"]
    assert Citation.objects.filter(source__slug="page-nine").count() == 0


def test_city_that_staff_made_a_home_stays_one(tmp_path, rows):
    moment = timezone.now()
    City.objects.create(
        slug="sumy",
        name_uk="Суми",
        country="UA",
        is_home=True,
        state="published",
        published_at=moment,
    )
    rows["cities"].append({"slug": "sumy", "name_uk": "Суми", "country": "UA", "level": "city"})

    load(tmp_path, rows)

    assert City.objects.get(slug="sumy").is_home is True
