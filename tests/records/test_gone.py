"""An address answers for ever: the record, its heir, the reason, or 404 (R12)."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cities.models import City
from records.gone import public_heir
from tests.factories import make_agreement, make_home, make_organization
from tests.page_text import lines_of

pytestmark = pytest.mark.django_db
REASON = {"withdrawal_reason_uk": "Подвійний запис.", "withdrawal_reason_en": "A double."}


def withdrawn(record, **fields):
    """The record, taken back after it was public."""
    for name, value in {**REASON, **fields, "state": "withdrawn"}.items():
        setattr(record, name, value)
    record.save()
    return record


def test_a_withdrawn_record_answers_410_with_the_reason_alone(client):
    withdrawn(make_agreement(make_home(), title_en="Canary", title_uk="Канарка"))

    response = client.get("/en/agreements/agreement/")

    assert response.status_code == 410
    assert lines_of(response) == [
        "410",
        "This record was withdrawn",
        "Reason",
        "A double.",
        "Its address answers here for ever, so that whoever cited it learns what became of it.",
        "To the first page",
    ]
    assert "anar" not in response.content.decode()


def test_the_reason_is_in_the_readers_language(client):
    withdrawn(make_agreement(make_home()))

    assert "Подвійний запис." in lines_of(client.get("/uk/agreements/agreement/"))


def test_a_reason_without_translation_says_so(client):
    withdrawn(make_agreement(make_home()), withdrawal_reason_en="")

    response = client.get("/en/agreements/agreement/")

    assert "Подвійний запис. (not translated, in Ukrainian)" in lines_of(response)
    assert '<span lang="uk">Подвійний запис.</span>' in response.content.decode()


def test_a_merged_record_leads_to_its_heir(client):
    lviv = make_home()
    heir = make_agreement(lviv, "heir")
    withdrawn(make_agreement(lviv, "old"), merged_into=heir)

    response = client.get("/uk/agreements/old/")

    assert (response.status_code, response.headers["Location"]) == (301, "/uk/agreements/heir/")


def test_a_chain_of_merges_leads_to_its_end(client):
    lviv = make_home()
    heir = make_agreement(lviv, "heir")
    middle = withdrawn(make_agreement(lviv, "middle"), merged_into=heir)
    withdrawn(make_agreement(lviv, "old"), merged_into=middle)

    response = client.get("/en/agreements/old/")

    assert response.headers["Location"] == "/en/agreements/heir/"


def test_a_circle_of_merges_ends(client):
    lviv = make_home()
    one, two = make_agreement(lviv, "one"), make_agreement(lviv, "two")
    withdrawn(one, merged_into=two)
    withdrawn(two, merged_into=one)

    assert public_heir(one) is None
    assert client.get("/en/agreements/one/").status_code == 410


def test_an_heir_that_is_not_public_is_not_betrayed(client):
    lviv = make_home()
    hidden = make_agreement(lviv, "canary", state="draft")
    withdrawn(make_agreement(lviv, "old"), merged_into=hidden)

    response = client.get("/en/agreements/old/")

    assert response.status_code == 410
    assert "canary" not in response.content.decode()


@pytest.mark.parametrize(
    "hidden",
    [
        {"state": "draft"},
        {"state": "in_review"},
        {"state": "withdrawn", "withdrawal_reason_uk": "Ніколи не було"},
        {"embargo_until": timezone.now() + timedelta(days=1)},
    ],
    ids=["draft", "in review", "withdrawn before release", "embargo"],
)
def test_what_was_never_public_is_404(client, hidden):
    make_agreement(make_home(), **hidden)

    assert client.get("/en/agreements/agreement/").status_code == 404


def test_what_was_withdrawn_under_embargo_is_404(client):
    record = make_agreement(make_home(), embargo_until=timezone.now() + timedelta(days=1))
    withdrawn(record)

    assert client.get("/en/agreements/agreement/").status_code == 404


@pytest.mark.parametrize("page", ["aid", "partnerships", "initiatives", "organizations", "sources"])
def test_an_unknown_address_is_404(client, page):
    assert client.get(f"/en/{page}/nothing/").status_code == 404


def test_a_record_whose_home_city_is_hidden_is_404(client):
    lviv = make_home()
    make_agreement(lviv)
    City.objects.update(state="draft")

    assert client.get("/en/agreements/agreement/").status_code == 404


def test_other_kinds_answer_alike(client):
    withdrawn(make_organization("undp"))

    assert client.get("/en/organizations/undp/").status_code == 410
