"""No page of the admin asks more with many rows than with few."""

from collections.abc import Callable

import pytest
from django.test import Client

from aid.models import Delivery, DeliveryRelation
from cities.models import CaseProfile, City
from partnerships.models import (
    Agreement,
    AgreementParty,
    Area,
    Initiative,
    InitiativeParty,
    Organization,
    Partnership,
    PartnershipEvent,
)
from records.models import Record, Source, State
from tests.desk import address, queries
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

pytestmark = pytest.mark.django_db
MANY = 10


def city(number: int) -> City:
    """The partner of that number, from one of several countries."""
    return make_city(f"city-{number}", country=("DE", "PL", "LV")[number % 3])


def link(number: int) -> Partnership:
    return make_partnership(make_home(f"home-{number}"), city(number))


def agreement(number: int) -> Agreement:
    return make_agreement(make_home(f"home-{number}"), f"agreement-{number}")


def initiative(number: int) -> Initiative:
    return make_initiative(make_home(f"home-{number}"), f"initiative-{number}")


def organization(number: int) -> Organization:
    return make_organization(f"body-{number}", seat=city(number))


def delivery(number: int) -> Delivery:
    home = make_home(f"home-{number}")
    row = make_delivery(
        home, f"row-{number}", donors=[city(number), make_organization(f"b{number}")]
    )
    make_item(row)
    return row


def source(number: int) -> Source:
    return make_source(f"page-{number}", published_on_edtf="2023")


def profile(number: int) -> CaseProfile:
    return make_profile(make_home(f"home-{number}"))


def area(number: int) -> Area:
    return Area.objects.create(slug=f"area-{number}", name_uk=str(number), name_en=str(number))


MAKERS = {
    Agreement: agreement,
    Area: area,
    CaseProfile: profile,
    City: city,
    Delivery: delivery,
    Initiative: initiative,
    Organization: organization,
    Partnership: link,
    Source: source,
}


@pytest.mark.parametrize("model", MAKERS, ids=lambda model: model.__name__)
def test_a_list_asks_the_same_for_one_row_and_for_ten(desk: Client, model: type) -> None:
    url = address(model, page="changelist")
    MAKERS[model](0)
    one = queries(desk, url)
    for number in range(1, MANY):
        MAKERS[model](number)

    assert queries(desk, url) == one


def add_sources(record: Record, number: int) -> None:
    cite(record, make_source(f"page-{number}"), fact="kind", says=str(number))


def rows_of_link(record: Partnership, number: int) -> None:
    PartnershipEvent.objects.create(
        partnership=record, kind="renewed", date_edtf=str(1990 + number)
    )
    add_sources(record, number)


def rows_of_agreement(record: Agreement, number: int) -> None:
    AgreementParty.objects.create(agreement=record, city=city(number))
    AgreementParty.objects.create(agreement=record, organization=make_organization(f"b{number}"))
    record.areas.add(area(number))
    record.partnerships.add(make_partnership(make_home(f"sumy-{number}"), make_city(f"p{number}")))
    add_sources(record, number)


def rows_of_initiative(record: Initiative, number: int) -> None:
    InitiativeParty.objects.create(initiative=record, city=city(number))
    record.areas.add(area(number))
    record.agreements.add(make_agreement(make_home(f"sumy-{number}"), f"paper-{number}"))
    add_sources(record, number)


def rows_of_delivery(record: Delivery, number: int) -> None:
    home = make_home(f"sumy-{number}")
    make_item(record)
    record.participants.create(role="hub", city=city(number))
    record.participants.create(role="carrier", organization=make_organization(f"c{number}"))
    target = make_delivery(home, f"other-{number}")
    DeliveryRelation.objects.create(delivery=record, kind="overlaps", target=target)
    record.initiatives.add(make_initiative(home, f"idea-{number}"))
    add_sources(record, number)


def rows_of_city(record: City, number: int) -> None:
    record.other_names.create(name=f"Name {number}", kind="exonym")
    add_sources(record, number)


def rows_of_profile(record: CaseProfile, number: int) -> None:
    make_source(f"page-{number}")
    record.text_uk += f" [@page-{number}]"
    record.save()
    record.cite_text()


def rows_of_source(record: Source, number: int) -> None:
    cite(make_city(f"cited-{number}"), record)


ROWS = {
    Agreement: rows_of_agreement,
    CaseProfile: rows_of_profile,
    City: rows_of_city,
    Delivery: rows_of_delivery,
    Initiative: rows_of_initiative,
    Organization: add_sources,
    Partnership: rows_of_link,
    Source: rows_of_source,
}


def grown(
    desk: Client, model: type, page: str, fill: Callable[[Record, int], None], **fields: str
) -> tuple[int, int]:
    """Queries of a record's page with one row of each kind, and with many."""
    record = MAKERS[model](100)
    type(record).objects.filter(pk=record.pk).update(**fields)
    record.refresh_from_db()
    fill(record, 0)
    one = queries(desk, address(model, record.pk, page))
    for number in range(1, MANY):
        fill(record, number)
    return one, queries(desk, address(model, record.pk, page))


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_a_form_asks_the_same_for_one_row_and_for_ten(desk: Client, model: type) -> None:
    one, many = grown(desk, model, "change", ROWS[model])

    assert many == one


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_deleting_a_draft_asks_the_same_for_one_row_and_for_ten(desk: Client, model: type) -> None:
    draft = {"state": State.DRAFT, "published_at": None}

    one, many = grown(desk, model, "delete", ROWS[model], **draft)

    assert many == one


@pytest.mark.parametrize(
    ("model_name", "field_name", "maker"),
    [
        ("partnerships.partnership", "partner", city),
        ("partnerships.agreement", "partnerships", link),
        ("partnerships.initiative", "agreements", agreement),
        ("aid.delivery", "initiatives", initiative),
        ("aid.deliveryrelation", "target", delivery),
        ("partnerships.agreementparty", "organization", organization),
        ("records.citation", "source", source),
    ],
)
def test_choices_ask_the_same_for_one_and_for_ten(
    desk: Client, model_name: str, field_name: str, maker: Callable
) -> None:
    app, model = model_name.split(".")
    url = f"/admin/autocomplete/?app_label={app}&model_name={model}&field_name={field_name}"
    maker(0)
    one = queries(desk, url)
    for number in range(1, MANY):
        maker(number)

    assert queries(desk, url) == one
