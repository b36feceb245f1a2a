"""Officers enter papers with their parties, and what partners do together."""

from typing import Any

import pytest
from django.test import Client

from partnerships.models import Agreement, AgreementParty, Area, Initiative
from tests.desk import address, form_errors, open_form, send, send_and_release
from tests.factories import (
    make_agreement,
    make_city,
    make_home,
    make_initiative,
    make_organization,
    make_partnership,
    the_source,
)

pytestmark = pytest.mark.django_db


def new_agreement(desk: Client, **changes: Any) -> Any:
    """Sends a published agreement of Lviv and Freiburg with its source."""
    lviv, freiburg = make_home(), make_city()
    given = {
        "city": lviv.pk,
        "title_uk": "Угода про партнерство",
        "title_en": "Partnership agreement",
        "kind": "partnership_agreement",
        "signed_on_edtf": "2023-09-14",
        "valid_until_edtf": "2028-11",
        "state": "published",
        "parties__0__city": lviv.pk,
        "parties__1__city": freiburg.pk,
        "citations__0__source": the_source().pk,
    }
    return send(desk, Agreement, **{**given, **changes})


def test_an_agreement_is_added_with_parties_links_areas_and_source(desk: Client) -> None:
    link = make_partnership(make_home("kyiv"), make_city("berlin"))
    health = Area.objects.create(slug="health", name_uk="Охорона здоров’я", name_en="Health")

    response = new_agreement(desk, partnerships=[link.pk], areas=[health.pk])

    agreement = Agreement.objects.get()
    assert response.status_code == 302
    assert (agreement.slug, agreement.state) == ("partnership-agreement", "published")
    assert [(party.position, str(party)) for party in agreement.parties.all()] == [
        (1, "Lviv"),
        (2, "Freiburg"),
    ]
    assert list(agreement.partnerships.all()) == [link]
    assert list(agreement.areas.all()) == [health]
    assert agreement.valid_until_latest.isoformat() == "2028-11-30"
    assert [citation.source for citation in agreement.citations.all()] == [the_source()]


def test_an_agreement_is_changed_and_its_parties_too(desk: Client) -> None:
    lviv, freiburg, undp = make_home(), make_city(), make_organization()
    agreement = make_agreement(lviv, parties=[lviv, freiburg])

    response = send_and_release(
        desk,
        Agreement,
        agreement.pk,
        title_en="Twinning",
        parties__1__DELETE="on",
        parties__2__organization=undp.pk,
    )

    agreement.refresh_from_db()
    assert response.status_code == 302
    assert agreement.title_en == "Twinning"
    assert [str(party) for party in agreement.parties.all()] == ["Lviv", "UNDP"]


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        (
            {"valid_until_edtf": "2020"},
            "valid_until_edtf",
            "It runs out before it is signed: check both dates.",
        ),
        (
            {"signed_on_edtf": "2023-02-30"},
            "signed_on_edtf",
            "There is no 30 February 2023: that month has 28 days. "
            "Correct the day, or write 2023-02 if only the month is known.",
        ),
        (
            {"parties__1__city": ""},
            "parties",
            "An agreement has two or more parties: add those that signed it.",
        ),
        (
            {"citations__0__source": ""},
            "citations",
            "Nothing is published without a source: cite one first.",
        ),
        ({"document_url": "no link"}, "document_url", "Enter a valid URL."),
    ],
)
def test_a_wrong_entry_is_answered_at_its_field(
    desk: Client, changes: dict, field: str, text: str
) -> None:
    response = new_agreement(desk, **changes)

    assert form_errors(response) == {field: [text]}
    assert Agreement.objects.count() == 0


def test_a_party_is_a_city_or_an_organization(desk: Client) -> None:
    response = new_agreement(desk, parties__1__organization=make_organization().pk)

    text = "Choose a city or an organization, not both and not neither."
    assert form_errors(response) == {"parties__1__city": [text]}


def test_the_same_party_twice_is_answered_at_the_second(desk: Client) -> None:
    undp = make_organization().pk

    response = new_agreement(desk, parties__2__organization=undp, parties__3__organization=undp)

    text = "This organization is already a party."
    assert form_errors(response) == {"parties__3__organization": [text]}


def test_a_declaration_may_have_one_known_party(desk: Client) -> None:
    response = new_agreement(desk, kind="declaration", parties__1__city="")

    assert response.status_code == 302
    assert Agreement.objects.get().parties.count() == 1


def test_no_form_merges_a_record(desk: Client) -> None:
    lviv, freiburg = make_home(), make_city()
    kept = make_agreement(lviv, parties=[lviv, freiburg])
    double = make_agreement(lviv, "double", parties=[lviv, freiburg])

    taken = send(
        desk,
        Agreement,
        double.pk,
        merged_into=kept.pk,
        state="withdrawn",
        withdrawal_reason_uk="Двічі внесено.",
    )

    double.refresh_from_db()
    assert (taken.status_code, double.state, double.merged_into) == (302, "withdrawn", None)


def test_agreements_are_chosen_by_title_and_day(desk: Client) -> None:
    agreement = make_agreement(make_home())

    answer = desk.get(
        "/admin/autocomplete/",
        {"app_label": "aid", "model_name": "delivery", "field_name": "agreement", "term": "угода"},
    )

    assert answer.json()["results"] == [
        {"id": str(agreement.pk), "text": "Partnership agreement · 14 Sep 2023"}
    ]


def test_an_initiative_is_added_and_changed(desk: Client) -> None:
    lviv, freiburg = make_home(), make_city()
    agreement = make_agreement(lviv)
    send(
        desk,
        Initiative,
        city=lviv.pk,
        title_uk="Фестиваль світла",
        kind="festival",
        when_edtf="2022-21",
        agreements=[agreement.pk],
        state="published",
        parties__0__city=freiburg.pk,
        citations__0__source=the_source().pk,
    )
    initiative = Initiative.objects.get()

    response = send_and_release(desk, Initiative, initiative.pk, when_edtf="2022-22")

    initiative.refresh_from_db()
    assert response.status_code == 302
    assert (initiative.slug, initiative.when_edtf) == ("festyval-svitla", "2022-22")
    assert [str(party) for party in initiative.parties.all()] == ["Freiburg"]
    assert list(initiative.agreements.all()) == [agreement]


def test_an_initiative_without_time_or_kind_says_what_is_missing(desk: Client) -> None:
    response = send(desk, Initiative, city=make_home().pk, title_uk="Х", when_edtf="весна")

    assert form_errors(response) == {
        "kind": ["This field is required."],
        "when_edtf": [
            "A season needs its year. Write 2022-21 for spring 2022, 22 summer, 23 autumn, "
            "24 winter."
        ],
    }


def test_lists_filter_by_home_city_and_show_the_date_in_words(desk: Client) -> None:
    lviv, odesa = make_home(), make_home("odesa")
    shown = make_initiative(lviv)
    make_initiative(odesa, "other")

    page = desk.get(address(Initiative, page="changelist"), {"city__id__exact": lviv.pk})

    assert list(page.context["cl"].result_list) == [shown]
    assert ">spring 2022<" in page.content.decode()


@pytest.mark.parametrize("value", ["<script>", "1x", "²"])
def test_a_neighbour_that_no_list_offered_is_refused_at_its_field(desk: Client, value: str) -> None:
    agreement = make_agreement(make_home())

    response = send(desk, Agreement, agreement.pk, city=value, partnerships=[value])

    assert sorted(response.context["adminform"].form.errors) == ["city", "partnerships"]


def test_a_party_that_someone_else_added_meanwhile_is_refused_at_its_field(desk: Client) -> None:
    lviv, freiburg, berlin = make_home(), make_city(), make_city("berlin")
    agreement = make_agreement(lviv, parties=[lviv, freiburg])
    opened = open_form(desk, address(Agreement, agreement.pk), Agreement)
    AgreementParty.objects.create(agreement=agreement, city=berlin, position=3)

    response = desk.post(
        address(Agreement, agreement.pk),
        {**opened, "why": "Ще сторона", "parties-TOTAL_FORMS": "3", "parties-2-city": berlin.pk},
    )

    assert form_errors(response) == {"parties__2__city": ["This city is already a party."]}
