"""What a load releases and holds back; what staff decided since stands."""

import pytest

from aid.models import Delivery
from partnerships.models import Organization
from tests.portal.small_register import Rows, load, row_of, small_rows

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(tmp_path) -> Rows:
    """The small register, loaded once, to change and load again."""
    load(tmp_path, small_rows())
    return small_rows()


def test_review_holds_a_row_back_when_it_is_new(tmp_path):
    rows = small_rows()
    row_of(rows, "deliveries", "buses")["review"] = "weak source"

    load(tmp_path, rows)

    bus = Delivery.objects.get(slug="buses")
    assert (bus.state, bus.review_note, bus.published_at) == ("in_review", "weak source", None)


def test_emptied_review_releases_what_never_was_public(tmp_path):
    rows = small_rows()
    row_of(rows, "deliveries", "buses")["review"] = "weak source"
    load(tmp_path, rows)

    load(tmp_path, small_rows())

    bus = Delivery.objects.get(slug="buses")
    assert (bus.state, bus.review_note) == ("published", "")


def test_new_review_holds_a_public_row_back(tmp_path, rows):
    row_of(rows, "deliveries", "buses")["review"] = "possible double"

    load(tmp_path, rows)

    bus = Delivery.objects.get(slug="buses")
    assert (bus.state, bus.review_note) == ("in_review", "possible double")


def test_what_staff_took_back_is_not_released_again(tmp_path, rows):
    bus = Delivery.objects.get(slug="buses")
    bus.state = "in_review"
    bus.save()

    load(tmp_path, rows)

    assert Delivery.objects.get(slug="buses").state == "in_review"


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_drafts_and_withdrawn_records_stay_so(tmp_path, rows, state):
    bus = Delivery.objects.get(slug="buses")
    bus.state, bus.withdrawal_reason_uk = state, "Помилка"
    bus.save()
    row_of(rows, "deliveries", "buses")["title_en"] = "Coaches"

    load(tmp_path, rows)

    bus = Delivery.objects.get(slug="buses")
    assert (bus.state, bus.title_en) == (state, "Coaches")


def test_what_staff_released_stays_released_while_the_reason_is_the_same(tmp_path):
    rows = small_rows()
    row_of(rows, "deliveries", "buses")["review"] = "weak source"
    load(tmp_path, rows)
    Delivery.objects.get(slug="buses").publish()

    load(tmp_path, rows)

    assert Delivery.objects.get(slug="buses").state == "published"


def test_organization_without_a_source_waits(tmp_path):
    rows = small_rows()
    rows["organizations"][0]["sources"] = ""
    load(tmp_path, rows)
    waiting = Organization.objects.get()

    load(tmp_path, small_rows())

    released = Organization.objects.get()
    assert (waiting.state, waiting.review_note) == ("in_review", "no source yet")
    assert (released.state, released.review_note) == ("published", "")
