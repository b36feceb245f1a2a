"""Finding a place for a new city tells an officer nothing of what others keep unpublished."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cities.models import City, GazetteerPlace
from records.models import State
from tests.cities.test_gazetteer import packed
from tests.desk import address

pytestmark = pytest.mark.django_db
FIND = reverse("admin:cities_city_find")


@pytest.fixture
def place(kyiv: City, tmp_path: Path) -> None:
    """A city of others that stands in the gazetteer under its number."""
    call_command("load_gazetteer", str(packed(tmp_path)), stdout=StringIO())
    found = GazetteerPlace.objects.get(name="Konstanz")
    City.objects.filter(pk=kyiv.pk).update(geonames_id=found.geonames_id, name_uk="Канарка")


@pytest.mark.parametrize("state", [State.DRAFT, State.IN_REVIEW])
def test_a_draft_of_others_is_in_the_register_without_name_and_link(
    officer: Client, kyiv: City, place: None, state: str
) -> None:
    City.objects.filter(pk=kyiv.pk).update(state=state)

    page = officer.get(FIND, {"q": "Konstanz"}).text

    assert "Вже є в реєстрі" in page
    assert "Канарка" not in page
    assert address(City, kyiv.pk) not in page


def test_a_public_city_of_others_leads_to_its_page(
    officer: Client, kyiv: City, place: None
) -> None:
    page = officer.get(FIND, {"q": "Konstanz"}).text

    assert f'<a href="{kyiv.get_absolute_url()}">Канарка</a>' in page
    assert address(City, kyiv.pk) not in page


def test_who_edits_all_comes_to_the_form(admin_client: Client, kyiv: City, place: None) -> None:
    City.objects.filter(pk=kyiv.pk).update(state=State.DRAFT)

    assert address(City, kyiv.pk) in admin_client.get(FIND, {"q": "Konstanz"}).text
