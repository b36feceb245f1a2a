"""Fixtures for all tests."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _english() -> object:
    """Tests read English unless they ask for Ukrainian."""
    with translation.override("en"):
        yield
