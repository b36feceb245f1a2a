"""The first register, loaded whole: its numbers, its states, a second load."""

import csv
from collections import Counter
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

from aid.models import Delivery, DeliveryRelation, Item, Participant
from cities.models import CaseProfile, City, CityName
from partnerships.models import Agreement, Area, Initiative, Organization, Partnership
from records.models import Citation, Source

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]

FOLDER = settings.BASE_DIR / "fixtures" / "register"
RECORDS = (Source, City, CaseProfile, Organization, Partnership, Agreement, Initiative, Delivery)


def rows_of(file: str) -> list[dict[str, str]]:
    """The rows of a file of the first register."""
    with (FOLDER / f"{file}.csv").open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


def versions() -> list[tuple[Any, ...]]:
    """Version and last change of every record."""
    return [
        row
        for model in RECORDS
        for row in model.objects.values_list("slug", "version", "updated_at")
    ]


@pytest.mark.parametrize(
    ("model", "number"),
    [
        (Area, 16),
        (Source, 688),
        (City, 179),
        (CityName, 832),
        (CaseProfile, 4),
        (Organization, 165),
        (Partnership, 192),
        (Agreement, 117),
        (Initiative, 110),
        (Delivery, 237),
        (Item, 326),
        (Participant, 402),
        (DeliveryRelation, 40),
    ],
)
def test_all_rows_are_kept(model, number):
    assert model.objects.count() == number


@pytest.mark.parametrize(
    ("model", "number"),
    [
        (Source, 675),
        (City, 179),
        (CaseProfile, 4),
        (Organization, 163),
        (Partnership, 186),
        (Agreement, 114),
        (Initiative, 106),
        (Delivery, 213),
    ],
)
def test_rows_held_back_are_not_public(model, number):
    assert model.objects.public().count() == number


def test_links_by_state_and_kind():
    public = Partnership.objects.public()

    assert Counter(public.values_list("status", flat=True)) == {
        "active": 163,
        "terminated": 17,
        "unknown": 6,
    }
    assert Counter(public.current().values_list("city__slug", "kind")) == {
        ("kyiv", "sister"): 49,
        ("kyiv", "partner"): 6,
        ("lviv", "sister"): 32,
        ("lviv", "partner"): 4,
        ("kharkiv", "sister"): 21,
        ("kharkiv", "partner"): 8,
        ("odesa", "sister"): 24,
        ("odesa", "partner"): 19,
    }


@pytest.mark.parametrize(
    ("links", "partners", "countries"), [("current", 145, 57), ("all", 161, 59)]
)
def test_partners_and_countries(links, partners, countries):
    public = Partnership.objects.public()
    ends = getattr(public, links)().values_list("partner", "partner__country")

    assert len({partner for partner, _country in ends}) == partners
    assert len({country for _partner, country in ends}) == countries


def test_links_are_what_their_rows_say():
    columns = ("kind", "status", "established_edtf", "ended_edtf")
    kept = {link[0]: link[1:] for link in Partnership.objects.values_list("slug", *columns)}

    assert kept == {
        row["slug"]: (row["kind"], row["status"], row["established"], row["ended"])
        for row in rows_of("partnerships")
    }


@pytest.mark.parametrize(
    ("link", "day", "kind", "status"),
    [
        ("kyiv--moscow", date(2016, 2, 10), "sister", "active"),
        ("kyiv--moscow", date(2016, 2, 12), "sister", "terminated"),
        ("kyiv--krakow", date(1993, 2, 18), "partner", "active"),
        ("kyiv--krakow", date(1993, 2, 19), "sister", "active"),
        ("kharkiv--lublin", date(2022, 5, 20), "partner", "active"),
        ("kharkiv--lublin", date(2022, 5, 21), "sister", "active"),
    ],
)
def test_links_of_a_day(link, day, kind, status):
    found = Partnership.objects.as_of(day).get(slug=link)

    assert (found.kind_on, found.status_on) == (kind, status)


def test_home_cities_are_those_with_a_profile():
    homes = City.objects.filter(is_home=True).order_by("profile__position")

    assert [city.slug for city in homes] == ["kyiv", "lviv", "kharkiv", "odesa"]
    assert City.objects.get(slug="mykolaiv").is_home is False


def test_held_rows_keep_their_reason():
    held = {row["slug"]: row["review"] for row in rows_of("deliveries") if row["review"]}

    kept = Delivery.objects.filter(state="in_review").values_list("slug", "review_note")

    assert dict(kept) == held


def test_every_row_cites_its_sources_in_order():
    kept: dict[str, list[str]] = {}
    for agreement in Agreement.objects.prefetch_related("citations__source"):
        whole = [one for one in agreement.citations.all() if not one.fact]
        kept[agreement.slug] = [
            one.source.slug for one in sorted(whole, key=lambda one: one.position)
        ]

    assert kept == {row["slug"]: row["sources"].split() for row in rows_of("agreements")}


def test_claims_cite_one_fact():
    delivery = Delivery.objects.get(slug="kyiv-humanitarian-supplies-through-the-warsaw-hub")

    claims = delivery.citations.exclude(fact="").values_list("fact", "part", "says").order_by("pk")

    assert Citation.objects.exclude(fact="").count() == len(rows_of("claims")) == 319
    assert list(claims) == [("quantity", 1, "3500 tonnes"), ("quantity", 1, "2500 tonnes")]


def test_profile_cites_what_its_text_cites():
    profile = CaseProfile.objects.get(slug="kyiv")
    order = profile.citations.order_by("position").values_list("source__slug", flat=True)

    assert list(order) == profile.cited_slugs


def test_relations_tie_records():
    tied = Delivery.objects.exclude(agreement=None).count()
    about = sum(delivery.initiatives.count() for delivery in Delivery.objects.all())
    under = sum(initiative.agreements.count() for initiative in Initiative.objects.all())
    of_link = sum(agreement.partnerships.count() for agreement in Agreement.objects.all())

    assert (tied, about, under, of_link) == (19, 33, 10, 99)


def test_second_load_changes_nothing(django_assert_max_num_queries):
    before, told = versions(), StringIO()

    with django_assert_max_num_queries(150):
        call_command("load_register", stdout=told)

    numbers = {
        "areas": 16,
        "sources": 688,
        "cities": 179,
        "city_names": 832,
        "case_profiles": 4,
        "organizations": 165,
        "partnerships": 192,
        "partnership_events": 64,
        "agreements": 117,
        "initiatives": 110,
        "deliveries": 237,
        "delivery_items": 326,
        "participants": 402,
        "relations": 201,
        "claims": 319,
    }
    assert told.getvalue().splitlines() == [
        *(f"{file}.csv: 0 created, 0 updated, {rows} unchanged" for file, rows in numbers.items()),
        "Nothing changed: the register holds all of it already.",
    ]
    assert versions() == before
