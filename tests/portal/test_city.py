"""The page of a city by its address, and the case page of a home city."""

import pytest

from aid.models import DeliveryRelation
from cities.models import City
from tests.factories import (
    add_event,
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


def page(client, slug="lviv", language="en"):
    return client.get(f"/{language}/cities/{slug}/")


@pytest.fixture
def lviv():
    home = make_home()
    make_profile(home)
    return home


def test_home_city_with_a_profile_has_a_case_page(client, lviv):
    answer = page(client)
    assert answer.templates[0].name == "portal/case.html"


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_hidden_profile_leaves_the_plain_page(client, state):
    make_profile(make_home(), state=state, lead_en="Secret lead")
    answer = page(client)
    assert answer.templates[0].name == "portal/place.html"
    assert "Secret lead" not in answer.text


@pytest.mark.parametrize("state", ["draft", "in_review"])
def test_hidden_city_is_not_found(client, state):
    make_city("graz", state=state)
    assert page(client, "graz").status_code == 404


def test_withdrawn_city_is_gone_with_the_reason(client):
    city = make_city("graz")
    city.withdraw("Не партнер", "No partner")
    answer = page(client, "graz")
    assert (answer.status_code, "No partner" in answer.text) == (410, True)


def test_merged_city_leads_to_the_other(client):
    double, city = make_city("grazz"), make_city("graz")
    double.withdraw("Двічі", "Twice")
    double.merged_into = city
    double.save()
    answer = page(client, "grazz")
    assert (answer.status_code, answer["Location"]) == (301, "/en/cities/graz/")


def test_key_figures_count_what_their_lists_show(client, lviv):
    make_partnership(lviv, make_city("graz", country="AT"))
    make_partnership(lviv, make_city("oslo", country="NO"), kind="partner")
    add_event(make_partnership(lviv, make_city("brest")), "terminated", "2022")
    make_agreement(lviv)
    make_agreement(lviv, "over", valid_until_edtf="2023-12")
    for number, stage in enumerate(["pledged", "delivered", "delivered", "committed"]):
        make_delivery(lviv, f"aid-{number}", stage=stage)
    context = page(client).context
    links = context["link_figures"]
    assert (links.current, links.sister, links.partner, links.countries) == (2, 1, 1, 2)
    assert (links.past, context["in_force"], len(context["agreements"])) == (1, 1, 2)
    assert dict(context["stages"]) == {"pledged": 1, "delivered": 2, "committed": 1}
    for query, count in [
        ("partnerships/?city=lviv&status=active", 2),
        ("partnerships/?city=lviv&kind=sister&status=active", 1),
        ("partnerships/?city=lviv&kind=partner&status=active", 1),
        ("agreements/?city=lviv&status=in_force", 1),
        ("aid/?city=lviv&stage=delivered", 2),
        ("aid/?city=lviv&stage=committed", 1),
        ("aid/?city=lviv&stage=pledged", 1),
    ]:
        address = f"/en/{query}".replace("&", "&amp;")
        assert f'href="{address}"' in page(client).text
        assert client.get(f"/en/{query}").context["page_obj"].paginator.count == count


def test_city_without_aid_has_no_empty_tables(client, lviv):
    text = page(client).text
    assert ('id="figures"' in text, 'id="aid"' in text, "no rows" in text) == (False, False, True)


def test_text_jumps_to_its_sources_and_back(client):
    home = make_home()
    source = make_source("hub", title="A hub in Lviv")
    profile = make_profile(home, text_en="A hub [@hub]. Still a hub [@hub @hidden].")
    make_source("hidden", title="Secret source", state="draft")
    cite(profile, source)
    text = page(client).text
    assert text.count('href="#n1"') == 2
    assert ('id="n1"' in text, 'id="m1-1"' in text, 'href="#m1-2"' in text) == (True, True, True)
    assert ("A hub in Lviv" in text, "Secret source" in text, 'id="n2"' in text) == (
        True,
        False,
        False,
    )


def test_untranslated_text_is_marked(client):
    make_profile(make_home(), text_en="", text_uk="Розповідь.")
    text = page(client).text
    assert '<div class="prose" lang="uk"><p>Розповідь.</p>' in text
    assert "Not translated yet: the text is in Ukrainian." in text


def test_hostile_profile_is_only_text(client):
    make_profile(make_home(), text_en="<script>alert(1)</script>[x](javascript:alert(1))")
    text = page(client).text
    assert "<script>alert" not in text
    assert 'href="javascript' not in text


def test_part_of_a_held_row_names_only_itself(client, lviv):
    whole = make_delivery(lviv, "whole", title_en="Secret whole", state="in_review")
    part = make_delivery(lviv, "part", title_en="First convoy")
    make_item(part)
    DeliveryRelation.objects.create(delivery=part, kind="part_of", target=whole)
    answer = page(client)
    assert [(note.reason, note.number) for note in answer.context["table"].left_out] == [
        ("part_of", 1)
    ]
    assert "row is part of another record." in answer.text
    assert "Secret" not in answer.text


def test_hidden_neighbours_are_nowhere(client, lviv):
    hidden = make_organization("secret-fund", state="draft")
    make_partnership(lviv, make_city("secretville", state="draft"))
    make_agreement(lviv, parties=[lviv, hidden])
    make_initiative(lviv, "held", title_en="Secret festival", state="in_review")
    make_delivery(lviv, donors=[hidden])
    assert "secret" not in page(client).text.lower()


def test_agreement_kept_by_another_city_stands_apart(client, lviv):
    kharkiv = make_home("kharkiv")
    make_agreement(kharkiv, "memorandum", parties=[kharkiv, lviv])
    context = page(client).context
    assert ([a.slug for a in context["agreements_elsewhere"]], context["agreements"]) == (
        ["memorandum"],
        [],
    )


def test_agreements_are_drawn_by_year_and_undated_ones_told(client, lviv):
    make_agreement(lviv, "old", signed_on_edtf="1989-08")
    make_agreement(lviv, "new", signed_on_edtf="2024", kind="declaration")
    make_agreement(lviv, "undated", signed_on_edtf="")
    years = page(client).context["years"]
    assert [(dot.mark, dot.title) for dot in years.wide.dots] == [
        ("sister", "Partnership agreement"),
        ("other", "Partnership agreement"),
    ]
    assert (years.first, years.last, years.undated) == (1989, 2024, 1)


def test_sources_of_the_page_are_counted_once(client, lviv):
    make_agreement(lviv)
    make_delivery(lviv)
    cite(make_initiative(lviv), make_source("other"))
    cite(make_delivery(lviv, "more"), make_source("hidden", state="draft"))
    assert page(client).context["sources"] == 2


def add_everything(home, number):
    partner = make_city(f"partner-{number}")
    make_partnership(home, partner)
    make_agreement(home, f"paper-{number}", parties=[home, partner])
    make_initiative(home, f"joint-{number}", parties=[home, partner])
    delivery = make_delivery(home, f"aid-{number}", donors=[partner])
    make_item(delivery)
    other = make_delivery(home, f"other-{number}")
    DeliveryRelation.objects.create(delivery=delivery, kind="overlaps", target=other)
    cite(home.profile, make_source(f"source-{number}"))


def count_queries(client, slug, django_assert_max_num_queries):
    with django_assert_max_num_queries(60) as asked:
        page(client, slug)
    return len(asked)


@pytest.mark.parametrize("slug", ["lviv", "partner-1"])
def test_three_records_need_no_more_queries_than_one(
    client, lviv, slug, django_assert_max_num_queries
):
    add_everything(lviv, 1)
    page(client, slug)
    one = count_queries(client, slug, django_assert_max_num_queries)
    add_everything(lviv, 2)
    add_everything(lviv, 3)
    for number in (2, 3):
        add_everything_of_partner(number)
    assert count_queries(client, slug, django_assert_max_num_queries) == one


def add_everything_of_partner(number):
    home, partner = make_home(f"home-{number}"), City.objects.get(slug="partner-1")
    make_partnership(home, partner)
    make_agreement(home, f"second-{number}", parties=[home, partner])
    make_initiative(home, f"third-{number}", parties=[home, partner])
    make_item(make_delivery(home, f"gift-{number}", donors=[partner]))
