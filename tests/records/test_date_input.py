"""What a partial date will be read as stands beside it."""

import pytest
from django.test import Client
from django.urls import reverse

from partnerships.models import Agreement
from records.date_input import reading_of
from tests.desk import address
from tests.factories import make_agreement, make_home

READ = "admin:read_date"


@pytest.mark.parametrize(
    ("text", "reads", "has_problem"),
    [
        ("", "", False),
        ("   ", "", False),
        ("2022-21", "spring 2022: 1 March – 31 May 2022", False),
        (" 2023 ", "2023: 1 January – 31 December 2023", False),
        ("2022-02-30", "", True),
        ("yesterday", "", True),
        ("9" * 10_000, "", True),
    ],
)
def test_entry_is_read_or_answered(text: str, reads: str, has_problem: bool) -> None:
    found = reading_of(text)

    assert found["reads"] == reads
    assert bool(found["problem"]) == has_problem


@pytest.mark.django_db
def test_the_form_asks_for_the_reading_in_the_officers_language(admin_client: Client) -> None:
    answer = admin_client.get(reverse(READ), {"text": "2022-21"})

    assert answer.json() == {"reads": "навесні 2022: 1 березня – 31 травня 2022", "problem": ""}


@pytest.mark.django_db
def test_the_reading_is_for_officers(client: Client) -> None:
    assert client.get(reverse(READ), {"text": "2022"}).status_code == 302


@pytest.mark.django_db
def test_a_kept_date_is_told_beside_its_input(desk: Client) -> None:
    paper = make_agreement(make_home(), signed_on_edtf="1990~")

    page = desk.get(address(Agreement, paper.pk))

    assert 'for="id_signed_on_edtf"' in page.text
    assert "1 January – 31 December 1990" in page.text
