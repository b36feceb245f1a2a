"""Who stands at the desk in tests of the portal; a module may name its own."""

import pytest
from django.test import Client

from cities.models import City
from tests.factories import make_home
from tests.staff import at_desk, make_officer


@pytest.fixture
def lviv() -> City:
    """The officer's city."""
    return make_home("lviv", name_uk="Львів", name_en="Lviv")


@pytest.fixture
def kyiv() -> City:
    """Another home city."""
    return make_home("kyiv", name_uk="Київ", name_en="Kyiv")


@pytest.fixture
def officer(lviv: City) -> Client:
    """An officer of Lviv, who reads Ukrainian."""
    return at_desk(make_officer(lviv))
