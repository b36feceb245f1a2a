"""Officers enter organizations and the words of the vocabulary of areas."""

import pytest
from django.test import Client

from partnerships.models import Area, Organization
from tests.desk import address, form_errors, send, send_and_release
from tests.factories import make_agreement, make_city, make_home, make_organization, the_source

pytestmark = pytest.mark.django_db


def test_an_organization_is_added_and_changed(desk: Client) -> None:
    geneva = make_city("geneva", country="CH")
    send(
        desk,
        Organization,
        name_uk="ПРООН",
        name_en="UNDP",
        kind="un_agency",
        seat=geneva.pk,
        state="published",
        citations__0__source=the_source().pk,
    )
    undp = Organization.objects.get()

    response = send_and_release(
        desk, Organization, undp.pk, country="CH", registry_id="XM-DAC-41114"
    )

    undp.refresh_from_db()
    assert response.status_code == 302
    assert (undp.slug, undp.seat, undp.country.code) == ("undp", geneva, "CH")
    assert (undp.registry_id, undp.version) == ("XM-DAC-41114", 2)


def test_a_published_organization_needs_a_source(desk: Client) -> None:
    response = send(desk, Organization, name_uk="Фонд", kind="fund", state="published")

    text = "Nothing is published without a source: cite one first."
    assert form_errors(response) == {"citations": [text]}


def test_the_list_filters_by_country(desk: Client) -> None:
    fund = make_organization("fund", country="PL")
    make_organization("undp")

    page = desk.get(address(Organization, page="changelist"), {"country": "PL"})

    assert list(page.context["cl"].result_list) == [fund]
    assert ">Poland<" in page.content.decode()


def test_an_area_is_added_and_its_code_stays(desk: Client) -> None:
    send(desk, Area, name_uk="Освіта", name_en="Education", slug="education", position="1")
    area = Area.objects.get()

    send(desk, Area, area.pk, slug="other", name_en="Schools")

    area.refresh_from_db()
    assert (area.slug, area.name_en) == ("education", "Schools")


def test_an_area_in_use_cannot_be_deleted(desk: Client) -> None:
    used = Area.objects.create(slug="health", name_uk="Здоров’я", name_en="Health")
    make_agreement(make_home()).areas.add(used)
    free = Area.objects.create(slug="sport", name_uk="Спорт", name_en="Sport")

    answers = [
        desk.post(address(Area, area.pk, "delete"), {"post": "yes"}).status_code
        for area in (used, free)
    ]

    assert answers == [403, 302]
    assert list(Area.objects.all()) == [used]
