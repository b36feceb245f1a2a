"""A comparison with an empty value must not slip through the database's checks."""

import pytest
from django.db import IntegrityError

from tests.factories import make_delivery, make_home, make_item

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "fields",
    [
        {"qualifier": "exactly", "quantity": None},
        {"qualifier": "unknown", "quantity": 3},
        {"qualifier": "between", "quantity": 3},
        {"qualifier": "between", "quantity": 3, "quantity_max": 2},
        {"qualifier": "about", "quantity": 3, "quantity_max": 4},
        {"qualifier": "exactly", "quantity": -3, "unit": "tonnes"},
    ],
)
def test_the_database_refuses_a_quantity_that_no_source_can_mean(fields: dict) -> None:
    delivery = make_delivery(make_home())

    with pytest.raises(IntegrityError):
        make_item(delivery, **fields)
